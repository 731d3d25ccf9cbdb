import { Entity, Index } from 'typeorm';
import { Instant, PrimaryId, Text } from '../../platform/database/columns.js';
import type { Language } from '../../platform/i18n/languages.js';

/**
 * What somebody asked the search, without secrets and without saying who: from the words that come along in questions
 * about one article, the search learns to find it. Old ones are forgotten.
 */
@Entity('asked_questions')
@Index('ix_asked_questions_at', ['askedAt', 'id'])
export class AskedQuestion {
  @PrimaryId('pk_asked_questions')
  id!: string;

  @Text({ length: 10 })
  lang!: Language;

  @Text({ length: 500 })
  text!: string;

  /** The article that it clearly meant by the articles' own words; null where it was not clear. */
  @Text({ length: 80, nullable: true })
  slug!: string | null;

  @Instant()
  askedAt!: Date;
}
