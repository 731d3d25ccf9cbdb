import { diff3Merge } from 'node-diff3';
import type { ArticleWords } from './article-words.js';

/** Two people's changes of the same words, put together as far as they can be. */
export interface MergedWords {
  readonly words: ArticleWords;
  /** Fields in which both have written something else in the same place; there mine stands, in the text both stand. */
  readonly clashes: readonly (keyof ArticleWords)[];
}

/** Between them stand the two versions of a place that both have changed; each is a paragraph of its own. */
export const MINE_MARK = '<<<<<<<';
export const BOTH_MARK = '=======';
export const THEIRS_MARK = '>>>>>>>';

/** Three-way: what only one of the two has changed since `base` is taken, whoever it was. */
export function mergeWords(base: ArticleWords, mine: ArticleWords, theirs: ArticleWords): MergedWords {
  const clashes: (keyof ArticleWords)[] = [];
  const choose = <K extends Exclude<keyof ArticleWords, 'body'>>(key: K): ArticleWords[K] => {
    const [was, my, their] = [base[key], mine[key], theirs[key]].map((value) => JSON.stringify(value));
    if (my !== was && their !== was && my !== their) {
      clashes.push(key);
    }

    return my === was ? theirs[key] : mine[key];
  };
  const body = mergeText(base.body, mine.body, theirs.body);
  if (body.clash) {
    clashes.push('body');
  }

  return {
    words: {
      title: choose('title'),
      body: body.text,
      keywords: choose('keywords'),
      causes: choose('causes'),
      typeCode: choose('typeCode'),
      topic: choose('topic'),
      visibility: choose('visibility'),
    },
    clashes,
  };
}

function mergeText(base: string, mine: string, theirs: string): { text: string; clash: boolean } {
  const lines = (text: string): string[] => text.split('\n');
  let clash = false;
  const merged = diff3Merge(lines(mine), lines(base), lines(theirs), { excludeFalseConflicts: true }).flatMap(
    ({ ok, conflict }) => {
      if (!conflict) {
        return ok ?? [];
      }
      clash = true;

      return [MINE_MARK, ...conflict.a, BOTH_MARK, ...conflict.b, THEIRS_MARK];
    },
  );

  return { text: merged.join('\n'), clash };
}
