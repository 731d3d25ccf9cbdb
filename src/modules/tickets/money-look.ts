import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import type { Seen } from '../diagnosis/seen.js';
import { type FoundAccount, TransactionLookup } from '../wallets/transaction.lookup.js';
import type { AccountIdentifier, WalletAccount } from '../wallets/wallet-account.js';
import { WalletError } from '../wallets/wallet-error.js';
import type { TransactionPage, WalletTerms } from '../wallets/wallet-provider.js';
import type { WalletTransaction } from '../wallets/wallet-transaction.js';

export type SeenMoney = Pick<
  Seen,
  'wallet' | 'accountIs' | 'account' | 'subject' | 'others' | 'isCut' | 'otherWallet'
>;

/** What is asked of the wallet: an account as the customer names it, a transaction by its number, or both. */
export interface Asked {
  readonly account: string | null;
  readonly reference: string | null;
}

/** What the wallet shows around a time, and whether that was all. */
type Around = Pick<TransactionPage, 'transactions' | 'truncated'>;

const NOTHING: Around = { transactions: [], truncated: false };
const HOUR = 3_600_000;
/** What gives money back may come weeks later; more than this is no answer to a customer any more. */
const AFTER_MS = 31 * 24 * HOUR;

/** Nobody has asked the wallet, and nothing is known. */
export const UNASKED: SeenMoney = {
  wallet: 'reachable',
  accountIs: 'not-asked',
  account: null,
  subject: null,
  others: [],
  otherWallet: null,
};

/** Looks into the wallet once: the account, the transaction that is meant, and what belongs to it. */
@Injectable()
export class MoneyLook {
  constructor(
    private readonly wallet: TransactionLookup,
    private readonly clock: Clock,
  ) {}

  /** What the operator's profile says of limits, fees and returns. */
  terms(): WalletTerms {
    return this.wallet.terms();
  }

  /** A wallet that gives no answer, or one that cannot be believed, is away. */
  async look({ account, reference }: Asked): Promise<SeenMoney> {
    try {
      const found = account === null ? 'not-asked' : await this.accountOf(account);
      const subject = reference === null ? null : await this.transactionOf(reference);
      const isFound = typeof found !== 'string';
      const identifiers = isFound ? found.identifiers : namesOf(subject);
      const around = subject && identifiers.length > 0 ? await this.around(identifiers, subject) : NOTHING;
      const { transactions: others, truncated: isCut } = around;

      return {
        ...UNASKED,
        accountIs: isFound ? 'found' : found,
        account: isFound ? found.account : null,
        // Read among the account's own it knows whose it is; read alone it does not.
        subject: others.find((one) => one.reference === subject?.reference) ?? subject,
        others,
        isCut,
        otherWallet: isFound && subject ? otherWalletOf(found.account, subject) : null,
      };
    } catch (error) {
      if (error instanceof WalletError) {
        return { ...UNASKED, wallet: 'away' };
      }
      throw error;
    }
  }

  private async accountOf(account: string): Promise<FoundAccount | 'unknown' | 'several'> {
    try {
      return await this.wallet.findAccount(account);
    } catch (error) {
      if (error instanceof WalletError && error.kind === 'NOT_FOUND') {
        return 'unknown';
      }
      if (error instanceof WalletError && error.kind === 'AMBIGUOUS') {
        return 'several';
      }
      throw error;
    }
  }

  private async transactionOf(reference: string): Promise<WalletTransaction | null> {
    try {
      return await this.wallet.require(reference);
    } catch (error) {
      if (error instanceof WalletError && (error.kind === 'NOT_FOUND' || error.kind === 'BAD_REQUEST')) {
        return null;
      }
      throw error;
    }
  }

  private async around(
    identifiers: readonly AccountIdentifier[],
    { createdAt, originalReference }: WalletTransaction,
  ): Promise<Around> {
    if (createdAt === null) {
      return NOTHING;
    }
    const at = createdAt.getTime();
    const from = new Date(at - (originalReference === null ? HOUR : AFTER_MS));
    const to = new Date(Math.min(this.clock.now().getTime(), at + AFTER_MS));

    return this.wallet.within(identifiers, { from, to });
  }
}

/** By which names its payer goes, where nobody has said whose it is. */
const namesOf = (subject: WalletTransaction | null): readonly AccountIdentifier[] =>
  subject?.debit.identifiers.filter(({ kind }) => kind === 'walletid' || kind === 'msisdn').slice(0, 1) ?? [];

/** The end of the number of another wallet of the same holder, where the money went there; null where it did not. */
function otherWalletOf({ identifiers }: WalletAccount, { credit }: WalletTransaction): string | null {
  const wallet = credit.identifiers.find(({ kind }) => kind === 'walletid')?.value;
  const isOwn = identifiers.some(({ kind, value }) => kind === 'walletid' && value === wallet);
  const isSameHolder = credit.identifiers.some(({ kind, value }) =>
    identifiers.some((own) => own.kind === kind && own.value === value && kind !== 'walletid'),
  );

  return wallet !== undefined && !isOwn && isSameHolder ? wallet.slice(-4) : null;
}
