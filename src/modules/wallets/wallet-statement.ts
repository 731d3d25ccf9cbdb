import type { Direction, TransactionState } from './wallet-transaction.js';

/** One line of an account's statement: what was really posted, while a transaction may only mean to. */
export interface StatementEntry {
  readonly reference: string;
  readonly receipt: string | null;
  readonly state: TransactionState;
  readonly rawState: string;
  /** As seen from the account that was asked about. */
  readonly direction: Direction | null;
  readonly amount: string;
  readonly currency: string;
  /** The wallet's own word for the kind of line. */
  readonly displayType: string | null;
  readonly description: string | null;
  readonly createdAt: Date | null;
  readonly zoneAssumed: boolean;
  readonly modifiedAt: Date | null;
}

export interface StatementPage {
  /** Newest first; each line once. */
  readonly entries: readonly StatementEntry[];
  readonly truncated: boolean;
  /** Lines that no reader could make sense of. They are counted, never guessed. */
  readonly unreadable: number;
}
