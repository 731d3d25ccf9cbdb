import type { TextUnit } from './text-units.js';

/** So few English words, or Chinese characters in one piece, are no sentence. */
const SHORTEST_SENTENCE = { words: 4, characters: 5 };
/** Chinese in several pieces may be two sentences, where it is longer than this. */
const MOST_CHARACTERS = 16;

/** Whether somebody has typed keywords rather than a sentence: a few words, or a few pieces of Chinese. */
export function areKeywords(units: readonly TextUnit[]): boolean {
  const characters = units.filter(({ script }) => script === 'han').length;
  if (characters === 0) {
    return units.length < SHORTEST_SENTENCE.words;
  }
  const arePieces = units.some(({ start }, at) => (units[at - 1]?.end ?? start) !== start);

  return characters < SHORTEST_SENTENCE.characters || (arePieces && characters <= MOST_CHARACTERS);
}
