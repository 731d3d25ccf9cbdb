import { Entity, Index, PrimaryColumn } from 'typeorm';
import { Id, Instant, PrimaryId, Text, Whole } from '../../platform/database/columns.js';
import type { Language } from '../../platform/i18n/languages.js';
import { ArticleWordsColumns } from './article-words-columns.js';
import type { ArticleVisibility } from './article-words.js';

/**
 * A draft is seen by nobody outside, an outdated article only by who has its address. A draft that has been published
 * once was taken down. What is being written of an article, and whether somebody looks it over (`in_review`), stands
 * in its `ArticleDraft`: nothing half-written can be read by mistake.
 */
export type ArticleStatus = 'draft' | 'published' | 'outdated';

/**
 * One article of the help centre in one language, with the words that are read now. There may be a row for each of
 * several editions of the help centre for a while: `IS_CURRENT` says which of them counts.
 */
@Entity('articles')
@Index('uq_articles_slug_lang_edition', ['slug', 'lang', 'edition'], { unique: true })
@Index('ix_articles_edition', ['edition'])
export class Article extends ArticleWordsColumns {
  /** The same in every edition. */
  @PrimaryId('pk_articles')
  id!: string;

  /** Of the help centre as a whole; a bulk import makes a new one. */
  @PrimaryColumn({
    type: 'bigint',
    default: 1,
    primaryKeyConstraintName: 'pk_articles',
    transformer: { to: (value: number) => value, from: Number },
  })
  edition!: number;

  /** The same for all languages of an article. */
  @Text({ length: 80 })
  slug!: string;

  @Text({ length: 10 })
  lang!: Language;

  @Text({ length: 12 })
  status!: ArticleStatus;

  @Text({ length: 10, default: 'public' })
  visibility!: ArticleVisibility;

  /** Grows by one with every change of the words or the status; earlier ones are `ArticleVersion`s. */
  @Whole()
  version!: number;

  /** Calendar day, `YYYY-MM-DD`. */
  @Text({ length: 10 })
  updatedOn!: string;

  /** First published; null for what never was. */
  @Instant({ nullable: true })
  publishedAt!: Date | null;

  /** SHA-256 of the file it came from; null once a person has changed it, so that no seed writes over that. */
  @Text({ length: 64, nullable: true })
  fileHash!: string | null;

  /** Who made this version; null where a file did, or an import. */
  @Id({ nullable: true })
  changedBy!: string | null;

  @Instant({ nullable: true })
  changedAt!: Date | null;

  /** What is new in this version, in a sentence of who made it. */
  @Text({ length: 200, nullable: true })
  note!: string | null;

  /** Who answers for it. */
  @Id({ nullable: true })
  ownerId!: string | null;

  /** When somebody should read it again: a calendar day. */
  @Text({ length: 10, nullable: true })
  reviewBy!: string | null;

  /** The version of the other language that these words say the same as. */
  @Whole({ nullable: true })
  translatedFrom!: number | null;

  /** Since when the other language says something that these words do not say yet. */
  @Instant({ nullable: true })
  needsTranslationSince!: Date | null;
}
