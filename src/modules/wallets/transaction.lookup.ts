import { Injectable } from '@nestjs/common';
import { guessIdentifiers } from './account-identifiers.js';
import type { AccountIdentifier, WalletAccount } from './wallet-account.js';
import { WalletError } from './wallet-error.js';
import { type TransactionPage, WalletProvider, type WalletTerms } from './wallet-provider.js';
import type { WalletTransaction } from './wallet-transaction.js';

/** An account, and the names by which the wallet was asked for it. */
export interface FoundAccount {
  readonly account: WalletAccount;
  readonly identifiers: readonly AccountIdentifier[];
}

/** Asks the wallet as people ask: by what they typed. Reads only; who asked is recorded by the caller. */
@Injectable()
export class TransactionLookup {
  constructor(private readonly wallet: WalletProvider) {}

  /**
   * The account that was typed, by each guess at its kind. Where one guess has several accounts, the first of
   * `others` that names one of them decides.
   *
   * @throws WalletError `NOT_FOUND` when no guess fits, `AMBIGUOUS` when several accounts do and nothing tells them
   * apart, and whatever else the wallet refuses with
   */
  async findAccount(typed: string, others: readonly string[] = []): Promise<FoundAccount> {
    let isAmbiguous = false;
    for (const identifier of guessIdentifiers(typed)) {
      const found = await this.findGuess([identifier]);
      if (found === 'several') {
        isAmbiguous = true;
        const chosen = await this.findWith(identifier, others);
        if (chosen) {
          return chosen;
        }
      } else if (found) {
        return { account: found, identifiers: [identifier] };
      }
    }

    throw new WalletError(isAmbiguous ? 'AMBIGUOUS' : 'NOT_FOUND', 'no guess at the account fits');
  }

  /** What the operator's profile says; nobody is asked for it. */
  terms(): WalletTerms {
    return this.wallet.terms();
  }

  within(
    identifiers: readonly AccountIdentifier[],
    window: { readonly from: Date; readonly to: Date },
  ): Promise<TransactionPage> {
    return this.wallet.listTransactions(identifiers, window);
  }

  /** @throws WalletError `NOT_FOUND` where the wallet knows no such reference */
  require(reference: string): Promise<WalletTransaction> {
    return this.wallet.getTransaction(reference);
  }

  /** Several accounts share one name: what else was said may name one of them. */
  private async findWith(shared: AccountIdentifier, others: readonly string[]): Promise<FoundAccount | null> {
    for (const value of others) {
      for (const kind of ['walletid', 'accountid'] as const) {
        const identifiers = [shared, { kind, value }];
        const found = await this.findGuess(identifiers);
        if (found && found !== 'several') {
          return { account: found, identifiers };
        }
      }
    }

    return null;
  }

  /** A wallet refuses what cannot be an identifier of that kind: then the guess was wrong, not the customer. */
  private async findGuess(
    identifiers: readonly AccountIdentifier[],
  ): Promise<WalletAccount | 'several' | null> {
    try {
      return await this.wallet.findAccount(identifiers);
    } catch (error) {
      if (error instanceof WalletError && (error.kind === 'NOT_FOUND' || error.kind === 'BAD_REQUEST')) {
        return null;
      }
      if (error instanceof WalletError && error.kind === 'AMBIGUOUS') {
        return 'several';
      }

      throw error;
    }
  }
}
