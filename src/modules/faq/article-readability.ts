import type { Language } from '../../platform/i18n/languages.js';
import { articlePlainText } from './article-markdown.js';

/** Han characters, or words: what is longer is read twice by somebody who is worried about his money. */
export const LONGEST_SENTENCE = { 'zh-CN': 25, en: 20 } as const satisfies Record<Language, number>;

export interface LongSentence {
  readonly text: string;
  /** Its words; in Chinese its characters. */
  readonly length: number;
}

const SHOWN = 5;

/** The longest of the sentences that are too long; `count` is how many there are. */
export function longSentences(
  body: string,
  lang: Language,
): { readonly count: number; readonly longest: readonly LongSentence[] } {
  const segments = new Intl.Segmenter(lang, { granularity: 'sentence' });
  const long = articlePlainText(body)
    .split('\n')
    .flatMap((line) => [...segments.segment(line)].map(({ segment }) => segment.trim()))
    .map((text) => ({ text, length: lengthOf(text, lang) }))
    .filter(({ length }) => length > LONGEST_SENTENCE[lang]);

  return { count: long.length, longest: long.sort((a, b) => b.length - a.length).slice(0, SHOWN) };
}

function lengthOf(text: string, lang: Language): number {
  return lang === 'zh-CN'
    ? (text.match(/\p{Script=Han}/gu) ?? []).length
    : (text.match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu) ?? []).length;
}
