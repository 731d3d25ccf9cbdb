import type { AccountIdentifier } from './wallet-account.js';

/** GSMA `type` plus `unknown`: a word we do not map is shown as it came, never guessed. */
export const TRANSACTION_TYPES = [
  'merchantpay',
  'transfer',
  'deposit',
  'withdrawal',
  'billpay',
  'disbursement',
  'inttransfer',
  'adjustment',
  'reversal',
  'unknown',
] as const;

export type TransactionType = (typeof TRANSACTION_TYPES)[number];

/** Canonical states (own vocabulary over GSMA 1.2 and ISO 20022). */
export const TRANSACTION_STATES = [
  'INITIATED',
  'PENDING',
  'HELD',
  'IN_DOUBT',
  'COMPLETED',
  'FAILED',
  'CANCELLED',
  'EXPIRED',
  'REVERSED',
  'PARTIALLY_REVERSED',
  'UNKNOWN',
] as const;

export type TransactionState = (typeof TRANSACTION_STATES)[number];

/** Canonical failure reasons (own vocabulary over GSMA 1.2 and ISO 20022). `UNSPECIFIED` means a person must look, not that nothing is wrong. */
export const FAILURE_REASONS = [
  'INSUFFICIENT_FUNDS',
  'LIMIT_AMOUNT',
  'LIMIT_PERIOD',
  'BALANCE_CAP',
  'DUPLICATE',
  'PAYER_ACCOUNT_STATE',
  'PAYEE_ACCOUNT_STATE',
  'PAYEE_NOT_FOUND',
  'PAYER_NOT_FOUND',
  'NAME_MISMATCH',
  'USER_DECLINED',
  'AUTH_FAILED',
  'AUTH_TIMEOUT',
  'NETWORK_OR_AGENT_TIMEOUT',
  'COUNTERPARTY_OFFLINE',
  'TECHNICAL_ERROR',
  'BUSY_RETRY',
  'CURRENCY_OR_TYPE',
  'REGULATORY_HOLD',
  'MANDATE',
  'CUT_OFF',
  'PAYEE_DECLINED',
  'FRAUD',
  'UNSPECIFIED',
] as const;

export type FailureReason = (typeof FAILURE_REASONS)[number];

/** As seen from the account that was asked about. */
export type Direction = 'in' | 'out' | 'self';

export interface WalletParty {
  readonly identifiers: readonly AccountIdentifier[];
  /** What the wallet calls this party, for example a shop's name. */
  readonly display: string | null;
  /** Whether this is the account that was asked about; null where none was. */
  readonly isCustomer: boolean | null;
}

export type DebitLeg = 'none' | 'reserved' | 'posted' | 'returned';
export type CreditLeg = 'none' | 'posted' | 'returned';

/** Where the money stands. `assumed`: derived from the state because the wallet did not say. */
export interface TransactionLegs {
  readonly debit: DebitLeg;
  readonly credit: CreditLeg;
  readonly assumed: boolean;
}

export interface TransactionFee {
  readonly kind: string;
  readonly amount: string;
  readonly currency: string;
}

/** When the money should be there: what is usual for its kind, and the latest. By the profile, or the wallet's own word. */
export interface TransactionEta {
  readonly normalAt: Date;
  readonly maxAt: Date;
}

/** Decimal texts; null where the wallet did not say. */
export interface TransactionExchange {
  readonly rate: string;
  readonly sourceAmount: string | null;
  readonly sourceCurrency: string | null;
  readonly targetAmount: string | null;
  readonly targetCurrency: string | null;
}

/** References of others in the same list; a transaction that was read alone knows of none. */
export interface TransactionRelatives {
  /** What reverses or refunds this one. */
  readonly reversals: readonly string[];
  /** Same parties, same amount, ten minutes apart at most, both completed, and no two orders. */
  readonly duplicates: readonly string[];
}

/**
 * One movement of money as the wallet tells it. Amounts are decimal strings without sign; `amount` excludes
 * fees, `totalDebited` includes those of the same currency.
 */
export interface WalletTransaction {
  readonly reference: string;
  /** The number customers see; it may differ from the reference. */
  readonly receipt: string | null;
  readonly partnerReference: string | null;
  /** The shop's own number of the order. */
  readonly orderNumber: string | null;
  /** By which customers know a shop, where its papers say another name. */
  readonly tradingName: string | null;
  /** Under which the customer allowed it to be taken again and again. */
  readonly mandateReference: string | null;
  /** The transaction that this one reverses or refunds. */
  readonly originalReference: string | null;
  readonly type: TransactionType;
  readonly subType: string | null;
  readonly state: TransactionState;
  readonly rawState: string;
  readonly reason: FailureReason | null;
  readonly rawReason: string | null;
  readonly debit: WalletParty;
  readonly credit: WalletParty;
  readonly direction: Direction | null;
  readonly amount: string;
  readonly currency: string;
  readonly fees: readonly TransactionFee[];
  readonly totalDebited: string;
  readonly description: string | null;
  readonly channel: string | null;
  readonly terminal: string | null;
  /** Latitude and longitude as the wallet wrote them; for staff only. */
  readonly geo: string | null;
  readonly device: string | null;
  readonly cardLastFour: string | null;
  readonly createdAt: Date | null;
  /** True where the wallet named no zone and ours was assumed. */
  readonly zoneAssumed: boolean;
  readonly modifiedAt: Date | null;
  readonly requestedAt: Date | null;
  readonly legs: TransactionLegs;
  readonly hold: { readonly reason: string | null; readonly until: Date | null } | null;
  /** The wallet's own word for when it will be done. */
  readonly expectedAt: Date | null;
  readonly eta: TransactionEta | null;
  readonly fx: TransactionExchange | null;
  readonly links: TransactionRelatives;
  readonly fetchedAt: Date;
  readonly provider: string;
}
