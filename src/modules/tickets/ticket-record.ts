import { Injectable } from '@nestjs/common';
import { createHash, randomUUID } from 'node:crypto';
import { audit } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import type { SqlRow } from '../../platform/database/statement.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { Conflict } from '../../platform/errors/app-error.js';
import { type KnownActor, SYSTEM_ID } from '../../platform/identity/actor.js';
import { PRIORITIES } from '../exceptions/exception-type.js';
import { ServiceLevels } from '../service-levels/service-levels.js';
import type { EntryAuthor, EntryFact, EntryKind, Visibility } from './entry.entity.js';
import { EntryAdded } from './entry-added.event.js';
import { StaffSpoke } from './staff-spoke.event.js';
import { statusAfterMessageSql } from './ticket-status.js';

export interface RecordedTicket {
  readonly id: string;
  readonly reference: string;
}

export interface Author {
  readonly kind: EntryAuthor;
  readonly id: string;
  readonly name: string;
}

/** A line to be written: words or a fact. */
export interface NewEntry {
  readonly kind: EntryKind;
  readonly visibility: Visibility;
  readonly author: Author;
  readonly body?: string;
  readonly fact?: EntryFact;
  readonly clientMessageId?: string;
}

export interface WrittenEntry {
  readonly id: string;
  readonly seq: number;
  readonly at: Date;
}

export const SYSTEM: Author = { kind: 'system', id: SYSTEM_ID, name: '' };

export const authorOf = (actor: KnownActor): Author =>
  actor.role === 'customer'
    ? { kind: 'customer', id: actor.id, name: '' }
    : { kind: 'staff', id: actor.id, name: actor.name };

export const bodyHash = (body: string): string => createHash('sha256').update(body).digest('hex');

const GROW = `UPDATE tickets SET last_seq = last_seq + 1, version = version + 1,
  public_before = CASE WHEN ? = 'public' THEN last_public_seq ELSE public_before END,
  last_public_seq = CASE WHEN ? = 'public' THEN last_seq + 1 ELSE last_public_seq END`;
const RETURNING = 'RETURNING last_seq, last_public_seq, public_before';
/** The newest word of the staff by anybody else than the writer. Both sides of `SET` see the row as it was. */
const OTHER_WORD = 'CASE WHEN staff_word_by = ? THEN other_word_seq ELSE staff_word_seq END';
const STAFF_WORD = `other_word_seq = ${OTHER_WORD}, staff_word_seq = last_seq + 1, staff_word_by = ?`;
const GROW_BY_FACT = `${GROW} WHERE id = ? ${RETURNING}`;
const GROW_BY_NOTE = `${GROW}, ${STAFF_WORD} WHERE id = ? ${RETURNING}`;
const GROW_BY_CUSTOMER = `${GROW}, status = ${statusAfterMessageSql('customer')}, customer_at = ?,
  next_due_at = COALESCE(next_due_at, CASE priority WHEN 'P1' THEN CAST(? AS bigint) WHEN 'P2' THEN CAST(? AS bigint)
    WHEN 'P3' THEN CAST(? AS bigint) ELSE CAST(? AS bigint) END)
  WHERE id = ? AND status <> 'closed' ${RETURNING}`;
const GROW_BY_STAFF = `${GROW}, status = ${statusAfterMessageSql('staff')}, last_staff_seq = last_seq + 1,
  last_staff_id = ?, ${STAFF_WORD}, next_due_at = NULL, first_replied_at = COALESCE(first_replied_at, ?)
  WHERE id = ? AND status <> 'closed' AND ${OTHER_WORD} <= ? ${RETURNING}`;
