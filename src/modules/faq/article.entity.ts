import { Entity, Index } from 'typeorm';
import { Instant, Json, PrimaryId, Text, Whole } from '../../platform/database/columns.js';
import type { Language } from '../../platform/i18n/languages.js';
import type { ArticleCause } from './article-file.js';

/** A draft is seen by nobody outside, an outdated article only by who has its address. */
export type ArticleStatus = 'draft' | 'published' | 'outdated';

/** One article of the help centre in one language. */
@Entity('articles')
@Index('uq_articles_slug_lang', ['slug', 'lang'], { unique: true })
export class Article {
  @PrimaryId('pk_articles')
  id!: string;

  /** The same for all languages of an article. */
  @Text({ length: 80 })
  slug!: string;

  @Text({ length: 10 })
  lang!: Language;

  @Text({ length: 12 })
  status!: ArticleStatus;

  /** Grows by one with every change of the words. */
  @Whole()
  version!: number;

  /** The exception it is about (`E101`); null for a guide. */
  @Text({ length: 8, nullable: true })
  typeCode!: string | null;

  @Text({ length: 40 })
  topic!: string;

  @Text({ length: 200 })
  title!: string;

  /** Markdown. */
  @Text()
  body!: string;

  @Json()
  keywords!: readonly string[];

  @Json()
  causes!: readonly ArticleCause[];

  /** Calendar day, `YYYY-MM-DD`. */
  @Text({ length: 10 })
  updatedOn!: string;

  /** First published; null for a draft. */
  @Instant({ nullable: true })
  publishedAt!: Date | null;

  /** SHA-256 of the file it came from; null once a person has changed it, so that no seed writes over that. */
  @Text({ length: 64, nullable: true })
  fileHash!: string | null;
}
