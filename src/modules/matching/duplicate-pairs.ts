import type { WalletTransaction } from '../wallets/wallet-transaction.js';

const APART_MS = 10 * 60_000;

/** Whether nobody could tell two transactions apart: the same sides, kind, state and amount within ten minutes. */
export function areAlike(a: WalletTransaction, b: WalletTransaction): boolean {
  return (
    a.amount === b.amount &&
    a.reference !== b.reference &&
    a.currency === b.currency &&
    a.type === b.type &&
    a.state === b.state &&
    a.debit.display === b.debit.display &&
    a.credit.display === b.credit.display &&
    a.createdAt !== null &&
    b.createdAt !== null &&
    Math.abs(a.createdAt.getTime() - b.createdAt.getTime()) <= APART_MS
  );
}

/** Transactions by their reference, and what gives back the money of each. */
export function givenBack(transactions: readonly WalletTransaction[]): {
  readonly legs: ReadonlyMap<string, readonly WalletTransaction[]>;
  readonly isLeg: (transaction: WalletTransaction) => boolean;
} {
  const originals = new Set(transactions.flatMap(({ originalReference }) => originalReference ?? []));
  const here = new Set(
    originals.size === 0
      ? []
      : transactions.flatMap(({ reference }) => (originals.has(reference) ? reference : [])),
  );
  const legs = new Map<string, WalletTransaction[]>();
  const isLeg = ({ originalReference, reference }: WalletTransaction): boolean =>
    originalReference !== null && originalReference !== reference && here.has(originalReference);
  for (const transaction of transactions.filter(isLeg)) {
    const original = transaction.originalReference ?? '';
    legs.set(original, [...(legs.get(original) ?? []), transaction]);
  }

  return { legs, isLeg };
}
