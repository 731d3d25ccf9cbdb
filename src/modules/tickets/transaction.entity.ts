import { Entity, ForeignKey, Index } from 'typeorm';
import { Id, Instant, Json, PrimaryId, Text, Whole } from '../../platform/database/columns.js';
import { Ticket } from './ticket.entity.js';

/** A transaction that may be the one the customer means: a suggestion, until somebody confirms it. */
@Entity('transaction_candidates')
@Index('uq_transaction_candidates_rank', ['ticketId', 'rank'], { unique: true })
export class TransactionCandidate {
  @PrimaryId()
  id!: string;

  @Id()
  @ForeignKey(() => Ticket, { name: 'fk_transaction_candidates_ticket' })
  ticketId!: string;

  /** 1 is the likeliest. */
  @Whole()
  rank!: number;

  /** The wallet's reference. */
  @Text({ length: 256 })
  reference!: string;

  /** 0 to 100. */
  @Whole()
  score!: number;

  @Json()
  evidence!: readonly { kind: string; params: Record<string, string | number> }[];

  /** Minimised: what an agent needs to tell it from the others. */
  @Json()
  snapshot!: Record<string, unknown>;

  @Instant()
  fetchedAt!: Date;
}

/** What a transaction is to a ticket: what it is about, or what belongs to that. */
export const LINK_ROLES = ['subject', 'duplicate', 'reversal', 'refund', 'context'] as const;

export type LinkRole = (typeof LINK_ROLES)[number];

/** A transaction that an agent tied to a ticket. The row stays when it is untied: that too was done. */
@Entity('transaction_links')
@Index('uq_transaction_links_reference', ['ticketId', 'reference'], { unique: true })
export class TransactionLink {
  @PrimaryId()
  id!: string;

  @Id()
  @ForeignKey(() => Ticket, { name: 'fk_transaction_links_ticket' })
  ticketId!: string;

  @Text({ length: 256 })
  reference!: string;

  @Text({ length: 12 })
  role!: LinkRole;

  @Id()
  @ForeignKey('User', { name: 'fk_transaction_links_user' })
  linkedBy!: string;

  /** Why the customer's money was looked at. */
  @Text({ length: 200 })
  purpose!: string;

  @Instant()
  linkedAt!: Date;

  /** Since when the customer may see it; null while only the staff does. */
  @Instant({ nullable: true })
  shownAt!: Date | null;

  @Instant({ nullable: true })
  unlinkedAt!: Date | null;

  @Id({ nullable: true })
  unlinkedBy!: string | null;
}

/** What was seen, when. A later look adds one; triggers refuse to change or remove any. */
@Entity('transaction_snapshots')
@Index('ix_transaction_snapshots_link', ['linkId', 'takenAt'])
export class TransactionSnapshot {
  @PrimaryId()
  id!: string;

  @Id()
  @ForeignKey(() => TransactionLink, { name: 'fk_transaction_snapshots_link' })
  linkId!: string;

  /** Canonical JSON. */
  @Text()
  content!: string;

  /** SHA-256 of the content. */
  @Text({ length: 64 })
  hash!: string;

  @Instant()
  takenAt!: Date;
}
