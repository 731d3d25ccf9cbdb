import type { Bm25fIndex } from './bm25f-index.js';

/** Of its single characters, where nothing longer of a question stands anywhere: less is chance. Measured. */
const LEAST_SINGLES = 1 / 3;
const HAN = /\p{Script=Han}/u;

/**
 * Whether a Chinese question has nothing in common with any document but some single characters, as all texts have:
 * then it is about another world. A question of one character is not judged by that.
 */
export function isChance(words: Bm25fIndex, terms: readonly string[]): boolean {
  const longer = terms.filter((term) => term.length > 1);
  if (!longer.some((term) => HAN.test(term)) || longer.some((term) => words.holders(term) > 0)) {
    return false;
  }
  const singles = terms.filter((term) => term.length === 1 && HAN.test(term));

  return words.largestShareOf(singles) < LEAST_SINGLES;
}
