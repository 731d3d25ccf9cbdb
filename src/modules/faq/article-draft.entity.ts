import { Entity, Index } from 'typeorm';
import { Id, Instant, Json, PrimaryId, Text, Whole } from '../../platform/database/columns.js';
import { ArticleWordsColumns } from './article-words-columns.js';
import type { ArticleVisibility, ArticleWords } from './article-words.js';

/** Being written, or waiting for somebody to look it over. */
export type DraftState = 'draft' | 'in_review';

/** The words that the last writer had before him: what two people's changes are compared with. */
export interface EarlierDraft {
  readonly revision: number;
  readonly words: ArticleWords;
}

/**
 * What is being written of an article, beside the words that everybody reads meanwhile; at most one for each article
 * in each language. It is gone once it has been published.
 */
@Entity('article_drafts')
@Index('ix_article_drafts_publish_at', ['publishAt'])
export class ArticleDraft extends ArticleWordsColumns {
  @PrimaryId('pk_article_drafts')
  articleId!: string;

  /** Grows by one with every saving; who saves names the one he began with. */
  @Whole()
  revision!: number;

  /** The version of the article that it began with. */
  @Whole()
  basedOn!: number;

  @Text({ length: 10 })
  state!: DraftState;

  @Text({ length: 10 })
  visibility!: ArticleVisibility;

  @Id({ nullable: true })
  changedBy!: string | null;

  @Instant()
  changedAt!: Date;

  /** Who asked for somebody to look it over. */
  @Id({ nullable: true })
  submittedBy!: string | null;

  @Text({ length: 200, nullable: true })
  note!: string | null;

  /** When it goes out by itself; null where nobody has said so. */
  @Instant({ nullable: true })
  publishAt!: Date | null;

  @Json({ nullable: true })
  earlier!: EarlierDraft | null;
}
