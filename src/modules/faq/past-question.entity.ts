import { Entity, ForeignKey, Index } from 'typeorm';
import { Id, Instant, PrimaryId, Text, Whole } from '../../platform/database/columns.js';
import type { Language } from '../../platform/i18n/languages.js';

/** What the desk has learnt by itself, or one import. */
export type BatchKind = 'own' | 'import';

/** Still being brought in, in use, or to be forgotten. */
export type BatchState = 'staged' | 'live' | 'gone';

/** Past questions that come into use together, and go together. */
@Entity('question_batches')
export class QuestionBatch {
  @PrimaryId('pk_question_batches')
  id!: string;

  @Text({ length: 8 })
  kind!: BatchKind;

  @Text({ length: 8 })
  state!: BatchState;

  /** The newest question in it. */
  @Whole()
  lastSeq!: number;

  @Instant()
  changedAt!: Date;
}

export type QuestionSource = 'import' | 'ticket' | 'helpful' | 'accepted';

/** What somebody asked once, without secrets and without who he was, and what answered it. */
@Entity('past_questions')
@Index('uq_past_questions_seq', ['batchId', 'seq'], { unique: true })
@Index('uq_past_questions_source', ['batchId', 'sourceKey'], { unique: true })
export class PastQuestion {
  @PrimaryId('pk_past_questions')
  id!: string;

  @Id()
  @ForeignKey('QuestionBatch', { name: 'fk_past_questions_batch' })
  batchId!: string;

  @Whole()
  seq!: number;

  @Text({ length: 10 })
  lang!: Language;

  @Text({ length: 500 })
  text!: string;

  /** The article that answered it; null where only the type is known. */
  @Text({ length: 80, nullable: true })
  slug!: string | null;

  /** The exception it was about; null where only the article is known. */
  @Text({ length: 8, nullable: true })
  typeCode!: string | null;

  @Text({ length: 12 })
  source!: QuestionSource;

  /** Of where it came from, as a hash: the same source is learnt from once. */
  @Text({ length: 64 })
  sourceKey!: string;

  @Instant()
  at!: Date;
}
