import { Entity, Index } from 'typeorm';
import { Instant, Json, PrimaryId, Text, Whole } from '../../platform/database/columns.js';
import type { Language } from '../../platform/i18n/languages.js';

/** How well a model did on past questions that it had not learnt from. Shares of one. */
export interface ModelQuality {
  /** Questions it was tried on. */
  readonly tried: number;
  readonly first: number;
  readonly firstThree: number;
  /** Of those it was confident about: how many there were, and how many were right. */
  readonly answered: number;
  readonly answeredRight: number;
}

/** One version of what was learnt in a language. The figures of the model lie in a file, told by its hash. */
@Entity('triage_models')
@Index('uq_triage_models_version', ['lang', 'version'], { unique: true })
export class TriageModel {
  @PrimaryId('pk_triage_models')
  id!: string;

  @Text({ length: 10 })
  lang!: Language;

  @Whole()
  version!: number;

  @Instant()
  trainedAt!: Date;

  @Whole()
  tookMs!: number;

  @Whole()
  questions!: number;

  @Whole()
  labels!: number;

  /** What it was made of: changes with every question that came or went. */
  @Text({ length: 64 })
  madeOf!: string;

  @Json()
  quality!: ModelQuality;

  /** Null where there was nothing to learn from, and where the file was found damaged. */
  @Text({ length: 64, nullable: true })
  fileId!: string | null;

  @Text({ length: 64, nullable: true })
  fileHash!: string | null;

  @Whole()
  fileSize!: number;
}
