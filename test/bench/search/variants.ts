import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import { Converter } from 'opencc-js/cn2t';
import { pinyin } from 'pinyin-pro';
import type { Random } from '../../../src/demo-wallet/random.js';
import type { MaterialQuestion } from './material.js';

const HAN = /\p{Script=Han}/u;
const SAYS = /[\p{L}\p{N}]/u;
/** What somebody leaves out who types keywords. */
const FRAME = new Set(
  '的 了 吗 呢 啊 吧 呀 我 你 您 我们 你们 怎么 怎么办 什么 为什么 如何 怎样 可以 能 能不能 是 是不是 在 有 就 都 也 还 要 会 请问 这 那 这个 那个 一下 么 怎么样 咋 啥 不 没有 没'.split(
    ' ',
  ),
);
const MOST_KEYWORDS = 4;

const traditional = Converter({ from: 'cn', to: 'tw' });
const jieba = Jieba.withDict(dict);

/** The same questions as Taiwan writes them. */
export const inTraditional = (questions: readonly MaterialQuestion[]): MaterialQuestion[] =>
  questions.map((question) => ({ ...question, text: traditional(question.text) }));

/** The telling words alone, parted by blanks. */
export const inKeywords = (questions: readonly MaterialQuestion[]): MaterialQuestion[] =>
  questions.map((question) => ({
    ...question,
    text:
      jieba
        .cut(question.text)
        .filter((word) => SAYS.test(word) && !FRAME.has(word))
        .slice(0, MOST_KEYWORDS)
        .join(' ') || question.text,
  }));

/** With one character replaced by another that sounds alike, or changed with the next one. */
export function withSlips(questions: readonly MaterialQuestion[], random: Random): MaterialQuestion[] {
  const alike = new Map<string, string[]>();
  for (const character of new Set(questions.flatMap(({ text }) => [...text]))) {
    if (HAN.test(character)) {
      const sound = pinyin(character, { toneType: 'none' });
      alike.set(sound, [...(alike.get(sound) ?? []), character]);
    }
  }

  return questions.map((question) => ({ ...question, text: withSlip(question.text, alike, random) }));
}

function withSlip(text: string, alike: ReadonlyMap<string, readonly string[]>, random: Random): string {
  const characters = [...text];
  const places = [...characters.keys()].filter((at) => HAN.test(characters[at] ?? ''));
  for (let tries = 0; places.length > 0 && tries < 20; tries += 1) {
    const at = random.pick(places);
    const character = characters[at] ?? '';
    const others = (alike.get(pinyin(character, { toneType: 'none' })) ?? []).filter(
      (other) => other !== character,
    );
    if (others.length > 0) {
      characters[at] = random.pick(others);

      return characters.join('');
    }
  }

  return text;
}
