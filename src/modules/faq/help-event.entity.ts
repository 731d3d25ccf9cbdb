import { Entity, Index } from 'typeorm';
import { Id, Instant, PrimaryId, Text, Whole } from '../../platform/database/columns.js';
import type { Language } from '../../platform/i18n/languages.js';

export const HELP_STEPS = ['search', 'suggest', 'view', 'helpful', 'unhelpful', 'contact', 'ticket'] as const;

export type HelpStep = (typeof HELP_STEPS)[number];

/**
 * One step of a journey through the help centre. It leads to nobody: the journey is a random number that a browser has
 * for a day, the time is a whole minute, and what was asked is kept without anything that could name a person.
 */
@Entity('help_events')
@Index('ix_help_events_journey', ['journeyId', 'seq'])
@Index('ix_help_events_at', ['at'])
export class HelpEvent {
  @PrimaryId('pk_help_events')
  id!: string;

  @Id()
  journeyId!: string;

  /** The order of the steps of a journey. */
  @Whole()
  seq!: number;

  @Instant()
  at!: Date;

  @Text({ length: 12 })
  kind!: HelpStep;

  @Text({ length: 10 })
  lang!: Language;

  /** Of a search: see `askedText`. */
  @Text({ length: 120, nullable: true })
  query!: string | null;

  /** Of a search: how many articles it found. */
  @Whole({ nullable: true })
  results!: number | null;

  /** Of a search: the addresses of the first articles, in their order, with spaces between. */
  @Text({ nullable: true })
  shown!: string | null;

  /** Of a search: the place of the first article that was opened from it, from 1; null while none was. */
  @Whole({ nullable: true })
  rank!: number | null;

  /** The article that was opened, or judged. */
  @Text({ length: 80, nullable: true })
  slug!: string | null;

  @Text({ length: 8, nullable: true })
  typeCode!: string | null;
}
