import { Entity, Index } from 'typeorm';
import { Instant, PrimaryId, Text, Whole } from '../../platform/database/columns.js';
import type { Language } from '../../platform/i18n/languages.js';

/** Where a suggestion was made: to a customer who describes what happened, to the agent, or to whoever searches. */
export type TriagePlace = 'intake' | 'agent' | 'search';

/** One suggestion and what was chosen in the end. Nobody's: neither words nor ticket stand here. */
@Entity('triage_outcomes')
@Index('ix_triage_outcomes_at', ['at'])
export class TriageOutcome {
  @PrimaryId('pk_triage_outcomes')
  id!: string;

  @Instant()
  at!: Date;

  @Text({ length: 8 })
  place!: TriagePlace;

  @Text({ length: 10 })
  lang!: Language;

  /** Null where no history had been learnt from yet. */
  @Whole({ nullable: true })
  modelVersion!: number | null;

  @Text({ length: 8, nullable: true })
  suggestedCode!: string | null;

  @Text({ length: 8, nullable: true })
  chosenCode!: string | null;

  /** 1 where it was shown, 0 where the suggestion was too weak to be shown. */
  @Whole()
  confident!: number;
}
