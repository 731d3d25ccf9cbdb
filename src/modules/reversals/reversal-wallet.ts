import { Injectable } from '@nestjs/common';
import { Log } from '../../platform/logging/log.js';
import { WalletError } from '../wallets/wallet-error.js';
import { WalletProvider } from '../wallets/wallet-provider.js';
import type { ReversalOutcome } from '../wallets/wallet-reversal.js';
import type { WalletTransaction } from '../wallets/wallet-transaction.js';
import { orderOf, type ReversalRow } from './reversal-row.js';

/**
 * What is known after the wallet was spoken to.
 * - `NOT_SENT`: nothing left this house, or the wallet turned it away unread; the same order may be sent later.
 * - `NO_ANSWER`: it was only asked what became of the order, and gave no answer to rely on.
 * - `FOREIGN`: it says that the id of the order is not ours.
 * - `CLOSED`: the operator has closed the gate meanwhile, and nobody spoke to it.
 * - `CHANGED`: it shows other figures than when somebody said yes, so that it is not sent.
 */
export type ReversalWord =
  ReversalOutcome | { readonly state: 'NOT_SENT' | 'NO_ANSWER' | 'FOREIGN' | 'CLOSED' | 'CHANGED' };

/** Speaks to the wallet about one request. Whatever goes wrong there is a word too: nothing of it is thrown. */
@Injectable()
export class ReversalWallet {
  constructor(
    private readonly wallet: WalletProvider,
    private readonly log: Log,
  ) {}

  order(request: ReversalRow): Promise<ReversalWord> {
    return this.ask(request, 'NOT_SENT', () => this.wallet.requestReversal(orderOf(request)));
  }

  whatBecameOf(request: ReversalRow): Promise<ReversalWord> {
    return this.ask(request, 'NO_ANSWER', () => this.wallet.recoverReversal(orderOf(request)));
  }

  /** How far the wallet is with what it works on by itself. */
  poll(request: ReversalRow): Promise<ReversalWord> {
    return this.ask(request, 'NO_ANSWER', async () => {
      const progress = await this.wallet.reversalState(request.serverCorrelationId ?? '');
      if (progress.state === 'PENDING') {
        return { state: 'QUEUED', progress };
      }
      if (progress.state === 'FAILED') {
        const unknown = { category: null, code: null, reason: 'UNSPECIFIED' } as const;

        return { state: 'REJECTED', refusal: progress.refusal ?? unknown };
      }

      return progress.objectReference === null
        ? { state: 'IN_DOUBT' }
        : this.made(request, await this.wallet.getTransaction(progress.objectReference));
    });
  }

  /** How what the wallet has made stands now. */
  watch(request: ReversalRow): Promise<ReversalWord> {
    return this.ask(request, 'NO_ANSWER', async () =>
      this.made(request, await this.wallet.getTransaction(request.reversalReference ?? '')),
    );
  }

  private made({ originalReference }: ReversalRow, made: WalletTransaction): ReversalWord {
    // Not every wallet shows there what it gives back; the number is the one it has named for this very order.
    if (made.originalReference !== null && made.originalReference !== originalReference) {
      return { state: 'NO_ANSWER' }; // It gives back something else: nothing is believed of it.
    }
    const { reference, state, rawState } = made;
    const reversal = { reference, originalReference, state, rawState };
    if (state === 'COMPLETED') {
      return { state: 'DONE', reversal };
    }

    return ['FAILED', 'CANCELLED', 'EXPIRED'].includes(state)
      ? { state: 'REJECTED', refusal: { category: null, code: made.rawReason, reason: 'UNSPECIFIED' } }
      : { state: 'PROCESSING', reversal };
  }

  private async ask(
    { id, status }: ReversalRow,
    otherwise: 'NOT_SENT' | 'NO_ANSWER',
    question: () => Promise<ReversalWord>,
  ): Promise<ReversalWord> {
    try {
      return await question();
    } catch (error) {
      if (!(error instanceof WalletError)) {
        throw error;
      }
      const isForeign = otherwise === 'NO_ANSWER' && isAboutTheId(error);
      this.log[isForeign ? 'error' : 'warn'](
        { reversal: id, status, kind: error.kind },
        isForeign
          ? 'the wallet says that the id of our reversal is not ours: the operator must look'
          : 'the wallet gave no answer about a reversal',
      );

      return { state: isForeign ? 'FOREIGN' : otherwise };
    }
  }
}

/** By this code wallets keep others' requests to themselves; any other 401 is about our credentials, and passes. */
const isAboutTheId = ({ kind, said }: WalletError): boolean =>
  kind === 'UNAUTHORISED' && said?.code?.toLowerCase() === 'clientauthorisationerror';
