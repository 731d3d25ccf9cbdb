import type { SparseVector } from './feature-space.js';
import type { SeededRandom } from './seeded-random.js';
import type { WordedVector } from './worded-vector.js';

/**
 * Of the words of a text, with all that begins or ends in them, and of the features that are left, so many are left
 * out by turns: none is relied on. Leaving out features alone leaves every word known by its other pieces. Measured.
 */
const WORD_DROPOUT = 0.2;
const FEATURE_DROPOUT = 0.1;

/** What is left of a text by chance. One that nothing would be left of stays whole. */
export function thinned(
  { indices, values, words, first, last }: WordedVector,
  random: SeededRandom,
): SparseVector {
  const out = Array.from({ length: words }, () => random.next() < WORD_DROPOUT);
  const keepsAll = out.every(Boolean);

  return {
    indices,
    values: values.map((value, at) => {
      const isOut = !keepsAll && (out[first[at] ?? -1] === true || out[last[at] ?? -1] === true);

      return isOut || random.next() < FEATURE_DROPOUT ? 0 : value / (1 - FEATURE_DROPOUT);
    }),
  };
}
