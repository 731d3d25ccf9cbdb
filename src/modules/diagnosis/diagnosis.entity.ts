import { Entity, ForeignKey, Index } from 'typeorm';
import { Id, Instant, Json, PrimaryId, Text, Whole } from '../../platform/database/columns.js';
import type { Diagnosis } from './diagnose.js';
import type { DiagnosisFacts } from './diagnosis-facts.js';
import type { Figures } from './rule-text.js';

/** Why it was made: the wallet was searched, a transaction was tied or read again, its time had come, the type is another. */
export const OCCASIONS = ['look-up', 'link', 'recheck', 'type', 'asked'] as const;

export type Occasion = (typeof OCCASIONS)[number];

/** What was said about a ticket, by which rule and which facts. Written once; the newest counts. */
@Entity('diagnoses')
@Index('uq_diagnoses_seq', ['ticketId', 'seq'], { unique: true })
export class StoredDiagnosis {
  @PrimaryId('pk_diagnoses')
  id!: string;

  @Id()
  @ForeignKey('Ticket', { name: 'fk_diagnoses_ticket' })
  ticketId!: string;

  /** 1 is the first of its ticket. */
  @Whole()
  seq!: number;

  @Text({ length: 12 })
  occasion!: Occasion;

  @Text({ length: 8 })
  rule!: string;

  @Whole()
  version!: number;

  /** Of the transaction that was meant; null where none was found. */
  @Text({ length: 256, nullable: true })
  transactionReference!: string | null;

  @Json()
  facts!: { readonly facts: DiagnosisFacts; readonly figures: Figures };

  /** SHA-256 of the facts: the same facts by the same rules say the same. */
  @Text({ length: 64 })
  factsHash!: string;

  @Json()
  result!: Diagnosis;

  @Instant()
  madeAt!: Date;
}
