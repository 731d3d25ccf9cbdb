import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { SYSTEM } from '../tickets/ticket-record.js';
import type { RequestProgress, WalletRefusal } from '../wallets/wallet-reversal.js';
import { ReversalBook } from './reversal-book.js';
import type { ReversalRow } from './reversal-row.js';
import { isLostForGood, LONG_PAUSE_MS, pauseAfter, TRY_AGAIN_MS, USUAL_POLLS } from './reversal-times.js';
import { NEVER_RECEIVED } from './reversal-status.js';
import type { ReversalWord } from './reversal-wallet.js';

/** The wallet's free text is confidential; its codes are short words. */
const LONGEST_CODE = 64;

/** Stores what the wallet said of a request, tells it to the staff, and sets the next step. Whoever comes late stores nothing. */
@Injectable()
export class ReversalOutcomes {
  constructor(
    private readonly book: ReversalBook,
    private readonly clock: Clock,
  ) {}

  async take(tx: Transaction, request: ReversalRow, word: ReversalWord): Promise<void> {
    await this.book.hold(tx, request);
    switch (word.state) {
      case 'DONE':
        return this.done(tx, request, word.reversal.reference);
      case 'PROCESSING':
        return this.processing(tx, request, word.reversal.reference);
      case 'QUEUED':
        return this.queued(tx, request, word.progress);
      case 'CHANGED':
        return this.book.giveUp(tx, request);
      case 'REJECTED':
        return this.rejected(tx, request, word.refusal);
      case 'NOT_SENT':
        return this.notSent(tx, request);
      case 'NOT_RECEIVED':
        return this.notReceived(tx, request);
      case 'FOREIGN':
        return this.foreign(tx, request);
      case 'CLOSED':
        return this.closed(tx, request);
      case 'NO_ANSWER':
        return this.unanswered(tx, request);
      default:
        // An id that was used before is no failure: what became of it is asked for, like a lost answer.
        return this.inDoubt(tx, request);
    }
  }

  private async done(tx: Transaction, request: ReversalRow, made: string): Promise<void> {
    if (await this.book.move(tx, request, 'done', { reversal_reference: made })) {
      await this.book.tell(tx, request, SYSTEM, 'done', { made });
      await this.book.goOn(tx, request, 0);
    }
  }

  private async processing(tx: Transaction, request: ReversalRow, made: string): Promise<void> {
    if (request.status === 'processing') {
      return this.later(tx, request);
    }
    if (await this.book.move(tx, request, 'processing', { reversal_reference: made })) {
      await this.book.tell(tx, request, SYSTEM, 'processing', { made });
      await this.book.goOn(tx, request, pauseAfter(0));
    }
  }

  /** It may be asked so often, and until then; whatever it says after that, it is asked for by our own id instead. */
  private async queued(
    tx: Transaction,
    request: ReversalRow,
    progress: Pick<RequestProgress, 'serverCorrelationId' | 'pollLimit' | 'expiresAt'> | null,
  ): Promise<void> {
    const polls = request.polls + (request.status === 'queued' ? 1 : 0);
    const limit = progress?.pollLimit ?? request.pollLimit ?? USUAL_POLLS;
    const expiresAt = progress?.expiresAt ?? request.expiresAt;
    const isOver = polls >= limit || (expiresAt !== null && expiresAt <= this.clock.now());
    const changes = {
      polls,
      poll_limit: limit,
      expires_at: expiresAt,
      server_correlation_id: progress?.serverCorrelationId ?? request.serverCorrelationId,
    };
    if (isOver) {
      return request.status === 'in-doubt' ? this.later(tx, request) : this.inDoubt(tx, request, { polls });
    }
    if (request.status === 'queued') {
      return this.later(tx, request, changes);
    }
    if (await this.book.move(tx, request, 'queued', changes)) {
      await this.book.tell(tx, request, SYSTEM, 'queued');
      await this.book.goOn(tx, request, pauseAfter(0));
    }
  }

  /** A question without an answer is one all the same: a request that the wallet has forgotten is not polled for ever. */
  private unanswered(tx: Transaction, request: ReversalRow): Promise<void> {
    if (request.status === 'queued') {
      return this.queued(tx, request, null);
    }

    return request.status === 'sent' ? this.inDoubt(tx, request) : this.later(tx, request);
  }

  private async rejected(
    tx: Transaction,
    request: ReversalRow,
    { category, code }: Pick<WalletRefusal, 'category' | 'code'>,
  ): Promise<void> {
    const refusal = {
      refusal_category: category?.slice(0, LONGEST_CODE) ?? null,
      refusal_code: code?.slice(0, LONGEST_CODE) ?? null,
    };
    if (await this.book.move(tx, request, 'rejected', refusal)) {
      await this.book.tell(tx, request, SYSTEM, 'rejected', { code: refusal.refusal_code ?? '–' });
    }
  }

  private async inDoubt(
    tx: Transaction,
    request: ReversalRow,
    changes: { readonly polls?: number } = {},
  ): Promise<void> {
    if (request.status === 'in-doubt') {
      return this.later(tx, request);
    }
    if (await this.book.move(tx, request, 'in-doubt', changes)) {
      await this.book.tell(tx, request, SYSTEM, 'in-doubt');
      await this.book.goOn(tx, request, pauseAfter(0));
    }
  }

  /** Not counted as sent: the wallet has done nothing, and said so, or was never reached. */
  private async notSent(tx: Transaction, request: ReversalRow): Promise<void> {
    const isFirst = request.sends === 1;
    const changes = { sends: request.sends - 1 };
    if (await this.book.move(tx, request, isFirst ? 'approved' : 'in-doubt', changes)) {
      await this.book.goOn(tx, request, isFirst ? TRY_AGAIN_MS : LONG_PAUSE_MS);
    }
  }

  private async closed(tx: Transaction, request: ReversalRow): Promise<void> {
    if (await this.book.stay(tx, request)) {
      await this.book.goOn(tx, request, LONG_PAUSE_MS);
    }
  }

  /**
   * The wallet has not got what was sent: it is watched for a day, and then it is on no line any more. What the wallet
   * has once had stays in doubt, whatever it says later.
   */
  private async notReceived(tx: Transaction, request: ReversalRow): Promise<void> {
    if (isLostForGood(request.sentAt, this.clock.now()) && request.serverCorrelationId === null) {
      return this.rejected(tx, request, { category: null, code: NEVER_RECEIVED });
    }

    return this.inDoubt(tx, request);
  }

  /** Told once; asked again by the hour, because it may have been the wallet's own mistake. */
  private async foreign(tx: Transaction, request: ReversalRow): Promise<void> {
    const changes = { alerted_at: request.alertedAt ?? this.clock.now() };
    const isMoved =
      request.status === 'sent'
        ? await this.book.move(tx, request, 'in-doubt', changes)
        : await this.book.stay(tx, request, changes);
    if (isMoved) {
      if (request.alertedAt === null) {
        await this.book.tell(tx, request, SYSTEM, 'foreign');
      }
      await this.book.goOn(tx, request, LONG_PAUSE_MS);
    }
  }

  private async later(
    tx: Transaction,
    request: ReversalRow,
    changes: Parameters<ReversalBook['stay']>[2] = {},
  ): Promise<void> {
    if (await this.book.stay(tx, request, changes)) {
      await this.book.goOn(tx, request, pauseAfter(request.asks + 1));
    }
  }
}
