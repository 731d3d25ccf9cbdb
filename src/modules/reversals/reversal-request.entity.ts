import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { Id, Instant, PrimaryId, Text, Whole } from '../../platform/database/columns.js';
import type { DeclineReason, ReversalKind, ReversalReason, ReversalStatus } from './reversal-status.js';

/**
 * That money should go back: who proposed it and why, who else decided, and what the wallet made of it. The database
 * itself refuses one person for both, a second open request for the same transaction, and any change of what was
 * proposed or decided.
 */
@Entity('reversal_requests')
@Index('uq_reversal_requests_correlation', ['correlationId'], { unique: true })
@Index('uq_reversal_requests_open', ['provider', 'originalReference'], {
  unique: true,
  where: `status IN ('proposed', 'approved', 'sent', 'processing', 'queued', 'in-doubt')`,
})
@Index('ix_reversal_requests_status', ['status', 'proposedAt', 'id'])
@Index('ix_reversal_requests_ticket', ['ticketId', 'proposedAt'])
@Check('ck_reversal_requests_two_people', 'decided_by IS NULL OR decided_by <> proposed_by')
@Check('ck_reversal_requests_decided', `decided_by IS NOT NULL OR status IN ('proposed', 'withdrawn')`)
@Check(
  'ck_reversal_requests_amount',
  'amount_minor > 0 AND (part_minor IS NULL OR part_minor = amount_minor)',
)
export class ReversalRequest {
  @PrimaryId()
  id!: string;

  @Id()
  @ForeignKey('Ticket', { name: 'fk_reversal_requests_ticket' })
  ticketId!: string;

  /** By which the original is tied to the ticket. */
  @Id()
  @ForeignKey('TransactionLink', { name: 'fk_reversal_requests_link' })
  linkId!: string;

  @Text({ length: 32 })
  provider!: string;

  @Text({ length: 256 })
  originalReference!: string;

  @Text({ length: 12 })
  kind!: ReversalKind;

  /** What is asked for; null asks for the whole. */
  @Whole({ nullable: true })
  partMinor!: number | null;

  /** What goes back, by the look on which it was proposed: the part, or the whole. */
  @Whole()
  amountMinor!: number;

  @Text({ length: 3 })
  currency!: string;

  @Text({ length: 16 })
  reason!: ReversalReason;

  /** Why, in words for the staff. */
  @Text({ length: 500 })
  note!: string;

  /** Made before anything is sent, and never made anew: by it a lost answer is found again. */
  @Id()
  correlationId!: string;

  @Text({ length: 12 })
  status!: ReversalStatus;

  @Id()
  @ForeignKey('User', { name: 'fk_reversal_requests_proposer' })
  proposedBy!: string;

  @Instant()
  proposedAt!: Date;

  @Id({ nullable: true })
  @ForeignKey('User', { name: 'fk_reversal_requests_decider' })
  decidedBy!: string | null;

  @Instant({ nullable: true })
  decidedAt!: Date | null;

  @Text({ length: 20, nullable: true })
  declineReason!: DeclineReason | null;

  @Text({ length: 500, nullable: true })
  decisionNote!: string | null;

  /** Since when it stands where it stands. */
  @Instant()
  movedAt!: Date;

  /** Grows with each step: whoever has seen another one comes too late. */
  @Whole()
  step!: number;

  /** How often it was sent: twice at most, under the one id. */
  @Whole()
  sends!: number;

  /** Questions about it since it stands where it stands. */
  @Whole()
  asks!: number;

  /** Questions while the wallet works on it by itself, of as many as it allows. */
  @Whole()
  polls!: number;

  @Whole({ nullable: true })
  pollLimit!: number | null;

  @Instant({ nullable: true })
  expiresAt!: Date | null;

  @Instant({ nullable: true })
  sentAt!: Date | null;

  /** Under which the wallet works on it. */
  @Text({ length: 256, nullable: true })
  serverCorrelationId!: string | null;

  /** What the wallet made: a transaction of its own. */
  @Text({ length: 256, nullable: true })
  reversalReference!: string | null;

  @Text({ length: 64, nullable: true })
  refusalCategory!: string | null;

  @Text({ length: 64, nullable: true })
  refusalCode!: string | null;

  /** The wallet said that the id is somebody else's: the operator must look. */
  @Instant({ nullable: true })
  alertedAt!: Date | null;

  /** When what was made was tied to the ticket, and the original was read again. */
  @Instant({ nullable: true })
  tiedAt!: Date | null;

  /** A supervisor who has ended it by hand, because the wallet never said what became of it. */
  @Id({ nullable: true })
  endedBy!: string | null;

  @Instant({ nullable: true })
  endedAt!: Date | null;

  /** What the operator's back office has found, in words for the staff. */
  @Text({ length: 500, nullable: true })
  endNote!: string | null;
}
