import { Entity, ForeignKey, Index } from 'typeorm';
import type { TimeFold } from '../../platform/clock/stated-time.js';
import { Id, Instant, Json, PrimaryId, Text, Whole } from '../../platform/database/columns.js';
import type { Language } from '../../platform/i18n/languages.js';
import type { ExtraAnswers } from '../exceptions/exception-fields.js';
import type { Priority } from '../exceptions/exception-type.js';
import type { AccountState } from '../wallets/wallet-account.js';
import type { TicketStatus } from './ticket-status.js';

/** Live while both sides are there, async when one has left. The record is the same. */
export type TicketMode = 'live' | 'async';

export type TicketChannel = 'phone';

/** What became of the look-up that an intake starts: still at it, found something, nothing there, no one account. */
export type LookupState = 'none' | 'waiting' | 'found' | 'nothing' | 'unknown-account' | 'several-accounts';

/** Whether what the words sounded like may be shown to anybody, and whether it was counted how it turned out. */
export type TypeSuggestion = 'none' | 'weak' | 'sure' | 'weak-told' | 'sure-told';

/** One case of one customer, from its first word to its end. Its entries are the record. */
@Entity('tickets')
@Index('uq_tickets_reference', ['reference'], { unique: true })
@Index('ix_tickets_queue', ['status', 'openedAt', 'id'])
@Index('ix_tickets_due', ['status', 'nextDueAt', 'id'])
@Index('ix_tickets_assignee', ['assigneeId', 'openedAt', 'id'])
@Index('ix_tickets_mine', { synchronize: false })
@Index('ix_tickets_mine_due', { synchronize: false })
@Index('ix_tickets_unassigned', { synchronize: false })
@Index('ix_tickets_unassigned_due', { synchronize: false })
@Index('ix_tickets_worked_on', { synchronize: false })
@Index('ix_tickets_worked_on_due', { synchronize: false })
@Index('ix_tickets_open_types', { synchronize: false })
@Index('ix_tickets_account', { synchronize: false })
@Index('ix_tickets_about', { synchronize: false })
@Index('ix_tickets_about_due', { synchronize: false })
@Index('ix_tickets_live', ['assigneeId', 'openedAt', 'id'], { where: `mode = 'live'` })
@Index('ix_tickets_customer', ['customerId', 'openedAt', 'id'])
export class Ticket {
  @PrimaryId()
  id!: string;

  @Text({ length: 16 })
  reference!: string;

  @Id()
  @ForeignKey('Customer', { name: 'fk_tickets_customer' })
  customerId!: string;

  /** The key of the program that brought it; null for what a customer opened himself. */
  @Id({ nullable: true })
  serviceKeyId!: string | null;

  /** How it came to us where neither its customer nor a program has sent it: the staff took it down in a call. */
  @Text({ length: 8, nullable: true })
  channel!: TicketChannel | null;

  @Id({ nullable: true })
  @ForeignKey('User', { name: 'fk_tickets_assignee' })
  assigneeId!: string | null;

  @Text({ length: 8 })
  mode!: TicketMode;

  @Text({ length: 20 })
  status!: TicketStatus;

  /** Code of the exception type, `E301`; null while nobody knows. */
  @Text({ length: 8, nullable: true })
  typeCode!: string | null;

  /** What its first words sounded like, by which version of what was learnt. */
  @Text({ length: 8, nullable: true })
  suggestedType!: string | null;

  @Whole({ nullable: true })
  suggestedBy!: number | null;

  @Text({ length: 12, default: 'none' })
  suggestion!: TypeSuggestion;

  /** By which list of types it was opened. */
  @Whole({ default: 1 })
  taxonomyVersion!: number;

  /** Of its type and answers; P3 while nobody knows. */
  @Text({ length: 2, default: 'P3' })
  priority!: Priority;

  @Text({ length: 200 })
  subject!: string;

  @Text({ length: 8 })
  language!: Language;

  /** As the customer wrote it: login name, phone number, e-mail address or wallet id. */
  @Text({ length: 200, nullable: true })
  account!: string | null;

  /** The wallet's reference of the transaction that its owner pointed at when he opened this; null where he did not. */
  @Text({ length: 256, nullable: true })
  pickedReference!: string | null;

  /** When it happened, in the customer's words: `2026-11-23`. */
  @Text({ length: 10, nullable: true })
  occurredDate!: string | null;

  /** `14:32`, or null where only the day is known. */
  @Text({ length: 5, nullable: true })
  occurredTime!: string | null;

  @Text({ length: 64, nullable: true })
  occurredZone!: string | null;

  @Text({ length: 16, nullable: true })
  occurredPrecision!: string | null;

  /** Which one, of an hour that was twice because clocks went back; null where he cannot say, and for all other hours. */
  @Text({ length: 8, nullable: true })
  occurredFold!: TimeFold | null;

  /** A decimal string, as said. */
  @Text({ length: 24, nullable: true })
  amount!: string | null;

  @Text({ length: 3, nullable: true })
  currency!: string | null;

  /** What its type asks besides, as the customer answered it, redacted. */
  @Json({ nullable: true })
  extra!: ExtraAnswers | null;

  @Text({ length: 16 })
  lookupState!: LookupState;

  /** How the wallet showed the account when it was looked up; null where it was not. */
  @Text({ length: 16, nullable: true })
  accountState!: AccountState | null;

  /** The wallet's own word for it, for the staff only. */
  @Text({ length: 64, nullable: true })
  accountWord!: string | null;

  @Instant({ nullable: true })
  accountSeenAt!: Date | null;

  /** The newest entry, and the newest that the customer can see with the one before it. */
  @Whole()
  lastSeq!: number;

  @Whole()
  lastPublicSeq!: number;

  @Whole()
  publicBefore!: number;

  /** The newest public entry of the staff, and whose. */
  @Whole()
  lastStaffSeq!: number;

  @Id({ nullable: true })
  lastStaffId!: string | null;

  /** The newest word of the staff, reply or note, and whose; and the newest by anybody else: what stops a stale reply. */
  @Whole({ default: 0 })
  staffWordSeq!: number;

  @Id({ nullable: true })
  staffWordBy!: string | null;

  @Whole({ default: 0 })
  otherWordSeq!: number;

  @Whole()
  customerReadSeq!: number;

  @Whole()
  staffReadSeq!: number;

  /** Grows with every change that a queue shows. */
  @Whole()
  version!: number;

  @Instant()
  openedAt!: Date;

  /** The last word of the customer; a live ticket that has gone quiet turns async by it. */
  @Instant()
  customerAt!: Date;

  /** What was promised at the opening; never moved. */
  @Instant({ nullable: true })
  firstReplyDueAt!: Date | null;

  /** The first word of a person of the staff. */
  @Instant({ nullable: true })
  firstRepliedAt!: Date | null;

  /** Until when the desk owes the customer a word; null while it owes him none. */
  @Instant({ nullable: true })
  nextDueAt!: Date | null;

  @Instant({ nullable: true })
  resolvedAt!: Date | null;

  /** The customer may open it again for some days from here. */
  @Instant({ nullable: true })
  closedAt!: Date | null;
}
