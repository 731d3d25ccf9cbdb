import type Database from 'better-sqlite3';
import { openLedger } from './ledger-file.js';

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
  readonly opened_at: number;
  readonly balance: number;
  readonly reserved: number;
}

export interface TransactionRow {
  readonly reference: string;
  readonly receipt: string;
  readonly original_reference: string | null;
  readonly partner_reference: string | null;
  readonly type: string;
  readonly sub_type: string | null;
  readonly status: string;
  readonly reason: string | null;
  readonly currency: string;
  readonly amount: number;
  readonly fee: number;
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
  readonly created_at: number;
  readonly modified_at: number;
}

/** Which transactions of an account are asked for; times in milliseconds, both included. */
export interface TransactionFilter {
  readonly from: number;
  readonly to: number;
  readonly status: string | null;
  readonly type: string | null;
  readonly limit: number;
  readonly offset: number;
}

const WHERE = `(debit_account = @account OR credit_account = @account) AND created_at BETWEEN @from AND @to
  AND (@status IS NULL OR status = @status) AND (@type IS NULL OR type = @type)`;

/** Reads the ledger. Nothing here writes. */
export class Ledger {
  private readonly database: Database.Database;
  private readonly select: Record<
    'account' | 'holders' | 'identifiers' | 'transaction' | 'page' | 'count' | 'uncleared',
    Database.Statement
  >;

  constructor(file: string, now?: Date) {
    this.database = openLedger(file, now);
    const prepare = (sql: string): Database.Statement => this.database.prepare(sql);

    this.select = {
      account: prepare('SELECT * FROM accounts WHERE id = ?'),
      holders: prepare('SELECT account_id AS id FROM identifiers WHERE kind = ? AND value = ?'),
      identifiers: prepare('SELECT kind, value FROM identifiers WHERE account_id = ? ORDER BY kind, value'),
      transaction: prepare('SELECT * FROM transactions WHERE reference = ? OR receipt = ?'),
      page: prepare(
        `SELECT * FROM transactions WHERE ${WHERE} ORDER BY created_at DESC, seq DESC LIMIT @limit OFFSET @offset`,
      ),
      count: prepare(`SELECT COUNT(*) AS count FROM transactions WHERE ${WHERE}`),
      uncleared: prepare(
        `SELECT COALESCE(SUM(amount), 0) AS amount FROM transactions
         WHERE credit_account = ? AND credit_posted = 0 AND status IN ('pending', 'held', 'doubt')
           AND sub_type IS NOT 'refundToCard'`,
      ),
    };
  }

  /** Every account that all of the identifiers name; a phone number may be shared by two wallets. */
  findAccounts(identifiers: readonly Identifier[]): AccountRow[] {
    const holders = identifiers.map(([kind, value]) => this.holdersOf(kind, value));
    const [first = [], ...others] = holders;

    return first.filter((id) => others.every((ids) => ids.includes(id))).map((id) => this.account(id));
  }

  account(id: number): AccountRow {
    return this.select.account.get(id) as AccountRow;
  }

  identifiersOf(id: number): Identifier[] {
    const rows = this.select.identifiers.all(id) as { kind: string; value: string }[];
    return rows.map(({ kind, value }) => [kind, value]);
  }

  /** Money on its way in: credits that are not final. */
  unclearedOf(id: number): number {
    return (this.select.uncleared.get(id) as { amount: number }).amount;
  }

  findTransaction(reference: string): TransactionRow | null {
    return (this.select.transaction.get(reference, reference) as TransactionRow | undefined) ?? null;
  }

  transactionsOf(id: number, filter: TransactionFilter): { rows: TransactionRow[]; available: number } {
    const { limit, offset, ...where } = filter;
    const rows = this.select.page.all({ ...where, account: id, limit, offset }) as TransactionRow[];
    const { count } = this.select.count.get({ ...where, account: id }) as { count: number };

    return { rows, available: count };
  }

  close(): void {
    this.database.close();
  }

  private holdersOf(kind: string, value: string): number[] {
    const written = kind === 'msisdn' ? `+${value.replaceAll(/\D/g, '')}` : value;
    return (this.select.holders.all(kind, written) as { id: number }[]).map(({ id }) => id);
  }
}
