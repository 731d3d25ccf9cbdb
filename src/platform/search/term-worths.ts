/** What a field counts by itself, and how slowly repetition in it loses its worth. */
export interface FieldShare {
  readonly share: number;
  readonly saturation: number;
}

/** What a term counts in one field: in each slot for each time, and at most. */
export interface TermWorth {
  readonly lengths: Float64Array;
  readonly saturation: number;
  readonly most: number;
}
export const NOTHING: TermWorth = { lengths: new Float64Array(0), saturation: 1, most: 0 };
const NO_SHARE: FieldShare = { share: 0, saturation: 1 };

/**
 * What a term counts in each field.
 *
 * @param share of its score
 * @param known how rare it is in each field, and what it counts there in each slot for each time
 */
export const termWorths = (
  share: number,
  shares: readonly FieldShare[],
  known: { readonly rarities: readonly number[]; readonly lengths: readonly Float64Array[] },
): TermWorth[] =>
  known.lengths.map((lengths, field) => {
    const { share: own, saturation } = shares[field] ?? NO_SHARE;

    return { lengths, saturation, most: share * own * (known.rarities[field] ?? 0) * (saturation + 1) };
  });

/** Most postings are in one field alone. */
export function worthIn({ lengths, saturation, most }: TermWorth, slot: number, count: number): number {
  if (count === 0) {
    return 0;
  }
  const weight = count * (lengths[slot] ?? 0);

  return (most * weight) / (weight + saturation);
}
