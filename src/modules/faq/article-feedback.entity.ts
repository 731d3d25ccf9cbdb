import { Entity, Index } from 'typeorm';
import { Id, Instant, PrimaryId, Text, Whole } from '../../platform/database/columns.js';
import type { Language } from '../../platform/i18n/languages.js';

export const VERDICTS = ['yes', 'no'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Why an article did not help. */
export const FEEDBACK_REASONS = ['unsolved', 'unclear', 'outdated', 'other-case'] as const;
export type FeedbackReason = (typeof FEEDBACK_REASONS)[number];

/** What one reader said of an article. A journey says one thing of it: who changes his mind is counted once. */
@Entity('article_feedback')
@Index('uq_article_feedback_journey', ['journeyId', 'slug', 'lang'], { unique: true })
@Index('ix_article_feedback_at', ['at'])
export class ArticleFeedback {
  @PrimaryId('pk_article_feedback')
  id!: string;

  /** Forgotten with the steps of the journey. */
  @Id({ nullable: true })
  journeyId!: string | null;

  @Text({ length: 80 })
  slug!: string;

  @Text({ length: 10 })
  lang!: Language;

  /** Of the article, as it was read. */
  @Whole()
  version!: number;

  @Text({ length: 8 })
  verdict!: Verdict;

  @Text({ length: 16, nullable: true })
  reason!: FeedbackReason | null;

  /** In the reader's own words, without secrets. */
  @Text({ length: 500, nullable: true })
  words!: string | null;

  @Instant()
  at!: Date;
}
