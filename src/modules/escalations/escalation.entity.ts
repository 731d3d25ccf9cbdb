import { Entity, ForeignKey, Index } from 'typeorm';
import { Id, Instant, PrimaryId, Text, Whole } from '../../platform/database/columns.js';
import type { EscalationOutcome, EscalationReason, EscalationStatus } from './escalation-status.js';

/** A request that a supervisor looks at a ticket: who asked and why, until when, and what came of it. */
@Entity('escalations')
@Index('uq_escalations_open', ['ticketId'], { unique: true, where: `status <> 'decided'` })
@Index('ix_escalations_board', ['status', 'decisionDueAt', 'id'])
@Index('ix_escalations_answered', ['status', 'decidedAt', 'id'])
@Index('ix_escalations_ticket', ['ticketId', 'requestedAt'])
export class Escalation {
  @PrimaryId()
  id!: string;

  @Id()
  @ForeignKey('Ticket', { name: 'fk_escalations_ticket' })
  ticketId!: string;

  @Text({ length: 8 })
  requestedBy!: 'customer' | 'staff';

  @Id()
  requesterId!: string;

  @Text({ length: 16, default: 'other' })
  why!: EscalationReason;

  /** In words; '' where the choice said it all. The staff's own words are for the staff alone. */
  @Text({ length: 1000 })
  reason!: string;

  /** Asked for again while it is open: how often in all, and the newest words. */
  @Whole({ default: 1 })
  askedTimes!: number;

  @Text({ length: 1000, nullable: true })
  addedReason!: string | null;

  @Text({ length: 12 })
  status!: EscalationStatus;

  @Instant()
  requestedAt!: Date;

  /** Until when a supervisor has seen it, and until when he decides. */
  @Instant()
  seenDueAt!: Date;

  @Instant()
  decisionDueAt!: Date;

  @Id({ nullable: true })
  @ForeignKey('User', { name: 'fk_escalations_supervisor' })
  supervisorId!: string | null;

  @Instant({ nullable: true })
  seenAt!: Date | null;

  @Instant({ nullable: true })
  decidedAt!: Date | null;

  @Text({ length: 16, nullable: true })
  outcome!: EscalationOutcome | null;

  /** What the customer is told. */
  @Text({ nullable: true })
  decision!: string | null;
}
