/** How quickly documents lose against the one whose words fit best. Measured. */
const LEXICAL_POWER = 3;

/**
 * Joins what the words of documents say with what past questions say: the sum of the square roots of both
 * probabilities, so that neither side can silence the other.
 *
 * @param lexical how well the words of each document fit, 0 or more; only how they compare counts
 * @param learnt probabilities by document; null where nothing was learnt
 * @param weight how much counts what was learnt beside the words
 * @returns shares of one for every document that either side knows
 */
export function fuse(
  lexical: ReadonlyMap<string, number>,
  learnt: ReadonlyMap<string, number> | null,
  weight: number,
): ReadonlyMap<string, number> {
  const roots = new Map([...sharesOf(lexical)].map(([id, share]) => [id, Math.sqrt(share)]));
  for (const [id, probability] of learnt ?? []) {
    roots.set(id, (roots.get(id) ?? 0) + weight * Math.sqrt(probability));
  }
  const sum = [...roots.values()].reduce((total, root) => total + root * root, 0) || 1;

  return new Map([...roots].map(([id, root]) => [id, (root * root) / sum]));
}

function sharesOf(scores: ReadonlyMap<string, number>): Map<string, number> {
  const best = Math.max(...scores.values(), 0) || 1;
  const powers = [...scores].map(([id, score]): [string, number] => [id, (score / best) ** LEXICAL_POWER]);
  const sum = powers.reduce((total, [, power]) => total + power, 0) || 1;

  return new Map(powers.map(([id, power]) => [id, power / sum]));
}