const INSERT = `INSERT INTO entries (id, ticket_id, seq, public_before, kind, visibility, author, author_id, author_name,
  body, fact, client_message_id, body_hash, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

/**
 * Writes the record: one line a call, numbered without gaps by the ticket's own counter, whose row is locked from
 * here to the commit. Hand-written SQL, because this is the path that every message takes.
 */
@Injectable()
export class TicketRecord {
  constructor(
    private readonly clock: Clock,
    private readonly levels: ServiceLevels,
  ) {}

  /** From here to the commit the ticket is ours alone: whoever comes second reads what the first has written. */
  async hold(tx: Transaction, { id }: RecordedTicket): Promise<void> {
    await tx.sql(`SELECT id FROM tickets WHERE id = ?${tx.lockRows}`, [id]);
  }

  /** Something was done, or noted. A file of the customer's is a word of his: mostly what was waited for. */
  async addFact(tx: Transaction, ticket: RecordedTicket, entry: NewEntry): Promise<WrittenEntry> {
    const { visibility, author } = entry;
    if (entry.kind === 'file' && author.kind === 'customer') {
      return this.addMessage(tx, ticket, entry, null);
    }
    const [grown] =
      entry.kind === 'note'
        ? await tx.sql(GROW_BY_NOTE, [visibility, visibility, author.id, author.id, ticket.id])
        : await tx.sql(GROW_BY_FACT, [visibility, visibility, ticket.id]);

    return this.write(tx, ticket, entry, grown);
  }

  /**
   * Something was said, in public: a word of the staff is what was owed, a word of the customer is owed an answer,
   * by the oldest that has none. `baseSeq` is the last entry that a writer of the staff had seen; null where that is
   * not known. @throws Conflict where another of the staff has answered or noted since, or the ticket is closed.
   */
  async addMessage(
    tx: Transaction,
    ticket: RecordedTicket,
    entry: NewEntry,
    baseSeq: number | null,
  ): Promise<WrittenEntry> {
    const { kind, id } = entry.author;
    const now = this.clock.now();
    const [grown] =
      kind === 'staff'
        ? await tx.sql(GROW_BY_STAFF, [
            'public',
            'public',
            id,
            id,
            id,
            now,
            ticket.id,
            id,
            baseSeq ?? Number.MAX_SAFE_INTEGER,
          ])
        : await tx.sql(GROW_BY_CUSTOMER, ['public', 'public', now, ...this.answersDue(now), ticket.id]);
    if (!grown) {
      throw new Conflict(kind === 'staff' ? 'tickets.errors.answered-meanwhile' : 'tickets.errors.closed');
    }

    return this.write(tx, ticket, entry, grown);
  }

  /** Until when a word of now is answered, by the priority of its ticket, which only the statement knows. */
  private answersDue(now: Date): Date[] {
    return PRIORITIES.map((priority) => this.levels.updateDue(priority, now));
  }

  private async write(
    tx: Transaction,
    ticket: RecordedTicket,
    entry: NewEntry,
    grown: SqlRow | undefined,
  ): Promise<WrittenEntry> {
    const id = randomUUID();
    const at = this.clock.now();
    const seq = Number(grown?.last_seq);
    const isPublic = entry.visibility === 'public';
    const publicBefore = Number(isPublic ? grown?.public_before : grown?.last_public_seq);
    const { kind, visibility, author, body = '', fact = null, clientMessageId = null } = entry;
    await tx.sql(INSERT, [
      id,
      ticket.id,
      seq,
      publicBefore,
      kind,
      visibility,
      author.kind,
      author.id,
      author.name,
      body,
      fact === null ? null : JSON.stringify(fact),
      clientMessageId,
      clientMessageId === null ? null : bodyHash(body),
      at,
    ]);
    await audit(tx, {
      action: `ticket.${fact?.key ?? kind}`,
      object: { kind: 'ticket', id: ticket.id },
      meta: { entry: id, seq, visibility },
    });
    tx.record(
      new EntryAdded({
        entryId: id,
        ticketId: ticket.id,
        reference: ticket.reference,
        seq,
        kind,
        visibility,
        author: author.kind,
      }),
    );
    if (author.kind === 'staff' && isPublic) {
      tx.record(new StaffSpoke(ticket.id, seq));
    }

    return { id, seq, at };
  }
}
