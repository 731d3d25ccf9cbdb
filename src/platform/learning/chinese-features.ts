import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import { pinyin } from 'pinyin-pro';
import { fold } from '../search/text-folding.js';
import { type FeatureMaker, READ_LENGTH, type TextFeature } from './feature-space.js';

const SILENT = /[^\p{L}\p{N}]/gu;
const RUN = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu;
const IS_HAN = /^\p{Script=Han}/u;
const LONGEST_PIECE = 3;

let cutter: Jieba | null = null;

/** The dictionary takes a good part of a second: only whoever cuts Chinese waits for it. */
function cut(text: string): string[] {
  cutter ??= Jieba.withDict(dict);

  return cutter.cut(text, true);
}

/**
 * Single characters; two and three in a row; words by the dictionary, alone and with the word before; and pairs of
 * sounds, which also know what was written with a wrong character of the same sound.
 */
export const chineseFeatures: FeatureMaker = {
  groups: [1, 1, 1, 0.7],
  parts: [
    [0, 2],
    [0, 1, 3],
  ],
  featuresOf(text) {
    const folded = fold(text.slice(0, READ_LENGTH));
    const plain = folded.text.replace(SILENT, (sign) => ' '.repeat(sign.length));
    const found = [...piecesOf(plain), ...wordsOf(plain)];

    return found.map((feature) => ({
      ...feature,
      start: folded.starts[feature.start] ?? 0,
      end: folded.ends[feature.end - 1] ?? text.length,
    }));
  },
};

function piecesOf(plain: string): TextFeature[] {
  return [...plain.matchAll(RUN)].flatMap(({ 0: run, index }) => {
    if (!IS_HAN.test(run)) {
      return [{ name: `c ${run}`, group: 0, start: index, end: index + run.length }];
    }
    const characters = placed([...run], index);
    const sounds = pinyin(run, { toneType: 'none', type: 'array' });

    return characters.flatMap(({ start }, at) => {
      const pieces: TextFeature[] = [];
      for (let length = 1; length <= LONGEST_PIECE && at + length <= characters.length; length += 1) {
        const piece = characters.slice(at, at + length);
        const name = `c ${piece.map((one) => one.text).join('')}`;
        pieces.push({ name, group: length === 1 ? 0 : 1, start, end: piece.at(-1)?.end ?? start });
      }
      const end = characters[at + 1]?.end ?? characters[at]?.end ?? start;
      pieces.push({ name: `p ${sounds[at] ?? ''} ${sounds[at + 1] ?? '$'}`, group: 3, start, end });

      return pieces;
    });
  });
}

function wordsOf(plain: string): TextFeature[] {
  const words = placed(cut(plain), 0).filter(({ text }) => text.trim() !== '');

  return words.flatMap(({ text, start, end }, at) => {
    const before = words[at - 1];

    return [
      { name: `w ${text}`, group: 2, start, end },
      { name: `v ${before?.text ?? '^'} ${text}`, group: 2, start: before?.start ?? start, end },
    ];
  });
}

/** Pieces that follow each other, with their places. */
function placed(
  pieces: readonly string[],
  from: number,
): { readonly text: string; readonly start: number; readonly end: number }[] {
  let end = from;

  return pieces.map((text) => {
    const start = end;
    end += text.length;

    return { text, start, end };
  });
}
