import type Database from 'better-sqlite3';
import type { SystemPurpose } from './cast.js';
import { openLedger } from './ledger-file.js';
import { LedgerMoves } from './ledger-moves.js';
import { LedgerRequests } from './ledger-requests.js';
import type { LedgerProfile } from './profile.js';
import type {
  AccountRow,
  Identifier,
  StatementRow,
  TransactionFilter,
  TransactionRow,
} from './ledger-rows.js';

const WITHIN = `created_at BETWEEN @from AND @to AND (@status IS NULL OR status = @status)
  AND (@type IS NULL OR type = @type)`;

/** What an account paid and what it got are each read in the order of time, and merged: the ledger's size is no matter. */
export const WINDOW_PAGE = `
  SELECT * FROM transactions WHERE debit_account = @account AND ${WITHIN}
  UNION ALL
  SELECT * FROM transactions WHERE credit_account = @account AND debit_account <> @account AND ${WITHIN}
  ORDER BY created_at DESC, seq DESC LIMIT @limit OFFSET @offset`;

export const WINDOW_COUNT = `
  SELECT (SELECT COUNT(*) FROM transactions WHERE debit_account = @account AND ${WITHIN})
    + (SELECT COUNT(*) FROM transactions
       WHERE credit_account = @account AND debit_account <> @account AND ${WITHIN}) AS count`;

const STATEMENT = `SELECT t.*, e.kind AS entry_kind, e.amount AS entry_amount, e.account_id AS entry_account, e.posted_at,
    (SELECT o.account_id FROM entries o
     WHERE o.transaction_seq = e.transaction_seq AND o.kind = e.kind AND o.id <> e.id) AS other
  FROM entries e JOIN transactions t ON t.seq = e.transaction_seq`;

const STATEMENT_WHERE = `e.account_id = @account AND e.posted_at BETWEEN @from AND @to
  AND (@status IS NULL OR t.status = @status)
  AND (@display IS NULL OR @display = IIF(e.kind = 'principal', t.type, e.kind))`;

/** Reads the ledger; what moves money is in `moves`. */
export class Ledger {
  readonly moves: LedgerMoves;
  readonly requests: LedgerRequests;
  private readonly database: Database.Database;
  private readonly select: Record<
    | 'account'
    | 'holders'
    | 'identifiers'
    | 'transaction'
    | 'page'
    | 'count'
    | 'uncleared'
    | 'backs'
    | 'entries'
    | 'entryCount'
    | 'entry',
    Database.Statement
  >;

  constructor(file: string, now?: Date, profile?: LedgerProfile) {
    this.database = openLedger(file, now, profile);
    const prepare = (sql: string): Database.Statement => this.database.prepare(sql);

    this.select = {
      account: prepare('SELECT * FROM accounts WHERE id = ?'),
      holders: prepare('SELECT account_id AS id FROM identifiers WHERE kind = ? AND value = ?'),
      identifiers: prepare('SELECT kind, value FROM identifiers WHERE account_id = ? ORDER BY kind, value'),
      transaction: prepare('SELECT * FROM transactions WHERE reference = ? OR receipt = ?'),
      page: prepare(WINDOW_PAGE),
      count: prepare(WINDOW_COUNT),
      uncleared: prepare(
        `SELECT COALESCE(SUM(amount), 0) AS amount FROM transactions
         WHERE credit_account = ? AND credit_posted = 0 AND status IN ('pending', 'held', 'doubt')
           AND sub_type IS NOT 'card'`,
      ),
      backs: prepare(
        `SELECT reference FROM transactions WHERE original_reference = ? AND status = 'completed' ORDER BY seq`,
      ).pluck(),
      entries: prepare(
        `${STATEMENT} WHERE ${STATEMENT_WHERE} ORDER BY e.posted_at DESC, e.id DESC LIMIT @limit OFFSET @offset`,
      ),
      entryCount: prepare(
        `SELECT COUNT(*) AS count FROM entries e JOIN transactions t ON t.seq = e.transaction_seq
         WHERE ${STATEMENT_WHERE}`,
      ),
      entry: prepare(`${STATEMENT} WHERE t.reference = ? AND e.kind = 'principal' AND e.amount < 0`),
    };
    this.moves = new LedgerMoves(this.database, this);
    this.requests = new LedgerRequests(this.database);
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

  /** References of what gave this one back. */
  backsOf({ reference }: TransactionRow): string[] {
    return this.select.backs.all(reference) as string[];
  }

  /** What was posted on an account; kinds of transactions are not asked for there, but how they are presented. */
  statementOf(id: number, filter: TransactionFilter): { rows: StatementRow[]; available: number } {
    const { limit, offset, from, to, status, display } = filter;
    const where = { account: id, from, to, status, display };
    const rows = this.select.entries.all({ ...where, limit, offset }) as StatementRow[];
    const { count } = this.select.entryCount.get(where) as { count: number };

    return { rows, available: count };
  }

  /** What a transaction took from its payer; null where nothing was posted. */
  findEntry(reference: string): StatementRow | null {
    return (this.select.entry.get(reference) as StatementRow | undefined) ?? null;
  }

  /** The wallet's own account for a purpose. */
  system(purpose: SystemPurpose, currency: string): AccountRow {
    const [account] = this.findAccounts([['accountid', `system-${purpose}-${currency}`]]);

    if (!account) {
      throw new RangeError(`no account of the system for ${purpose} in ${currency}`);
    }

    return account;
  }

  close(): void {
    this.database.close();
  }

  private holdersOf(kind: string, value: string): number[] {
    const written = kind === 'msisdn' ? `+${value.replaceAll(/\D/g, '')}` : value;
    return (this.select.holders.all(kind, written) as { id: number }[]).map(({ id }) => id);
  }
}
