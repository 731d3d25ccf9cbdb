import { shareIdentifier } from './account-identifiers.js';
import { parseDecimal } from './decimal.js';
import type { TransactionRelatives, WalletTransaction } from './wallet-transaction.js';

/** Two payments further apart are two wishes. */
const TWICE_WITHIN_MS = 10 * 60_000;

/** Says of each transaction of one list which of the others belong to it. */
export function withRelatives(transactions: readonly WalletTransaction[]): WalletTransaction[] {
  const reversals = grouped(transactions, ({ originalReference }) => originalReference);
  const likes = grouped(transactions, likenessOf);

  return transactions.map((one) => ({
    ...one,
    links: relativesOf(one, reversals.get(one.reference) ?? [], likes.get(likenessOf(one) ?? '') ?? []),
  }));
}

function relativesOf(
  one: WalletTransaction,
  reversals: readonly WalletTransaction[],
  likes: readonly WalletTransaction[],
): TransactionRelatives {
  return {
    reversals: reversals.map(({ reference }) => reference),
    duplicates: likes.filter((other) => isTwice(one, other)).map(({ reference }) => reference),
  };
}

/** What two postings of one payment have in common at the least; null for what can be no duplicate. */
function likenessOf({ state, type, direction, amount, currency }: WalletTransaction): string | null {
  return state === 'COMPLETED' && type !== 'reversal' && type !== 'adjustment'
    ? [type, direction, parseDecimal(amount), currency].join(' ')
    : null;
}

/** The shop's number decides where both have one: two orders are two payments, one order is one. */
function isTwice(one: WalletTransaction, other: WalletTransaction): boolean {
  const numbers = [one, other].map(({ partnerReference, orderNumber }) => orderNumber ?? partnerReference);

  return (
    one.reference !== other.reference &&
    one.createdAt !== null &&
    other.createdAt !== null &&
    Math.abs(one.createdAt.getTime() - other.createdAt.getTime()) <= TWICE_WITHIN_MS &&
    (numbers.includes(null) || numbers[0] === numbers[1]) &&
    shareIdentifier(one.debit.identifiers, other.debit.identifiers) &&
    shareIdentifier(one.credit.identifiers, other.credit.identifiers)
  );
}

function grouped(
  transactions: readonly WalletTransaction[],
  keyOf: (one: WalletTransaction) => string | null,
): ReadonlyMap<string, readonly WalletTransaction[]> {
  const groups = new Map<string, WalletTransaction[]>();
  for (const one of transactions) {
    const key = keyOf(one);
    if (key !== null) {
      groups.set(key, [...(groups.get(key) ?? []), one]);
    }
  }

  return groups;
}
