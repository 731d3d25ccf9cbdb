import { Entity, ForeignKey, Index } from 'typeorm';
import type { TimeFold } from '../../platform/clock/stated-time.js';
import { Id, Instant, Json, PrimaryId, Text, Whole } from '../../platform/database/columns.js';
import type { ExtraAnswers } from '../exceptions/exception-fields.js';
import type { DayPart } from './day-parts.js';
import type { TransactionType } from '../wallets/wallet-transaction.js';
import { StoredFile } from './stored-file.js';

/** Which account it is about, null where he cannot recall it, and where we write to. */
export interface AccountAnswers {
  readonly account: string | null;
  readonly contact: string | null;
}

/** When it happened and what was moved. `time` only where `part` is `exact`. */
export interface OccurredAnswers {
  readonly date: string;
  readonly part: DayPart;
  readonly time: string | null;
  readonly zone: string;
  readonly fold: TimeFold | null;
  /** A decimal string. */
  readonly amount: string | null;
  readonly currency: string | null;
  readonly extra: ExtraAnswers;
}

/** The transaction that he pointed at in the list of his own. */
export interface PickedTransaction {
  /** The wallet's. */
  readonly reference: string;
  readonly type: TransactionType;
  /** Whom it went to or came from, as the wallet shows it to him. */
  readonly name: string | null;
}

export interface StoryAnswers {
  readonly description: string;
  readonly extra: ExtraAnswers;
}

/**
 * A request that is being written, redacted like one that was sent. Each step is a column of its own: of two tabs the
 * last one wins the step that it answers, and no other.
 */
@Entity('intake_drafts')
@Index('ix_intake_drafts_customer', ['customerId', 'createdAt'])
@Index('ix_intake_drafts_age', ['expiresAt'])
export class IntakeDraft {
  /** Made with the first form, and the key under which the request is opened: it is sent once. */
  @PrimaryId()
  id!: string;

  @Id()
  @ForeignKey('Customer', { name: 'fk_intake_drafts_customer', onDelete: 'CASCADE' })
  customerId!: string;

  @Text({ length: 8, nullable: true })
  typeCode!: string | null;

  /** By which version of the types this one was chosen: its questions stay as they are. */
  @Whole({ default: 1 })
  taxonomyVersion!: number;

  @Json({ nullable: true })
  account!: AccountAnswers | null;

  @Json({ nullable: true })
  occurred!: OccurredAnswers | null;

  /** Of his own transactions the one that it is about; null where he described it. */
  @Json({ nullable: true })
  picked!: PickedTransaction | null;

  @Json({ nullable: true })
  story!: StoryAnswers | null;

  /** Of the ticket that it has become; then the answers are gone from here. */
  @Text({ length: 16, nullable: true })
  reference!: string | null;

  /** Grows with every change: what is sent is what was checked. */
  @Whole()
  version!: number;

  @Instant()
  createdAt!: Date;

  @Instant()
  expiresAt!: Date;
}

/** A picture or document that waits for its request to be sent. */
@Entity('intake_files')
@Index('ix_intake_files_draft', ['draftId', 'createdAt'])
@Index('ix_intake_files_storage', ['storageId'])
export class IntakeFile extends StoredFile {
  @Id()
  @ForeignKey(() => IntakeDraft, { name: 'fk_intake_files_draft', onDelete: 'CASCADE' })
  draftId!: string;
}
