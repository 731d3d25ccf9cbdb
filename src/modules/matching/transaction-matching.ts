import { Injectable } from '@nestjs/common';
import { statedInterval, type StatedInterval } from '../../platform/clock/stated-time.js';
import { type FoundAccount, TransactionLookup } from '../wallets/transaction.lookup.js';
import { WalletError } from '../wallets/wallet-error.js';
import type { MatchOutcome } from './match-outcome.js';
import type { MatchRequest } from './match-request.js';
import { rankTransactions } from './transaction-ranking.js';

const HOUR = 3_600_000;
const NOTHING = {
  account: null,
  result: 'none',
  candidates: [],
  question: 'account',
  truncated: false,
  lookedAt: 0,
  foreignReference: false,
  hints: [],
} as const;

/** Finds the transaction behind a customer's words. Reads only; who asked is recorded by the caller. */
@Injectable()
export class TransactionMatching {
  constructor(private readonly wallet: TransactionLookup) {}

  /**
   * @throws WalletError whatever the wallet refuses with, but for an account that it does not know or has twice:
   * that is an answer
   * @throws StatedTimeError for a time that does not exist
   */
  async match(request: MatchRequest): Promise<MatchOutcome> {
    const interval = statedInterval(request.occurred, request.sentAt);
    const found = await this.accountOf(request);
    if (typeof found === 'string') {
      return { ...NOTHING, accountIs: found };
    }
    const page = await this.wallet.within(found.identifiers, fetchWindow(interval));
    const ranking = rankTransactions(page.transactions, {
      interval: request.occurred.precision === 'unknown' ? null : interval,
      amount: request.amount ?? undefined,
      currency: request.currency ?? undefined,
      direction: request.direction ?? undefined,
    });

    return {
      ...ranking,
      account: found.account,
      accountIs: 'known',
      truncated: page.truncated,
      lookedAt: page.transactions.length,
      foreignReference: false,
      hints: [],
    };
  }

  /**
   * The transaction with this number, whoever's it is: for the staff, who ask for one by its number.
   *
   * @throws WalletError `NOT_FOUND` where the wallet knows no such reference
   */
  async byReference(reference: string): Promise<MatchOutcome> {
    const transaction = await this.wallet.require(reference);
    const evidence = [{ kind: 'reference-given', params: {} }] as const;

    return {
      ...NOTHING,
      result: 'strong',
      candidates: [{ transaction, score: 100, evidence }],
      question: null,
      accountIs: 'known',
      lookedAt: 1,
      hints: ['reference'],
    };
  }

  private async accountOf({ account }: MatchRequest): Promise<FoundAccount | 'unknown' | 'several'> {
    try {
      return await this.wallet.findAccount(account);
    } catch (error) {
      if (error instanceof WalletError && (error.kind === 'NOT_FOUND' || error.kind === 'AMBIGUOUS')) {
        return error.kind === 'NOT_FOUND' ? 'unknown' : 'several';
      }

      throw error;
    }
  }
}

/** What is fetched is wider than what was stated: three sigmas, at least two hours, our own choice. */
function fetchWindow({ from, to, sigmaMs }: StatedInterval): { from: Date; to: Date } {
  const margin = Math.max(3 * sigmaMs, 2 * HOUR);

  return { from: new Date(from.getTime() - margin), to: new Date(to.getTime() + margin) };
}
