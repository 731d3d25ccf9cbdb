import { type FoundAccount, TransactionLookup } from '../../../src/modules/wallets/transaction.lookup.js';
import type { AccountIdentifier, WalletAccount } from '../../../src/modules/wallets/wallet-account.js';
import { WalletError } from '../../../src/modules/wallets/wallet-error.js';
import {
  type TimeWindow,
  type TransactionPage,
  WalletProvider,
} from '../../../src/modules/wallets/wallet-provider.js';
import type { WalletTransaction } from '../../../src/modules/wallets/wallet-transaction.js';
import type { Holder } from './ledger-lookup.js';

/** A wallet with one account and these transactions; what it may hand out at once has a limit. */
export class ListedLookup extends TransactionLookup {
  private readonly newestFirst: readonly (readonly [at: number, transaction: WalletTransaction])[];

  constructor(
    private readonly identifiers: readonly AccountIdentifier[],
    private readonly transactions: readonly WalletTransaction[],
    private readonly most = 500,
  ) {
    super(Object.create(WalletProvider.prototype) as WalletProvider);
    this.newestFirst = transactions
      .flatMap((one) => (one.createdAt === null ? [] : [[one.createdAt.getTime(), one] as const]))
      .sort(([a], [b]) => b - a);
  }

  /** The account's owner, as statements are made of him. */
  holder(zone: string): Holder {
    const row = { zone, currency: this.transactions[0]?.currency ?? 'CNY' } as Holder['row'];

    return { row, identifiers: this.identifiers, transactions: this.transactions };
  }

  override findAccount(typed: string): Promise<FoundAccount> {
    const found = this.identifiers.filter(({ value }) => value === typed);

    return found.length > 0
      ? Promise.resolve({ account: { identifiers: this.identifiers } as WalletAccount, identifiers: found })
      : Promise.reject(new WalletError('NOT_FOUND', 'nobody'));
  }

  override within(_: readonly AccountIdentifier[], { from, to }: TimeWindow): Promise<TransactionPage> {
    const [first, last] = [from.getTime(), to.getTime()];
    const all: WalletTransaction[] = [];
    for (const [at, transaction] of this.newestFirst) {
      if (at >= first && at <= last) {
        all.push(transaction);
      }
    }

    return Promise.resolve({
      transactions: all.slice(0, this.most),
      truncated: all.length > this.most,
      unreadable: 0,
      zoneAssumed: false,
    });
  }

  override require(reference: string): Promise<WalletTransaction> {
    const found = this.transactions.find((transaction) => transaction.reference === reference);

    return found
      ? Promise.resolve(found)
      : Promise.reject(new WalletError('NOT_FOUND', 'no such transaction'));
  }
}
