import { shownName } from '../wallets/transaction-snapshot.js';
import type { WalletParty, WalletTransaction } from '../wallets/wallet-transaction.js';
import type { MatchHints } from './hints/match-hints.js';
import { LEAST_LIKENESS, NamingText } from './name-likeness.js';

/** The other side as it may be shown, and how surely it was named: 0 to 1. */
export interface NameFit {
  readonly shown: string;
  readonly value: number;
}

/** What the customer calls the other side, for each; null for all where he names nobody that is there. */
export function namesOf(
  transactions: readonly WalletTransaction[],
  { counterparty, words, references }: MatchHints,
): readonly (NameFit | null)[] | null {
  const texts = [counterparty, words].flatMap((text) => (text ? [new NamingText(text)] : []));
  const digits = [counterparty ?? '', ...references.map(({ value }) => value)].flatMap(
    (text) => text.match(/\d{4,}/g) ?? [],
  );
  const likeness = new Map<string, number>();
  const found = transactions.map((transaction) => {
    let best: NameFit | null = null;
    for (const party of othersOf(transaction)) {
      const value = partyLikeness(party, texts, digits, likeness);
      if (value >= LEAST_LIKENESS && value > (best?.value ?? 0)) {
        best = { shown: shownName(party) ?? '', value };
      }
    }
    return best;
  });

  return counterparty !== null || found.some((one) => one !== null) ? found : null;
}

/** The side that is not the customer's; both where that is unknown. */
export const othersOf = ({ debit, credit, direction }: WalletTransaction): readonly WalletParty[] =>
  direction === 'out' ? [credit] : direction === 'in' ? [debit] : [debit, credit];

function partyLikeness(
  { display, identifiers }: WalletParty,
  texts: readonly NamingText[],
  digits: readonly string[],
  likeness: Map<string, number>,
): number {
  if (digits.length > 0 && identifiers.some(({ value }) => digits.some((part) => value.endsWith(part)))) {
    return 1;
  }
  if (display === null) {
    return 0;
  }
  const before = likeness.get(display);
  if (before !== undefined) {
    return before;
  }
  const value = Math.max(0, ...texts.map((text) => text.likeness(display)));
  likeness.set(display, value);

  return value;
}
