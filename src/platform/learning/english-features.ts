import stem from 'wink-porter2-stemmer';
import { saysSomething } from '../search/text-analyser.js';
import { fold } from '../search/text-folding.js';
import { unitsOf } from '../search/text-units.js';
import { pairsOf } from './feature-pairs.js';
import { type FeatureMaker, READ_LENGTH, type TextFeature } from './feature-space.js';

const WORD = /[\p{L}\p{N}]+(?:'\p{L}+)?/gu;
const SHORTEST_PIECE = 3;
const LONGEST_PIECE = 5;
/** A word this long is a reference or noise; its pieces tell nothing. */
const LONGEST_WORD = 30;

interface Word {
  readonly text: string;
  readonly stem: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Stems; pairs of neighbours; the pieces of three to five letters within each word, which also know words that are
 * misspelt; pairs with one word between them; and pairs of any two words that tell something, in any order.
 */
export const englishFeatures: FeatureMaker = {
  groups: [1, 1, 1, 0.7, 0.7],
  parts: [[0, 1, 3, 4], [2]],
  featuresOf: (source) => {
    const text = source.slice(0, READ_LENGTH);

    return [...piecesInOrder(wordsOf(text)), ...pairsOf(tellingWordsOf(text), 'a', 4)];
  },
};

const piecesInOrder = (words: readonly Word[]): TextFeature[] =>
  words.flatMap((word, at) => {
    const { start, end } = word;
    const before = words[at - 1];
    const beforeThat = words[at - 2];

    return [
      { name: `w ${word.stem}`, group: 0, start, end },
      { name: `b ${before?.stem ?? '^'} ${word.stem}`, group: 1, start: before?.start ?? start, end },
      ...piecesOf(word),
      ...(beforeThat
        ? [{ name: `s ${beforeThat.stem} ${word.stem}`, group: 3, start: beforeThat.start, end }]
        : []),
    ];
  });

/** By the stems that the search knows, without words that stand in every question. */
function tellingWordsOf(text: string): Omit<TextFeature, 'group'>[] {
  const { text: folded, starts, ends } = fold(text);

  return unitsOf(folded)
    .filter(saysSomething)
    .map(({ stem: name, start, end }) => ({
      name,
      start: starts[start] ?? 0,
      end: ends[end - 1] ?? text.length,
    }));
}

function wordsOf(text: string): Word[] {
  const folded = fold(text);

  return [...folded.text.matchAll(WORD)].map(({ 0: match, index }) => {
    const word = match.replaceAll("'", '').slice(0, LONGEST_WORD);

    return {
      text: word,
      stem: stem(word),
      start: folded.starts[index] ?? 0,
      end: folded.ends[index + match.length - 1] ?? text.length,
    };
  });
}

function piecesOf({ text, start, end }: Word): TextFeature[] {
  const padded = ` ${text} `;
  const pieces: TextFeature[] = [];
  for (let length = SHORTEST_PIECE; length <= LONGEST_PIECE; length += 1) {
    for (let at = 0; at + length <= padded.length; at += 1) {
      pieces.push({ name: `c ${padded.slice(at, at + length)}`, group: 2, start, end });
    }
  }

  return pieces;
}
