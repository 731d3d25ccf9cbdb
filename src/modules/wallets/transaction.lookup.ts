import { Injectable } from '@nestjs/common';
import { statedInterval } from '../../platform/clock/stated-time.js';
import type { StatedInterval, StatedTime } from '../../platform/clock/stated-time.js';
import { guessIdentifiers } from './account-identifiers.js';
import { rankTransactions } from './transaction-ranking.js';
import type { RankedTransaction } from './transaction-ranking.js';
import type { AccountIdentifier, WalletAccount } from './wallet-account.js';
import { WalletError } from './wallet-error.js';
import { WalletProvider } from './wallet-provider.js';
import type { Direction, WalletTransaction } from './wallet-transaction.js';

/** What a customer said about his transaction. `account` is as typed; `amount` a decimal string. */
export interface CandidatesRequest {
  readonly account: string;
  readonly occurred: StatedTime;
  readonly amount?: string;
  readonly currency?: string;
  readonly direction?: Direction;
  readonly sentAt: Date;
}

export interface Candidates {
  readonly account: WalletAccount;
  /** Best first. */
  readonly candidates: readonly RankedTransaction[];
  /** The wallet had more than was fetched; the right one may be missing. */
  readonly truncated: boolean;
}

const HOUR = 3_600_000;

/** Finds the transaction behind a customer's words. Reads only; who asked is recorded by the caller. */
@Injectable()
export class TransactionLookup {
  constructor(private readonly wallet: WalletProvider) {}

  /**
   * @throws WalletError `NOT_FOUND` when no guess at the account fits, and whatever the wallet refuses with
   * @throws StatedTimeError for a time that does not exist
   */
  async candidates(request: CandidatesRequest): Promise<Candidates> {
    const interval = statedInterval(request.occurred, request.sentAt);
    const { account, identifier } = await this.findAccount(request.account);
    const page = await this.wallet.listTransactions([identifier], fetchWindow(interval));
    const candidates = rankTransactions(page.transactions, {
      interval: request.occurred.precision === 'unknown' ? null : interval,
      amount: request.amount,
      currency: request.currency,
      direction: request.direction,
    });

    return { account, candidates, truncated: page.truncated };
  }

  /** @throws WalletError `NOT_FOUND` where the wallet knows no such reference */
  require(reference: string): Promise<WalletTransaction> {
    return this.wallet.getTransaction(reference);
  }

  private async findAccount(
    typed: string,
  ): Promise<{ account: WalletAccount; identifier: AccountIdentifier }> {
    for (const identifier of guessIdentifiers(typed)) {
      const account = await this.findGuess(identifier);

      if (account) {
        return { account, identifier };
      }
    }

    throw new WalletError('NOT_FOUND', 'no guess at the account fits');
  }

  /** A wallet refuses what cannot be an identifier of that kind: then the guess was wrong, not the customer. */
  private async findGuess(identifier: AccountIdentifier): Promise<WalletAccount | null> {
    try {
      return await this.wallet.findAccount([identifier]);
    } catch (error) {
      if (error instanceof WalletError && (error.kind === 'NOT_FOUND' || error.kind === 'BAD_REQUEST')) {
        return null;
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
