import type { ArticleCause } from './article-file.js';

/** Read by everybody, or by the staff alone: an internal article never leaves the desk. */
export const ARTICLE_VISIBILITIES = ['public', 'internal'] as const;

export type ArticleVisibility = (typeof ARTICLE_VISIBILITIES)[number];

/** What a person writes of an article; an article, its draft and each of its versions have them. */
export interface ArticleWords {
  readonly title: string;
  /** Markdown. */
  readonly body: string;
  readonly keywords: readonly string[];
  readonly causes: readonly ArticleCause[];
  /** The exception it is about (`E101`); null for a guide. */
  readonly typeCode: string | null;
  readonly topic: string;
  readonly visibility: ArticleVisibility;
}

/** The words out of anything that has them. */
export function wordsOfArticle(source: ArticleWords): ArticleWords {
  const { title, body, keywords, causes, typeCode, topic, visibility } = source;

  return { title, body, keywords, causes, typeCode, topic, visibility };
}

/**
 * Part of an address, the same in all languages: `login-fails`, `activate_my_card`. Those that are brought from elsewhere
 * may also be `Refund_not_showing_up` and `reverted_payment?`: they are known there by exactly this name.
 */
export const ARTICLE_SLUG = /^[A-Za-z0-9_?-]{1,80}$/;

/** Pages of the editor have these addresses, however they are written: an article there could never be opened in it. */
const RESERVED = ['new', 'synonyms'];

export const isReservedSlug = (slug: string): boolean => RESERVED.includes(slug.toLowerCase());

/** What a person may call a new one. */
export const NEW_ARTICLE_SLUG = new RegExp(`^(?!(?:${RESERVED.join('|')})$)[a-z0-9_-]{1,80}$`);
