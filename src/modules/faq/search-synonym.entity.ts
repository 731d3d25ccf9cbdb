import { Entity, Index } from 'typeorm';
import { Id, Instant, Json, PrimaryId, Text, Whole } from '../../platform/database/columns.js';
import type { Language } from '../../platform/i18n/languages.js';

/** A group of expressions that mean the same to a customer, beside those that the desk comes with. */
@Entity('search_synonyms')
@Index('ix_search_synonyms_lang', ['lang', 'id'])
export class SearchSynonym {
  @PrimaryId('pk_search_synonyms')
  id!: string;

  @Text({ length: 10 })
  lang!: Language;

  @Json()
  expressions!: readonly string[];

  /** 1 while the search uses it; 0 once it was taken out. */
  @Whole()
  active!: number;

  @Id({ nullable: true })
  changedBy!: string | null;

  @Instant()
  changedAt!: Date;
}
