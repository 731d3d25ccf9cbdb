import { Entity, Index } from 'typeorm';
import { Id, Instant, Json, PrimaryId, Text, Whole } from '../../platform/database/columns.js';
import type { Language } from '../../platform/i18n/languages.js';

/** A group of expressions that mean the same to a customer, beside those that the desk comes with. */
@Entity('search_synonyms')
@Index('ix_search_synonyms_lang', ['lang', 'id'])
@Index('ix_search_synonyms_list', ['createdAt', 'id'])
@Index('uq_search_synonyms_words', ['lang', 'wordsHash'], { unique: true })
export class SearchSynonym {
  @PrimaryId('pk_search_synonyms')
  id!: string;

  @Text({ length: 10 })
  lang!: Language;

  @Json()
  expressions!: readonly string[];

  /** The expressions as a search for them sees them, one a line. */
  @Text({ default: '' })
  folded!: string;

  /** Of what the expressions are to the search, in no order: two groups of one language never have the same. */
  @Text({ length: 64, default: '' })
  wordsHash!: string;

  /** 1 while the search uses it; 0 once it was taken out. */
  @Whole()
  active!: number;

  @Id({ nullable: true })
  changedBy!: string | null;

  @Instant()
  changedAt!: Date;

  /** Goes up with every change. */
  @Whole({ default: 1 })
  version!: number;

  @Instant({ default: 0 })
  createdAt!: Date;
}
