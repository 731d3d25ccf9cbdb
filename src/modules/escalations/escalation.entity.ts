import { Entity, ForeignKey, Index } from 'typeorm';
import { Id, Instant, PrimaryId, Text } from '../../platform/database/columns.js';
import type { EscalationOutcome, EscalationStatus } from './escalation-status.js';

/** A request that a supervisor looks at a ticket: who asked and why, until when, and what came of it. */
@Entity('escalations')
@Index('uq_escalations_open', ['ticketId'], { unique: true, where: `status <> 'decided'` })
@Index('ix_escalations_board', ['status', 'decisionDueAt', 'id'])
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

  @Text({ length: 1000 })
  reason!: string;

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
