import type { LedgerStatus } from './mix.js';
import type { EntryKind } from './posting.js';

export type Identifier = readonly [kind: string, value: string];

export interface AccountRow {
  readonly id: number;
  readonly kind: string;
  readonly name: string;
  readonly currency: string;
  readonly status: 'available' | 'unavailable' | 'unregistered';
  readonly sub_status: string | null;
  readonly kyc_level: number;
  readonly kyc: 'verified' | 'unverified' | 'rejected';
  readonly kyc_reason: string | null;
  readonly unlocks_at: number | null;
  readonly trading_name: string | null;
  readonly is_zoneless: 0 | 1;
  readonly limit_period: 'lifetime' | 'year' | null;
  readonly limit_amount: number | null;
  readonly limit_used: number;
  readonly opened_at: number;
  readonly balance: number;
  readonly reserved: number;
}

export interface TransactionRow {
  readonly seq: number;
  readonly reference: string;
  readonly receipt: string;
  readonly original_reference: string | null;
  readonly partner_reference: string | null;
  readonly type: string;
  readonly sub_type: string | null;
  readonly status: LedgerStatus;
  readonly reason: string | null;
  readonly currency: string;
  readonly amount: number;
  readonly fee: number;
  readonly spread: number;
  readonly debit_account: number;
  readonly credit_account: number;
  readonly debit_posted: 0 | 1;
  readonly credit_posted: 0 | 1;
  readonly description: string | null;
  readonly channel: string;
  readonly hold_reason: string | null;
  readonly hold_until: number | null;
  readonly expected_at: number | null;
  readonly latest_at: number | null;
  readonly details: string | null;
  readonly settles_at: number | null;
  readonly settles_to: LedgerStatus | 'returned' | null;
  readonly created_at: number;
  readonly modified_at: number;
}

/** Which transactions of an account are asked for; times in milliseconds, both included. */
export interface TransactionFilter {
  readonly from: number;
  readonly to: number;
  readonly status: string | null;
  readonly type: string | null;
  /** Of statement entries: how it is presented. */
  readonly display?: string | null;
  readonly limit: number;
  readonly offset: number;
}

/** One entry of an account beside the transaction it belongs to; `other` is the account on its other side. */
export interface StatementRow extends TransactionRow {
  readonly entry_kind: EntryKind;
  /** Negative takes from the account. */
  readonly entry_amount: number;
  readonly entry_account: number;
  readonly posted_at: number;
  readonly other: number;
}
