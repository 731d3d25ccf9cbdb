import { Entity, ForeignKey, Index } from 'typeorm';
import { Id, Instant, Json, PrimaryId, Text, Whole } from '../../platform/database/columns.js';
import type { MatchResult, NextQuestion } from '../matching/match-outcome.js';
import { Ticket } from './ticket.entity.js';

/** That the wallet was searched for a ticket, and how sure what came of it is. The newest counts; none is changed. */
@Entity('match_runs')
@Index('ix_match_runs_ticket', ['ticketId', 'at'])
export class MatchRun {
  @PrimaryId()
  id!: string;

  @Id()
  @ForeignKey(() => Ticket, { name: 'fk_match_runs_ticket' })
  ticketId!: string;

  @Instant()
  at!: Date;

  @Text({ length: 16 })
  result!: MatchResult;

  /** What to ask the customer next; null where nothing needs to be. */
  @Text({ length: 16, nullable: true })
  question!: NextQuestion | null;

  /** How many transactions were looked through, and whether there were more than could be. */
  @Whole()
  lookedAt!: number;

  @Whole()
  truncated!: number;

  /** 1 where a number that the customer gave belongs to somebody else's account. */
  @Whole()
  foreignReference!: number;

  /** Names of the hints there were, such as `amount`: never what was said. */
  @Json()
  hints!: readonly string[];
}
