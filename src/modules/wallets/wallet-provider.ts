import type { AccountIdentifier, WalletAccount } from './wallet-account.js';
import type { WalletTransaction } from './wallet-transaction.js';

export interface WalletHealth {
  readonly status: 'available' | 'degraded' | 'unavailable';
  readonly delayMs: number | null;
  readonly restoreAt: Date | null;
}

export interface TransactionPage {
  /** Newest first; each reference once. */
  readonly transactions: readonly WalletTransaction[];
  /** There was more than we were willing to fetch. */
  readonly truncated: boolean;
  /** Rows that no reader could make sense of. They are counted, never guessed. */
  readonly unreadable: number;
}

/**
 * The wallet, read only. Up to three identifiers name one account. Every method refuses with a `WalletError`
 * and never answers with a fact about an account that was not asked for.
 */
export abstract class WalletProvider {
  abstract health(): Promise<WalletHealth>;
  abstract findAccount(identifiers: readonly AccountIdentifier[]): Promise<WalletAccount>;
  abstract listTransactions(
    identifiers: readonly AccountIdentifier[],
    window: { readonly from: Date; readonly to: Date },
  ): Promise<TransactionPage>;
  abstract getTransaction(reference: string): Promise<WalletTransaction>;
}
