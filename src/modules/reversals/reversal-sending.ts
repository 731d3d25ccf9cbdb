import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { SYSTEM } from '../tickets/ticket-record.js';
import { ReversalBook } from './reversal-book.js';
import type { ReversalRow } from './reversal-row.js';

/** Notes that a request leaves the house, before it does. */
@Injectable()
export class ReversalSending {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly book: ReversalBook,
    private readonly clock: Clock,
  ) {}

  /** The request as it stands once that is committed; null where it has moved since it was read. */
  async note(request: ReversalRow): Promise<ReversalRow | null> {
    const sends = request.sends + 1;
    const sentAt = this.clock.now();

    return this.unitOfWork.run(async (tx) => {
      await this.book.hold(tx, request);
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
