import type { SearchDocument } from '../../platform/search/search-document.js';
import { articlePlainText } from './article-markdown.js';
import type { Article } from './article.entity.js';

/** As much of an article as the search knows. */
export type ArticleRow = Pick<
  Article,
  | 'id'
  | 'slug'
  | 'lang'
  | 'edition'
  | 'version'
  | 'typeCode'
  | 'title'
  | 'body'
  | 'keywords'
  | 'causes'
  | 'updatedOn'
>;

/** An article as it is found: its id in the index is its address. */
export interface ArticleDocument extends SearchDocument {
  readonly articleId: string;
  readonly causes: readonly string[];
  readonly updatedOn: string;
}

/** What tells one state of an article from another. */
export const versionOf = ({ id, edition, version }: Pick<Article, 'id' | 'edition' | 'version'>): string =>
  `${id} ${edition}.${version}`;

/** Runs in the search's own thread: reading Markdown is most of the work. */
export function articleDocument(row: ArticleRow): ArticleDocument {
  const { id, slug, lang, typeCode, title, body, keywords, causes, updatedOn } = row;

  return {
    id: slug,
    lang,
    version: versionOf(row),
    title,
    keywords: typeCode === null ? keywords : [...keywords, typeCode],
    body: articlePlainText(body),
    type: typeCode,
    articleId: id,
    causes,
    updatedOn,
  };
}
