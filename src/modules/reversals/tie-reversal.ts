import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import type { Delivery } from '../../platform/jobs/work-runner.js';
import { LinkBook } from '../tickets/link-book.js';
import { snapshotOf, type TransactionSnapshot } from '../wallets/transaction-snapshot.js';
import { TransactionLookup } from '../wallets/transaction.lookup.js';
import { WalletError } from '../wallets/wallet-error.js';
import { ReversalBook } from './reversal-book.js';
import type { ReversalRow } from './reversal-row.js';
import { pauseAfter } from './reversal-times.js';

interface Both {
  readonly original: TransactionSnapshot;
  readonly made: TransactionSnapshot;
}

/**
 * What is done once money is back: what the wallet made is tied to the ticket, and the original is read again. That is
 * how the customer hears of it, if he sees the original or has our word: by what the wallet shows, and not before.
 */
@Injectable()
export class TieReversal {
  constructor(
    private readonly transactions: TransactionLookup,
    private readonly links: LinkBook,
    private readonly book: ReversalBook,
    private readonly clock: Clock,
  ) {}

  async both(request: ReversalRow, delivery: Delivery): Promise<void> {
    const { reversalReference: reference, decidedBy, ticket } = request;
    if (request.tiedAt !== null || reference === null || decidedBy === null) {
      return;
    }
    const seen = await this.look(request.originalReference, reference);
    await delivery.complete(async (tx) => {
      await this.book.hold(tx, request);
      if (!(await this.book.stay(tx, request, seen ? { tied_at: this.clock.now() } : {}))) {
        return;
      }
      if (seen) {
        await this.links.tieOrdered(tx, decidedBy, ticket, { ...seen.made, reference });
        await this.links.see(tx, ticket, request.linkId, seen.original, 'by-itself');
      } else {
        await this.book.goOn(tx, request, pauseAfter(request.asks + 1));
      }
    });
  }

  /** Null where the wallet gave no answer; it is asked again until it does. */
  private async look(original: string, made: string): Promise<Both | null> {
    try {
      return {
        original: snapshotOf(await this.transactions.require(original)),
        made: snapshotOf(await this.transactions.require(made)),
      };
    } catch (error) {
      if (error instanceof WalletError) {
        return null;
      }
      throw error;
    }
  }
}
