import type Database from 'better-sqlite3';
import type { TransactionRow } from './ledger-rows.js';
import type { Ledger } from './ledger.js';
import type { LedgerStatus } from './mix.js';
import { legsOf, numberedReference, receiptOf } from './posting.js';
import { isPosting, mayBecome } from './transitions.js';

export type NewTransaction = Pick<
  TransactionRow,
  'type' | 'amount' | 'currency' | 'debit_account' | 'credit_account'
> &
  Partial<TransactionRow>;

/** Writes single steps of single transactions; whoever calls it holds the database's transaction. */
export class LedgerPosting {
  private readonly run: Record<
    | 'due'
    | 'settled'
    | 'entry'
    | 'balance'
    | 'hold'
    | 'reserve'
    | 'release'
    | 'returned'
    | 'claimed'
    | 'next'
    | 'insert',
    Database.Statement
  >;

  constructor(
    database: Database.Database,
    private readonly ledger: Ledger,
  ) {
    const prepare = (sql: string): Database.Statement => database.prepare(sql);

    this.run = {
      due: prepare('SELECT * FROM transactions WHERE settles_at <= ? ORDER BY settles_at, seq LIMIT 1'),
      settled: prepare(
        `UPDATE transactions SET status = @to, modified_at = @at, settles_at = NULL, settles_to = NULL,
           debit_posted = @debitPosted, credit_posted = @creditPosted WHERE seq = @seq AND status = @from`,
      ),
      entry: prepare(
        'INSERT INTO entries (transaction_seq, account_id, kind, currency, amount, posted_at) VALUES (?, ?, ?, ?, ?, ?)',
      ),
      balance: prepare('UPDATE accounts SET balance = balance + ? WHERE id = ?'),
      hold: prepare('INSERT INTO holds (transaction_seq, account_id, amount) VALUES (?, ?, ?)'),
      reserve: prepare('UPDATE accounts SET reserved = reserved + ? WHERE id = ?'),
      release: prepare('DELETE FROM holds WHERE transaction_seq = ? RETURNING account_id, amount'),
      returned: prepare(
        `SELECT COALESCE(SUM(amount), 0) FROM transactions WHERE original_reference = ? AND status = 'completed'`,
      ).pluck(),
      claimed: prepare(
        `SELECT COALESCE(SUM(amount), 0) FROM transactions
         WHERE original_reference = ? AND status IN ('completed', 'pending', 'held', 'doubt')`,
      ).pluck(),
      next: prepare('SELECT MAX(seq) + 1 FROM transactions').pluck(),
      insert: prepare(
        `INSERT INTO transactions (seq, reference, receipt, original_reference, partner_reference, type, status, currency,
           amount, fee, spread, debit_account, credit_account, debit_posted, credit_posted, description, channel,
           settles_at, settles_to, created_at, modified_at)
         VALUES (@seq, @reference, @receipt, @original_reference, @partner_reference, @type, @status, @currency, @amount,
           0, 0, @debit_account, @credit_account, 0, 0, @description, 'desk', @settles_at, @settles_to, @created_at,
           @created_at)`,
      ),
    };
  }

  /** A transaction under way, with its hold. */
  insert(wish: NewTransaction): TransactionRow {
    const seq = this.run.next.get() as number;
    const reference = numberedReference(seq);
    this.run.insert.run({
      original_reference: null,
      partner_reference: null,
      description: null,
      ...wish,
      seq,
      reference,
      receipt: receiptOf(null, seq),
      status: 'pending',
    });
    this.reserve(seq, wish);

    return this.ledger.findTransaction(reference) as TransactionRow;
  }

  private reserve(seq: number, { debit_account: id, amount }: NewTransaction): void {
    if (this.ledger.account(id).kind === 'customer') {
      this.run.hold.run(seq, id, amount);
      this.run.reserve.run(amount, id);
    }
  }

  /** What was given back of a transaction, and what is on its way back. */
  claimedOf(reference: string): number {
    return this.run.claimed.get(reference) as number;
  }

  /** What has to end first of all that is due. */
  nextDue(now: number): TransactionRow | undefined {
    return this.run.due.get(now) as TransactionRow | undefined;
  }

  /** Ends a transaction as it was to end. */
  settle(row: TransactionRow): void {
    const at = row.settles_at ?? row.created_at;

    if (row.settles_to === 'returned') {
      this.giveBack(row, at);
    } else if (row.settles_to !== null) {
      this.become(row, row.settles_to, at);
    }
  }

  /** What was charged although it failed comes back by itself; the failure stays a failure. */
  private giveBack(row: TransactionRow, at: number): void {
    this.run.settled.run({ ...kept(row), to: row.status, at });
    const suspense = this.ledger.system('suspense', row.currency);
    const back = this.insert({
      type: 'reversal',
      amount: row.amount,
      currency: row.currency,
      debit_account: suspense.id,
      credit_account: row.debit_account,
      original_reference: row.reference,
      settles_at: at,
      settles_to: 'completed',
      created_at: at,
    });
    this.become(back, 'completed', at);
  }

  private become(row: TransactionRow, to: LedgerStatus, at: number): void {
    if (!mayBecome(row.status, to)) {
      throw new RangeError(`${row.reference} is ${row.status} and cannot become ${to}`);
    }

    const isPosted = Number(isPosting(to));
    this.run.settled.run({ ...kept(row), to, at, debitPosted: isPosted, creditPosted: isPosted });
    for (const hold of this.run.release.all(row.seq) as { account_id: number; amount: number }[]) {
      this.run.reserve.run(-hold.amount, hold.account_id);
    }

    if (isPosted) {
      this.post(row, at);
      this.markOriginal(row, at);
    }
  }

  private post(row: TransactionRow, at: number): void {
    const { seq, currency, amount, fee, spread } = row;
    const legs = legsOf({
      from: row.debit_account,
      to: row.credit_account,
      amount,
      fee,
      spread,
      fees: this.ledger.system('fees', currency).id,
      exchange: this.ledger.system('fx', currency).id,
    });

    for (const [account, change, kind] of legs) {
      this.run.entry.run(seq, account, kind, currency, change, at);
      this.run.balance.run(change, account);
    }
  }

  /** What is given back in part or whole is marked so; a failure keeps its name, and its money is no longer missing. */
  private markOriginal({ original_reference: reference }: TransactionRow, at: number): void {
    const original = reference === null ? null : this.ledger.findTransaction(reference);

    if (!original || original.status === 'failed') {
      return;
    }

    const isWhole = (this.run.returned.get(original.reference) as number) >= original.amount;
    const to = isWhole ? 'reversed' : 'partiallyreversed';
    if (original.status !== to) {
      this.run.settled.run({ ...kept(original), to, at });
    }
  }
}

function kept({ seq, status, debit_posted, credit_posted }: TransactionRow): object {
  return { seq, from: status, debitPosted: debit_posted, creditPosted: credit_posted };
}
