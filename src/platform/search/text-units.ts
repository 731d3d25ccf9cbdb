import { stem } from './english-words.js';

/** The smallest pieces of folded text: one Chinese character, or one word, number or code. */
export interface TextUnit {
  readonly script: 'han' | 'word';
  readonly text: string;
  /** The common part of a word's forms; the character itself for Chinese. */
  readonly stem: string;
  readonly start: number;
  readonly end: number;
  /** Tied to the word before it by a hyphen or an underscore. */
  readonly hyphenated: boolean;
}

// One or the other character class starts each alternative, and what follows never gives back: no backtracking.
// A full stop or a comma belongs to a number only between digits; what follows an apostrophe is an ending.
const UNIT =
  /\p{Script=Han}|((?:(?!\p{Script=Han})[\p{L}\p{N}])+(?:(?<=\d)[.,](?=\d)\d+)*)(?:'(?:(?!\p{Script=Han})[\p{L}\p{N}])+)*/gu;
/** What is denied loses its sense with its ending. */
const DENIED = /n't$/;
const HYPHEN = /^[-_]$/;

/** Cuts folded text into units, in order; punctuation and pictures fall away. */
export function unitsOf(folded: string): TextUnit[] {
  const units: TextUnit[] = [];
  let previousEnd = 0;

  for (const match of folded.matchAll(UNIT)) {
    const [whole, word] = match;
    const start = match.index;

    if (word === undefined) {
      units.push({
        script: 'han',
        text: whole,
        stem: whole,
        start,
        end: start + whole.length,
        hyphenated: false,
      });
    } else {
      const text = (DENIED.test(whole) ? whole.replace("'", '') : word).replaceAll(',', '');
      const hyphenated = HYPHEN.test(folded.slice(previousEnd, start));

      units.push({ script: 'word', text, stem: stem(text), start, end: start + word.length, hyphenated });
    }
    previousEnd = start + whole.length;
  }

  return units;
}
