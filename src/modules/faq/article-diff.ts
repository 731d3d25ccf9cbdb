import { diffArrays, diffLines } from 'diff';
import type { Language } from '../../platform/i18n/languages.js';
import type { ArticleWords } from './article-words.js';

/** A stretch of text: in both, only in the older, or only in the newer. */
export interface DiffPart {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** A line, or several that stand together unchanged; a changed line says word by word what changed in it. */
export interface DiffLine {
  readonly kind: DiffPart['kind'] | 'changed';
  readonly parts: readonly DiffPart[];
}

export interface ArticleDiff {
  readonly title: readonly DiffPart[];
  readonly body: readonly DiffLine[];
  /** What else is not as it was. */
  readonly fields: readonly Exclude<keyof ArticleWords, 'title' | 'body'>[];
}

const FIELDS = ['keywords', 'causes', 'typeCode', 'topic', 'visibility'] as const;

/** What is new in the newer of two versions, by lines and within them by words. */
export function diffWords(older: ArticleWords, newer: ArticleWords, lang: Language): ArticleDiff {
  return {
    title: diffText(older.title, newer.title, lang),
    body: diffBody(older.body, newer.body, lang),
    fields: FIELDS.filter((field) => JSON.stringify(older[field]) !== JSON.stringify(newer[field])),
  };
}

/** Word by word; words of Chinese are not parted by spaces, so the language's own rules cut. */
export function diffText(older: string, newer: string, lang: Language): DiffPart[] {
  const words = (text: string): string[] =>
    [...new Intl.Segmenter(lang, { granularity: 'word' }).segment(text)].map(({ segment }) => segment);

  return diffArrays(words(older), words(newer)).map(({ value, added, removed }) => ({
    kind: kindOf(added, removed),
    text: value.join(''),
  }));
}

function diffBody(older: string, newer: string, lang: Language): DiffLine[] {
  const found: DiffLine[] = [];
  const changes = diffLines(ended(older), ended(newer));
  for (let at = 0; at < changes.length; at += 1) {
    const { value, added, removed } = changes[at] ?? { value: '' };
    const next = changes[at + 1];
    if (removed && next?.added) {
      found.push(...pairLines(linesOf(value), linesOf(next.value), lang));
      at += 1;
    } else {
      const kind = kindOf(added, removed);
      found.push(...linesOf(value).map((text) => ({ kind, parts: [{ kind, text }] })));
    }
  }

  return found;
}

/** Line beside line as they follow each other; what is left over has gone or come. */
function pairLines(older: readonly string[], newer: readonly string[], lang: Language): DiffLine[] {
  return Array.from({ length: Math.max(older.length, newer.length) }, (_, index): DiffLine => {
    const [before, after] = [older[index], newer[index]];
    if (before !== undefined && after !== undefined) {
      return { kind: 'changed', parts: diffText(before, after, lang) };
    }
    const kind = before === undefined ? 'added' : 'removed';

    return { kind, parts: [{ kind, text: before ?? after ?? '' }] };
  });
}

/** A last line without an end would differ from the same line with one. */
const ended = (text: string): string => (text === '' || text.endsWith('\n') ? text : `${text}\n`);

const linesOf = (text: string): string[] => text.replace(/\n$/, '').split('\n');

const kindOf = (added = false, removed = false): DiffPart['kind'] =>
  added ? 'added' : removed ? 'removed' : 'same';
