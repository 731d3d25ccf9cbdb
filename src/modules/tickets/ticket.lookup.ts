import { Injectable } from '@nestjs/common';
import { authorizeSight } from '../../policies/authorize.js';
import { canReadInternal, canReadTicket } from '../../policies/ticket.policy.js';
import { placeholders, Reader } from '../../platform/database/reader.js';
import type { SqlRow } from '../../platform/database/statement.js';
import { NotFound } from '../../platform/errors/app-error.js';
import type { Actor } from '../../platform/identity/actor.js';
import { parseReference } from '../../platform/ids/reference.js';
import type { EntryRow } from './entry-view.js';

/** What other modules may know of a ticket. */
export interface TicketFactsRow {
  readonly id: string;
  readonly reference: string;
  readonly customerId: string;
  readonly status: string;
}

/** The row of a ticket that this person may see. */
export type FoundTicket = SqlRow & TicketFactsRow;

const LONGEST_PAGE = 200;
const COLUMNS = `id, seq, public_before, kind, visibility, author, author_id, author_name, body, fact, client_message_id, created_at`;

/** Questions about tickets and their records, each answered for one person. */
@Injectable()
export class TicketLookup {
  constructor(private readonly reader: Reader) {}

  /** @throws NotFound alike for what is not there and what is somebody else's. */
  async require(actor: Actor, typed: string): Promise<FoundTicket> {
    const reference = parseReference(typed);
    const row = reference
      ? await this.reader.first('SELECT * FROM tickets WHERE reference = ?', [reference])
      : null;
    if (!row) {
      throw new NotFound();
    }
    const facts = { customerId: String(row.customer_id) };
    authorizeSight(canReadTicket, actor, facts);

    return {
      ...row,
      id: String(row.id),
      reference: String(row.reference),
      status: String(row.status),
      ...facts,
    };
  }

  /** Entries after `after` that this person may see, oldest first. */
  async entriesAfter(actor: Actor, ticketId: string, after: number, limit: number): Promise<EntryRow[]> {
    const onlyPublic = canReadInternal(actor) ? '' : ` AND visibility = 'public'`;

    return this.reader.rows<EntryRow>(
      `SELECT ${COLUMNS} FROM entries WHERE ticket_id = ? AND seq > ?${onlyPublic} ORDER BY seq LIMIT ${Math.min(limit, LONGEST_PAGE)}`,
      [ticketId, after],
    );
  }

  /** Public entries after `after`, oldest first, whoever reads them: what both sides have in common. */
  async publicEntriesAfter(ticketId: string, after: number, limit: number): Promise<EntryRow[]> {
    return this.reader.rows<EntryRow>(
      `SELECT ${COLUMNS} FROM entries WHERE ticket_id = ? AND seq > ? AND visibility = 'public' ORDER BY seq LIMIT ${limit}`,
      [ticketId, after],
    );
  }

  /** The last entries before `before` (0: of all) that this person may see, oldest first. */
  async entriesBefore(actor: Actor, ticketId: string, before: number, limit: number): Promise<EntryRow[]> {
    const onlyPublic = canReadInternal(actor) ? '' : ` AND visibility = 'public'`;
    const rows = await this.reader.rows<EntryRow>(
      `SELECT ${COLUMNS} FROM entries WHERE ticket_id = ? AND seq < ?${onlyPublic} ORDER BY seq DESC LIMIT ${Math.min(limit, LONGEST_PAGE)}`,
      [ticketId, before || Number.MAX_SAFE_INTEGER],
    );

    return rows.toReversed();
  }

  /** One entry by its id, whoever may see it: the caller chooses the rooms. */
  entry(id: string): Promise<EntryRow | null> {
    return this.reader.first<EntryRow>(`SELECT ${COLUMNS} FROM entries WHERE id = ?`, [id]);
  }

  /** The newest entry that this person can see, for each of the references that are there for him. */
  async heads(actor: Actor, references: readonly string[]): Promise<Record<string, number>> {
    const known = references.map(parseReference).filter((reference) => reference !== null);
    if (known.length === 0) {
      return {};
    }
    const rows = await this.reader.rows(
      `SELECT reference, customer_id, last_seq, last_public_seq FROM tickets WHERE reference IN (${placeholders(known)})`,
      known,
    );

    return Object.fromEntries(
      rows
        .filter((row) => canReadTicket(actor, { customerId: String(row.customer_id) }))
        .map((row) => [String(row.reference), headOf(actor, row)]),
    );
  }
}

/** The newest entry that this person can see, of a row of `tickets`. */
export const headOf = (actor: Actor, row: SqlRow): number =>
  Number(canReadInternal(actor) ? row.last_seq : row.last_public_seq);
