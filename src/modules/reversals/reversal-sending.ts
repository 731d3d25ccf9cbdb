import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Conflict, NotFound, Unavailable } from '../../platform/errors/app-error.js';
import { SYSTEM } from '../tickets/ticket-record.js';
import { ReversalBook } from './reversal-book.js';
import { ReversalChecks } from './reversal-checks.js';
import type { ReversalRow } from './reversal-row.js';
import { ReversalRules } from './reversal-rules.js';
import { FRESH_MS, isLostForGood } from './reversal-times.js';
import type { ReversalWord } from './reversal-wallet.js';

/** Once more under the same id, where the wallet never got it; no more often. */
const MOST_SENDS = 2;

/** Lets a request leave the house, and notes that before it does. */
@Injectable()
export class ReversalSending {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly book: ReversalBook,
    private readonly checks: ReversalChecks,
    private readonly rules: ReversalRules,
    private readonly clock: Clock,
  ) {}

  /**
   * Why it may not go out now; null where it may. A yes is good for what was seen when it was said: where it had to wait,
   * for a gate that was closed or a wallet that turned us away, the wallet is looked at once more, by the rules of today.
   */
  async objectionTo(request: ReversalRow): Promise<ReversalWord | null> {
    if (!this.rules.isOpen) {
      return { state: 'CLOSED' };
    }
    const waited = this.clock.now().getTime() - (request.decidedAt?.getTime() ?? 0);
    if (request.status !== 'approved' || waited <= FRESH_MS) {
      return null;
    }
    try {
      await this.checks.forApproval(request);

      return null;
    } catch (error) {
      if (error instanceof Unavailable) {
        return { state: 'NO_ANSWER' };
      }
      if (error instanceof Conflict || error instanceof NotFound) {
        return { state: 'CHANGED' };
      }
      throw error;
    }
  }

  /** What the wallet has once said that it has is never sent again, even where it has forgotten that; nor what is old. */
  mayRepeat({ sends, sentAt, serverCorrelationId }: ReversalRow): boolean {
    const isLost = isLostForGood(sentAt, this.clock.now());

    return sends < MOST_SENDS && serverCorrelationId === null && !isLost;
  }

  /**
   * The request as it stands once that is committed; null where it has moved since it was read, and where its transaction
   * was taken off the ticket before it was sent: then it never is.
   */
  async note(request: ReversalRow): Promise<ReversalRow | null> {
    const sends = request.sends + 1;
    const sentAt = this.clock.now();

    return this.unitOfWork.run(async (tx) => {
      await this.book.hold(tx, request);
      if (request.status === 'approved' && !(await this.book.isTied(tx, request))) {
        await this.book.giveUp(tx, request);

        return null;
      }
      if (!(await this.book.move(tx, request, 'sent', { sends, sent_at: sentAt }))) {
        return null;
      }
      if (sends > 1 || request.sentAt === null) {
        await this.book.tell(tx, request, SYSTEM, sends > 1 ? 'resent' : 'sent');
      }

      return { ...request, status: 'sent', step: request.step + 1, sends, sentAt, asks: 0 };
    });
  }
}
