import { Entity, ForeignKey, Index } from 'typeorm';
import { Id, Instant, PrimaryId, Text } from '../../platform/database/columns.js';
import type { CallerProof } from './caller-proofs.js';
import { Ticket } from './ticket.entity.js';

/** A call that the staff took down in a ticket: a new one, or one that was open already. */
@Entity('calls')
@Index('ix_calls_ticket', ['ticketId', 'takenAt', 'id'])
export class Call {
  @PrimaryId()
  id!: string;

  @Id()
  @ForeignKey(() => Ticket, { name: 'fk_calls_ticket' })
  ticketId!: string;

  @Id()
  @ForeignKey('User', { name: 'fk_calls_taken_by' })
  takenBy!: string;

  @Instant()
  takenAt!: Date;

  /** As the caller said it; null where he did not. */
  @Text({ length: 120, nullable: true })
  callerName!: string | null;

  /** Where he can be called back. */
  @Text({ length: 40, nullable: true })
  phone!: string | null;

  /** How somebody of the staff made sure who called; null for a caller whom nobody has verified. */
  @Text({ length: 12, nullable: true })
  proof!: CallerProof | null;

  @Id({ nullable: true })
  @ForeignKey('User', { name: 'fk_calls_proved_by' })
  provedBy!: string | null;

  @Instant({ nullable: true })
  provedAt!: Date | null;
}
