import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { instantOf } from '../../platform/database/columns.js';
import { placeholders, Reader } from '../../platform/database/reader.js';
import type { SqlRow, SqlValue } from '../../platform/database/statement.js';
import type { PageKey } from '../../platform/http/page-key.js';
import { ABOUT, DUE, NEVER, QUEUE_VIEWS, type QueueReader, type QueueView, scopeOf } from './queue-scope.js';

export const QUEUE_SORTS = ['oldest', 'due'] as const;

export type QueueSort = (typeof QUEUE_SORTS)[number];

export interface QueueAsked {
  readonly view: QueueView;
  readonly sort: QueueSort;
  readonly after: PageKey | null;
}

export interface QueueRow {
  readonly id: string;
  readonly reference: string;
  readonly subject: string;
  /** The newest word of anybody, or note. */
  readonly lastLine: string;
  readonly status: string;
  readonly mode: string;
  readonly priority: string;
  readonly typeCode: string | null;
  /** By which version of the types it was begun. */
  readonly taxonomyVersion: number;
  /** What its words sound like, where that is sure and nobody has named a type. */
  readonly soundsLike: string | null;
  readonly amount: string | null;
  readonly currency: string | null;
  readonly assigneeId: string | null;
  readonly assignee: string;
  readonly openedAt: Date;
  readonly nextDueAt: Date | null;
  readonly escalated: boolean;
  readonly unread: boolean;
  readonly version: number;
}

/** More of a view are not counted: `99+`. */
export const MOST_COUNTED = 99;
const PAGE = 25;
const LINE = 160;
/**
 * Tickets that somebody must work on, read by key: a page costs the same at any size. Each view and order has an index
 * over just those tickets, so that what is done weighs nothing.
 */
@Injectable()
export class QueueQuery {
  constructor(
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {}

  async page(reader: QueueReader, asked: QueueAsked): Promise<{ rows: QueueRow[]; next: PageKey | null }> {
    const { text, values } = pageStatement(reader, asked, this.clock.now());
    const rows = (await this.reader.rows(text, values)).map(rowOf);
    const page = rows.slice(0, PAGE);
    const last = rows.length > PAGE ? page.at(-1) : undefined;

    return { rows: page, next: last ? keyOf(last, asked) : null };
  }

  /** How many there are in each view, up to one more than is told. */
  async counts(reader: QueueReader): Promise<Readonly<Record<QueueView, number>>> {
    const { text, values } = countStatement(reader, this.clock.now());
    const row = await this.reader.first(text, values);

    return Object.fromEntries(QUEUE_VIEWS.map((view) => [view, Number(row?.[view])])) as Record<
      QueueView,
      number
    >;
  }
}

/** What is due is told by when it is; who waits for the customer, by how long he has been here. */
const isByDue = ({ view, sort }: QueueAsked): boolean =>
  view === 'due' || (sort === 'due' && view !== 'waiting');

export function pageStatement(
  reader: QueueReader,
  asked: QueueAsked,
  now: Date,
): { text: string; values: SqlValue[] } {
  const { condition, values, codes } = scopeOf(reader, asked.view, now);
  const order = isByDue(asked) ? DUE : 't.opened_at';
  const key = asked.after ? ` AND (${order}, t.id) > (?, ?)` : '';
  const after = asked.after ? [asked.after.at, asked.after.id] : [];
  const one = codes?.length === 1 ? ` AND ${ABOUT} = ?` : '';
  const within =
    codes && codes.length > 1
      ? `t.id IN (${ofEachType(codes, `${condition} AND ${ABOUT} = ?${key}`, order)})`
      : `${condition}${one}${key}`;
  const text = `SELECT t.id, t.reference, t.subject, t.status, t.mode, t.priority, t.type_code, t.taxonomy_version,
      t.suggested_type, t.suggestion, t.amount, t.currency,
      t.assignee_id, t.opened_at, t.next_due_at, t.version, u.display_name,
      t.last_public_seq > t.staff_read_seq AND t.last_public_seq > t.last_staff_seq AS unread,
      (SELECT substr(e.body, 1, ${LINE}) FROM entries e
        WHERE e.ticket_id = t.id AND e.kind IN ('message', 'note') ORDER BY e.seq DESC LIMIT 1) AS last_line,
      EXISTS (SELECT 1 FROM escalations e WHERE e.ticket_id = t.id AND e.status <> 'decided') AS escalated
    FROM tickets t LEFT JOIN users u ON u.id = t.assignee_id
    WHERE ${within} ORDER BY ${order}, t.id LIMIT ${PAGE + 1}`;

  return {
    text,
    values: (codes ?? [null]).flatMap((code) => [...values, ...(code === null ? [] : [code]), ...after]),
  };
}

/**
 * Several types in one order: the next page of each, from its own place in the index, and of those the first. So many
 * rows are read for each type, however many tickets there are.
 */
const ofEachType = (codes: readonly string[], condition: string, order: string): string =>
  `SELECT id FROM (${codes
    .map(
      (_, index) =>
        `SELECT * FROM (SELECT t.id, ${order} AS at FROM tickets t WHERE ${condition}
          ORDER BY ${order}, t.id LIMIT ${PAGE + 1}) c${index}`,
    )
    .join(' UNION ALL ')}) c ORDER BY at, id LIMIT ${PAGE + 1}`;

export function countStatement(reader: QueueReader, now: Date): { text: string; values: SqlValue[] } {
  const scopes = QUEUE_VIEWS.map((view) => ({ view, ...scopeOf(reader, view, now) }));
  const counts = scopes.map(({ view, condition, codes }) => {
    const about = codes ? ` AND ${ABOUT} IN (${placeholders(codes)})` : '';

    return `(SELECT count(*) FROM (SELECT 1 AS one FROM tickets t WHERE ${condition}${about} LIMIT ${MOST_COUNTED + 1}) c) AS "${view}"`;
  });

  return {
    text: `SELECT ${counts.join(', ')}`,
    values: scopes.flatMap(({ values, codes }) => [...values, ...(codes ?? [])]),
  };
}

const keyOf = ({ id, openedAt, nextDueAt }: QueueRow, asked: QueueAsked): PageKey => ({
  id,
  at: isByDue(asked) ? (nextDueAt?.getTime() ?? NEVER) : openedAt.getTime(),
});

const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null);

const rowOf = (row: SqlRow): QueueRow => ({
  id: String(row.id),
  reference: String(row.reference),
  subject: String(row.subject),
  lastLine: textOrNull(row.last_line) ?? '',
  status: String(row.status),
  mode: String(row.mode),
  priority: String(row.priority),
  typeCode: textOrNull(row.type_code),
  taxonomyVersion: Number(row.taxonomy_version),
  soundsLike:
    row.type_code === null && String(row.suggestion).startsWith('sure')
      ? textOrNull(row.suggested_type)
      : null,
  amount: textOrNull(row.amount),
  currency: textOrNull(row.currency),
  assigneeId: textOrNull(row.assignee_id),
  assignee: textOrNull(row.display_name) ?? '',
  openedAt: new Date(Number(row.opened_at)),
  nextDueAt: instantOf(row.next_due_at),
  escalated: Boolean(row.escalated),
  unread: Boolean(row.unread),
  version: Number(row.version),
});
