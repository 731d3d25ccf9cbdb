import { Entity, ForeignKey, Index } from 'typeorm';
import { Id, Instant, Json, PrimaryId, Text, Whole } from '../../platform/database/columns.js';
import type { LiveEntry } from '../../platform/realtime/live-protocol.js';
import { Ticket } from './ticket.entity.js';

/** What the record tells of, which every window can read. */
export type EntryKind = LiveEntry['kind'];
export type EntryAuthor = LiveEntry['author'];
export type Visibility = 'public' | 'internal';

/** One line of the record: what was said, or what was done. Never changed after it is written. */
@Entity('entries')
@Index('uq_entries_seq', ['ticketId', 'seq'], { unique: true })
@Index('uq_entries_client_message', ['ticketId', 'authorId', 'clientMessageId'], { unique: true })
export class Entry {
  @PrimaryId()
  id!: string;

  @Id()
  @ForeignKey(() => Ticket, { name: 'fk_entries_ticket' })
  ticketId!: string;

  /** 1, 2, 3 … without a gap. */
  @Whole()
  seq!: number;

  /** The public entry before this one; what a customer's window counts by. */
  @Whole()
  publicBefore!: number;

  @Text({ length: 12 })
  kind!: EntryKind;

  @Text({ length: 8 })
  visibility!: Visibility;

  @Text({ length: 8 })
  author!: EntryAuthor;

  /** Customer, user, or `system`. */
  @Id()
  authorId!: string;

  /** Of the words of a customer: who of the staff wrote them down in a call, else ''. */
  @Text({ length: 120 })
  authorName!: string;

  /** The words of a message or note, redacted. '' for what was done. */
  @Text()
  body!: string;

  /** What was done: a key of a sentence, and its gaps. Null for words. */
  @Json({ nullable: true })
  fact!: EntryFact | null;

  @Id({ nullable: true })
  clientMessageId!: string | null;

  /** SHA-256 of the body as stored: tells a repetition from another message under the same id. */
  @Text({ length: 64, nullable: true })
  bodyHash!: string | null;

  @Instant()
  createdAt!: Date;
}

export interface EntryFact {
  /** Under `tickets.facts`. */
  readonly key: string;
  readonly params: Readonly<Record<string, string | number>>;
}
