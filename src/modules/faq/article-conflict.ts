import type { Transaction } from '../../platform/database/transaction.js';
import type { ArticleDraft } from './article-draft.entity.js';
import { type MergedWords, mergeWords } from './article-merge.js';
import type { Article } from './article.entity.js';
import { ArticleVersion } from './article-version.entity.js';
import { type ArticleWords, wordsOfArticle } from './article-words.js';

/** What a writer began with: a version of the article, and the revision of its draft (0 where there was none). */
export interface WritersBase {
  readonly version: number;
  readonly revision: number;
}

/**
 * Saved; or somebody was quicker, and nothing was: then both texts are there, and what they are together. To save after
 * that, name `base` as what one began with.
 */
export type SavedDraft = { readonly saved: true; readonly revision: number } | DraftConflict;

export interface DraftConflict {
  readonly saved: false;
  readonly base: WritersBase;
  readonly theirs: ArticleWords;
  readonly merged: MergedWords;
  readonly changedBy: string | null;
  readonly changedAt: Date | null;
}

interface Collision {
  readonly article: Article;
  readonly draft: ArticleDraft | null;
  readonly base: WritersBase;
  /** What was typed. */
  readonly words: ArticleWords;
}

/** What is there now beside what was typed, and both together. */
export async function conflictOf(tx: Transaction, collision: Collision): Promise<DraftConflict> {
  const { article, draft, words } = collision;
  const { changedBy, changedAt } = draft ?? article;
  const theirs = wordsOfArticle(draft ?? article);

  return {
    saved: false,
    base: { version: draft?.basedOn ?? article.version, revision: draft?.revision ?? 0 },
    theirs,
    merged: mergeWords(await commonWords(tx, collision), words, theirs),
    changedBy,
    changedAt,
  };
}

/**
 * What both began with. Of drafts only the one before the last writer's is kept; otherwise it is the version that they
 * have all been made from, which is older and finds more clashes, but loses nothing.
 */
async function commonWords(
  tx: Transaction,
  { article, draft, base, words }: Collision,
): Promise<ArticleWords> {
  if (draft?.earlier && draft.earlier.revision === base.revision && draft.basedOn === base.version) {
    return draft.earlier.words;
  }
  if (article.version === base.version) {
    return wordsOfArticle(article);
  }
  const before = await tx
    .repository(ArticleVersion)
    .findOneBy({ articleId: article.id, version: base.version });

  return wordsOfArticle(before ?? words);
}
