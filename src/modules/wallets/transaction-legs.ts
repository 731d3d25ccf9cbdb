import { parseDecimal } from './decimal.js';
import type { StatementEntry, StatementPage } from './wallet-statement.js';
import type { AccountBalance } from './wallet-account.js';
import type { TransactionLegs, TransactionState, WalletTransaction } from './wallet-transaction.js';

const OPEN: ReadonlySet<TransactionState> = new Set(['PENDING', 'HELD', 'IN_DOUBT']);
const UNDONE: ReadonlySet<TransactionState> = new Set(['FAILED', 'EXPIRED', 'CANCELLED', 'REVERSED']);

/** Whether the state alone leaves open where the money is: then the statement is worth a question. */
export function needsProof({ legs, state, direction }: WalletTransaction): boolean {
  return legs.assumed && direction !== null && (OPEN.has(state) || UNDONE.has(state));
}

/**
 * What the customer's own statement proves of the legs: a line is money that moved. No line of a statement that was
 * read to its end proves that none did. The other party's side stays as its state says.
 */
export function legsByStatement(transaction: WalletTransaction, page: StatementPage): TransactionLegs {
  const { legs, direction } = transaction;
  const lines = page.entries.filter(
    ({ reference, state }) => reference === transaction.reference && state === 'COMPLETED',
  );
  const isRead = !page.truncated && page.unreadable === 0;

  if (!needsProof(transaction) || (lines.length === 0 && !isRead)) {
    return legs;
  }

  return direction === 'in'
    ? { ...legs, credit: moved(lines, 'in', 'out'), assumed: false }
    : { ...legs, debit: moved(lines, 'out', 'in'), assumed: false };
}

/**
 * What a reserve proves: where it covers all open debits of the account together, each of them is reserved. A failed
 * payment holds a reserve only where what is left is exactly its amount, because a reserve has other causes too. One
 * that covers some of them leaves open which.
 */
export function reservedAmong(
  transactions: readonly WalletTransaction[],
  { reserved, currency }: Pick<AccountBalance, 'reserved' | 'currency'>,
): ReadonlySet<string> {
  const debits = transactions.filter(
    (one) =>
      one.direction === 'out' &&
      one.currency === currency &&
      (one.legs.debit === 'none' || one.legs.debit === 'reserved'),
  );
  const open = debits.filter(({ state }) => OPEN.has(state));
  const failed = debits.filter(({ state }) => state === 'FAILED');
  const held = reserved === null ? null : parseDecimal(reserved);
  const left = held === null ? -1n : held - totalOf(open);
  const isExact = failed.length > 0 && left === totalOf(failed);

  return new Set([...(left >= 0n ? open : []), ...(isExact ? failed : [])].map(({ reference }) => reference));
}

function totalOf(transactions: readonly WalletTransaction[]): bigint {
  return transactions.reduce((sum, { totalDebited }) => sum + (parseDecimal(totalDebited) ?? 0n), 0n);
}

function moved(
  lines: readonly StatementEntry[],
  there: 'in' | 'out',
  back: 'in' | 'out',
): 'none' | 'posted' | 'returned' {
  const has = (direction: string): boolean => lines.some((line) => line.direction === direction);

  if (!has(there)) {
    return 'none';
  }

  return has(back) ? 'returned' : 'posted';
}
