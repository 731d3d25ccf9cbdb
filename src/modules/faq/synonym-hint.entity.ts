import { Entity, Index } from 'typeorm';
import { Id, Instant, PrimaryId, Text, Whole } from '../../platform/database/columns.js';
import type { Language } from '../../platform/i18n/languages.js';

/** `open` waits for somebody; what was decided once is never asked again. */
export type HintState = 'open' | 'accepted' | 'dismissed';

/**
 * A phrase by which customers ask for an article that does not hold it. Some words that came along in several
 * questions; whole sentences of anybody are never kept.
 */
@Entity('synonym_hints')
@Index('uq_synonym_hints_phrase', ['lang', 'phraseHash', 'slug'], { unique: true })
@Index('ix_synonym_hints_open', ['state', 'questions', 'id'])
export class SynonymHint {
  @PrimaryId('pk_synonym_hints')
  id!: string;

  @Text({ length: 10 })
  lang!: Language;

  @Text({ length: 60 })
  phrase!: string;

  /** Of what the phrase is to the search. */
  @Text({ length: 64 })
  phraseHash!: string;

  /** The article that answered the questions; '' where no article did. */
  @Text({ length: 80 })
  slug!: string;

  /** In how many of them it stood. */
  @Whole()
  questions!: number;

  @Text({ length: 10 })
  state!: HintState;

  @Instant()
  foundAt!: Date;

  @Id({ nullable: true })
  decidedBy!: string | null;

  @Instant({ nullable: true })
  decidedAt!: Date | null;
}
