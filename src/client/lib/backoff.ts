const FIRST_MS = 500;
const LONGEST_MS = 8_000;

/**
 * How long to wait before the next try, in milliseconds: doubling from 0.5 s to 8 s, of which the upper half is
 * left to chance, so that a hall full of browsers does not come back in one moment.
 *
 * @param attempt how many tries have failed, from 1
 * @param random from 0 to below 1
 */
export function backoffMs(attempt: number, random: number): number {
  const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempt, 10));

  return Math.max(FIRST_MS, Math.round(ceiling / 2 + (ceiling / 2) * random));
}
