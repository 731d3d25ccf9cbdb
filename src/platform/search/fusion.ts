/** What past questions say of a question: shares of one, by label. */
export interface PastView {
  /** By the words that they were asked in. */
  readonly asked: ReadonlyMap<string, number>;
  /** By what was learnt from them. */
  readonly learnt: ReadonlyMap<string, number>;
  /** How much counts what was learnt beside words. */
  readonly weight: number;
}

/** How quickly documents lose against the one whose words fit best. Measured. */
const LEXICAL_POWER = 3;

/**
 * Joins what the words of documents say with what past questions say: the sum of the square roots of all
 * probabilities, so that no side can silence another.
 *
 * @param lexical how well the words of each document fit, 0 or more; only how they compare counts
 * @param past null where nobody has asked anything yet
 * @returns shares of one for every document that any side knows
 */
export function fuse(
  lexical: ReadonlyMap<string, number>,
  past: PastView | null,
): ReadonlyMap<string, number> {
  const roots = new Map<string, number>();
  const add = (shares: ReadonlyMap<string, number>, weight: number): void => {
    for (const [id, share] of shares) {
      roots.set(id, (roots.get(id) ?? 0) + weight * Math.sqrt(share));
    }
  };
  add(shareOut(lexical), 1);
  if (past) {
    add(past.asked, 1);
    add(past.learnt, past.weight);
  }
  const sum = [...roots.values()].reduce((total, root) => total + root * root, 0) || 1;

  return new Map([...roots].map(([id, root]) => [id, (root * root) / sum]));
}

/** Shares of one for scores by words. */
export function shareOut(scores: ReadonlyMap<string, number>): Map<string, number> {
  const best = Math.max(...scores.values(), 0) || 1;
  const powers = [...scores].map(([id, score]): [string, number] => [id, (score / best) ** LEXICAL_POWER]);
  const sum = powers.reduce((total, [, power]) => total + power, 0) || 1;

  return new Map(powers.map(([id, power]) => [id, power / sum]));
}
