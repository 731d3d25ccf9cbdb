import { Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
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

  /** Since when the customer has our word that we write to him when it moves; null where nothing was promised. */
  @Instant({ nullable: true })
  promisedAt!: Date | null;

  /** When the wallet was asked last and answered, whether or not anything had changed. */
  @Instant({ nullable: true })
  checkedAt!: Date | null;

  /** Since when the wallet gives no answer about it; null while it does. */
  @Instant({ nullable: true })
  awaySince!: Date | null;

  /** Since when somebody waits for what a slow wallet says of it; null while nobody does. */
  @Instant({ nullable: true })
  checkingSince!: Date | null;

  /** Hashes of the names of both accounts; null while the wallet was not read since it was linked. */
  @Json({ nullable: true })
  accountHashes!: readonly string[] | null;
}

/**
 * That somebody of the staff took this transaction for the one that is meant, and what spoke for it then. Written once:
 * a link that is tied again is confirmed again.
 */
@Entity('transaction_confirmations')
@Index('ix_transaction_confirmations_link', ['linkId', 'confirmedAt'])
export class TransactionConfirmation {
  @PrimaryId()
  id!: string;

  @Id()
  @ForeignKey(() => TransactionLink, { name: 'fk_transaction_confirmations_link' })
  linkId!: string;

  @Text({ length: 12 })
  role!: LinkRole;

  @Text({ length: 200 })
  purpose!: string;

  /** Of the suggestion, as it stood: 0 to 100. Null for links of before this was kept. */
  @Whole({ nullable: true })
  score!: number | null;

  /** Its place among the suggestions, from 1. */
  @Whole({ nullable: true })
  rank!: number | null;

  @Json()
  evidence!: readonly { kind: string; params: Record<string, string | number> }[];

  @Id()
  @ForeignKey('User', { name: 'fk_transaction_confirmations_user' })
  confirmedBy!: string;

  @Instant()
  confirmedAt!: Date;
}

/** In which ticket a customer has told us of a transaction: another report of it belongs there. */
@Entity('reported_transactions')
export class ReportedTransaction {
  @PrimaryColumn({ type: 'varchar', length: 36 })
  @ForeignKey('Customer', { name: 'fk_reported_transactions_customer' })
  customerId!: string;

  /** The wallet's reference. */
  @PrimaryColumn({ type: 'varchar', length: 256 })
  reference!: string;

  @Id()
  @ForeignKey(() => Ticket, { name: 'fk_reported_transactions_ticket' })
  ticketId!: string;

  @Instant()
  reportedAt!: Date;
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
