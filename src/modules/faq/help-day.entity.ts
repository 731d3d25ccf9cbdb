import { Entity, Index, PrimaryColumn } from 'typeorm';
import { Whole } from '../../platform/database/columns.js';

export const HELP_METRICS = [
  /** Journeys that began on the day; those that opened an article; and of these, those that then opened a ticket. */
  'journeys',
  'readers',
  'asked-after',
  /** Searches; those without a result; those with results of which none was opened. */
  'searches',
  'empty',
  'left',
  /** Articles opened, and what their readers said. */
  'views',
  'helpful',
  'unhelpful',
  /** Journeys that opened a ticket. */
  'tickets',
] as const;

export type HelpMetric = (typeof HELP_METRICS)[number];

/** A figure of one day in one language; days begin at midnight in the zone of the desk. */
@Entity('help_days')
@Index('ix_help_days_metric', ['metric', 'day'])
export class HelpDay {
  /** `YYYY-MM-DD`. */
  @PrimaryColumn({ type: 'varchar', length: 10, primaryKeyConstraintName: 'pk_help_days' })
  day!: string;

  @PrimaryColumn({ type: 'varchar', length: 10, primaryKeyConstraintName: 'pk_help_days' })
  lang!: string;

  @PrimaryColumn({ type: 'varchar', length: 16, primaryKeyConstraintName: 'pk_help_days' })
  metric!: HelpMetric;

  /** The article or the question that is counted; '' for all of them. */
  @PrimaryColumn({ type: 'varchar', length: 120, primaryKeyConstraintName: 'pk_help_days' })
  about!: string;

  @Whole()
  count!: number;
}
