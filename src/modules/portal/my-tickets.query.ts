import { Injectable } from '@nestjs/common';
import { instantOf } from '../../platform/database/columns.js';
import { Reader } from '../../platform/database/reader.js';
import type { SqlRow } from '../../platform/database/statement.js';
import { type PageKey, pageKeyOf, textOfPageKey } from '../../platform/http/page-key.js';
import type { KnownActor } from '../../platform/identity/actor.js';

export interface MyTicketRow {
  readonly reference: string;
  readonly subject: string;
  readonly status: string;
  readonly typeCode: string | null;
  /** By which version of the types it was begun. */
  readonly taxonomyVersion: number;
  readonly amount: string;
  readonly currency: string;
  readonly openedAt: Date;
  readonly nextDueAt: Date | null;
  readonly firstRepliedAt: Date | null;
  readonly unread: boolean;
}

/** The last row of a page: those that wait for the customer come before all others. */
export interface MyTicketsKey extends PageKey {
  readonly waits: 0 | 1;
}

const PAGE = 20;
const WAITS = `CASE WHEN status = 'waiting' THEN 1 ELSE 0 END`;

/** A customer's own tickets, those that wait for him first, then the newest; scoped in SQL and read by key. */
@Injectable()
export class MyTicketsQuery {
  constructor(private readonly reader: Reader) {}

  async page(
    actor: KnownActor,
    after: MyTicketsKey | null,
  ): Promise<{ rows: MyTicketRow[]; next: MyTicketsKey | null }> {
    const rows = await this.reader.rows(
      `SELECT id, reference, subject, status, type_code, taxonomy_version, amount, currency, opened_at, next_due_at, first_replied_at,
         customer_read_seq, last_staff_seq, ${WAITS} AS waits FROM tickets
       WHERE customer_id = ?${after ? ` AND (${WAITS}, opened_at, id) < (?, ?, ?)` : ''}
       ORDER BY waits DESC, opened_at DESC, id DESC LIMIT ${PAGE + 1}`,
      [actor.id, ...(after ? [after.waits, after.at, after.id] : [])],
    );
    const last = rows.length > PAGE ? rows[PAGE - 1] : undefined;

    return { rows: rows.slice(0, PAGE).map(rowOf), next: last ? keyOf(last) : null };
  }
}

/** As it stands in an address: `1_1700000000000_<uuid>`. */
export const textOfMyTicketsKey = (key: MyTicketsKey): string => `${key.waits}_${textOfPageKey(key)}`;

/** From an address; null, the first page, for anything that is none. */
export function myTicketsKeyOf(text: unknown): MyTicketsKey | null {
  const [, waits, rest] = /^([01])_(.+)$/.exec(typeof text === 'string' ? text : '') ?? [];
  const key = pageKeyOf(rest);

  return key && { ...key, waits: waits === '1' ? 1 : 0 };
}

const keyOf = (row: SqlRow): MyTicketsKey => ({
  waits: Number(row.waits) === 1 ? 1 : 0,
  at: Number(row.opened_at),
  id: String(row.id),
});

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const rowOf = (row: SqlRow): MyTicketRow => ({
  reference: String(row.reference),
  subject: String(row.subject),
  status: String(row.status),
  typeCode: typeof row.type_code === 'string' ? row.type_code : null,
  taxonomyVersion: Number(row.taxonomy_version),
  amount: text(row.amount),
  currency: text(row.currency),
  openedAt: new Date(Number(row.opened_at)),
  nextDueAt: instantOf(row.next_due_at),
  firstRepliedAt: instantOf(row.first_replied_at),
  unread: Number(row.last_staff_seq) > Number(row.customer_read_seq),
});
