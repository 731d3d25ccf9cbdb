import { Entity, PrimaryColumn } from 'typeorm';
import { Id, Instant, PrimaryId, Text } from '../../platform/database/columns.js';
import type { Language } from '../../platform/i18n/languages.js';
import { ArticleWordsColumns } from './article-words-columns.js';
import type { ArticleVisibility } from './article-words.js';
import type { ArticleStatus } from './article.entity.js';

/** What an article said before. Written once, when the next version takes its place; never changed. */
@Entity('article_versions')
export class ArticleVersion extends ArticleWordsColumns {
  @PrimaryId('pk_article_versions')
  articleId!: string;

  @PrimaryColumn({
    type: 'bigint',
    primaryKeyConstraintName: 'pk_article_versions',
    transformer: { to: (value: number) => value, from: Number },
  })
  version!: number;

  /** As it was then. */
  @Text({ length: 80 })
  slug!: string;

  @Text({ length: 10 })
  lang!: Language;

  @Text({ length: 12 })
  status!: ArticleStatus;

  @Text({ length: 10 })
  visibility!: ArticleVisibility;

  /** Who made this version, when, and what was new in it. */
  @Id({ nullable: true })
  changedBy!: string | null;

  @Instant({ nullable: true })
  changedAt!: Date | null;

  @Text({ length: 200, nullable: true })
  note!: string | null;
}
