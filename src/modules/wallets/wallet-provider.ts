import type { FeeRule, Lasting, LimitRule } from './wallet-profile.js';
import type { AccountBalance, AccountIdentifier, AccountStatus, WalletAccount } from './wallet-account.js';
import { WalletError } from './wallet-error.js';
import type { RequestProgress, ReversalOrder, ReversalOutcome } from './wallet-reversal.js';
import type { StatementPage } from './wallet-statement.js';
import type { TransactionState, TransactionType, WalletTransaction } from './wallet-transaction.js';

export interface WalletHealth {
  readonly status: 'available' | 'degraded' | 'unavailable';
  readonly delayMs: number | null;
  readonly restoreAt: Date | null;
}

/** By time of creation, both ends included. */
export interface TimeWindow {
  readonly from: Date;
  readonly to: Date;
}

/** What of a window is wanted; left out means everything. */
export interface TransactionFilters {
  readonly state?: TransactionState;
  readonly type?: TransactionType;
  /** Rows to read at most; 500 where nothing is said, and never more. */
  readonly cap?: number;
}

export interface TransactionPage {
  /** Newest first; each reference once. */
  readonly transactions: readonly WalletTransaction[];
  /** There was more than we were willing to fetch. */
  readonly truncated: boolean;
  /** Rows that no reader could make sense of. They are counted, never guessed. */
  readonly unreadable: number;
  /** Some rows named no zone, and the profile's was assumed. */
  readonly zoneAssumed: boolean;
}

/** What this operator allows, charges and gives back in time: for words about it, never to refuse anything. */
export interface WalletTerms {
  readonly limits: readonly LimitRule[];
  readonly fees: readonly FeeRule[];
  readonly reversalWindow: Lasting;
  /** By whose calendar business days and periods are counted. */
  readonly timeZone: string;
  readonly holidays: readonly string[];
}

/** What this wallet can do; what it cannot is not offered to anybody. */
export interface WalletCapabilities {
  readonly statement: boolean;
  readonly balance: boolean;
  readonly reversal: boolean;
  readonly partialReversal: boolean;
  readonly accountSearch: boolean;
  readonly receiptsSearch: boolean;
  readonly failureReasons: boolean;
  readonly legStates: boolean;
  readonly zoneAware: boolean;
}

/**
 * The wallet. Up to three identifiers name one account. Every method refuses with a `WalletError` and never answers
 * with a fact about an account that was not asked for. Who asked, for which ticket and why is recorded by the caller,
 * before he shows the answer.
 */
export abstract class WalletProvider {
  abstract capabilities(): WalletCapabilities;
  abstract terms(): WalletTerms;
  abstract health(): Promise<WalletHealth>;
  abstract findAccount(identifiers: readonly AccountIdentifier[]): Promise<WalletAccount>;
  abstract getStatus(identifiers: readonly AccountIdentifier[]): Promise<AccountStatus>;
  abstract getBalance(identifiers: readonly AccountIdentifier[]): Promise<AccountBalance>;
  abstract listTransactions(
    identifiers: readonly AccountIdentifier[],
    window: TimeWindow,
    filters?: TransactionFilters,
  ): Promise<TransactionPage>;
  abstract getTransaction(reference: string): Promise<WalletTransaction>;
  abstract listStatement(
    identifiers: readonly AccountIdentifier[],
    window: TimeWindow,
  ): Promise<StatementPage>;

  /**
   * Sends an order once, without a second try. The caller has stored its `correlationId` as sent before.
   *
   * @throws WalletError where nothing left this house, so that the same order may be sent later
   */
  abstract requestReversal(order: ReversalOrder): Promise<ReversalOutcome>;
  abstract reversalState(serverCorrelationId: string): Promise<RequestProgress>;

  /** What became of an order whose answer was lost. @throws WalletError `UNAUTHORISED` for an id that is not ours */
  abstract recoverReversal(order: ReversalOrder): Promise<ReversalOutcome>;

  /**
   * The transaction of this account that carries this number, whichever it is: receipt, reference, the shop's order.
   *
   * @throws WalletError `NOT_FOUND` where none in the window does, `AMBIGUOUS` where several do
   */
  async findByReceipt(
    receipt: string,
    identifiers: readonly AccountIdentifier[],
    window: TimeWindow,
  ): Promise<WalletTransaction> {
    const wanted = folded(receipt);
    const { transactions } = await this.listTransactions(identifiers, window);
    const [only, another] = transactions.filter((one) =>
      [one.receipt, one.reference, one.partnerReference, one.orderNumber].some(
        (number) => number !== null && folded(number) === wanted,
      ),
    );

    if (!only || another) {
      throw new WalletError(only ? 'AMBIGUOUS' : 'NOT_FOUND', 'no single transaction has this number');
    }

    return only;
  }
}

const folded = (number: string): string => number.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase();
