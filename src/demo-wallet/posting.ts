/** What an entry is for; a statement shows the fee beside the amount. */
export type EntryKind = 'opening' | 'principal' | 'fee' | 'spread';

/** One side of a posting, in hundredths of the currency; negative takes from the account. */
export type Leg<A> = readonly [account: A, amount: number, kind: EntryKind];

/** The sides of one movement. Its legs always add up to nothing. */
export interface Movement<A> {
  readonly from: A;
  readonly to: A;
  readonly amount: number;
  readonly fee: number;
  /** What exchanging earns; it is part of the amount and does not reach the other side. */
  readonly spread: number;
  readonly fees: A;
  readonly exchange: A;
}

export function legsOf<A>({ from, to, amount, fee, spread, fees, exchange }: Movement<A>): Leg<A>[] {
  return [
    [from, -amount, 'principal'],
    [to, amount - spread, 'principal'],
    ...(fee > 0
      ? ([
          [from, -fee, 'fee'],
          [fees, fee, 'fee'],
        ] as const)
      : []),
    ...(spread > 0 ? ([[exchange, spread, 'spread']] as const) : []),
  ];
}

/** The number of a transaction by its place in the ledger. */
export const numberedReference = (seq: number): string => `TX${1_000_000_000 + seq * 7}`;

/** What customers see. Where the reference is fixed so is the receipt; the letters in front keep the two apart. */
export function receiptOf(fixed: string | null, seq: number): string {
  const [prefix, number] =
    fixed === null ? ['R', seq * 48_271 + 7_919] : ['RP', Number(fixed.replace(/\D/g, ''))];

  return `${prefix}${number.toString(36).toUpperCase().padStart(7, '0')}`;
}
