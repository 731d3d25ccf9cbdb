import { Json, Text } from '../../platform/database/columns.js';
import type { ArticleCause } from './article-file.js';
import type { ArticleVisibility, ArticleWords } from './article-words.js';

/** The words of an article as they are kept: those that are read, those being written, and those of before. */
export abstract class ArticleWordsColumns implements ArticleWords {
  abstract visibility: ArticleVisibility;

  @Text({ length: 8, nullable: true })
  typeCode!: string | null;

  @Text({ length: 40 })
  topic!: string;

  @Text({ length: 200 })
  title!: string;

  @Text()
  body!: string;

  @Json()
  keywords!: readonly string[];

  @Json()
  causes!: readonly ArticleCause[];
}
