import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { instantOf } from '../../platform/database/columns.js';
import { Reader } from '../../platform/database/reader.js';
import type { SqlRow, SqlValue } from '../../platform/database/statement.js';
import type { PageKey } from '../../platform/http/page-key.js';
import type { KnownActor } from '../../platform/identity/actor.js';

export const QUEUE_VIEWS = ['unassigned', 'mine', 'waiting', 'due', 'all'] as const;

export type QueueView = (typeof QUEUE_VIEWS)[number];

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
/** What is owed within this time is due. */
const SOON_MS = 2 * 3_600_000;
/** Later than all that is owed: what owes nothing comes last. In the migration's indexes too. */
const NEVER = 900_000_000_000_000;
const DUE = `COALESCE(t.next_due_at, ${NEVER})`;
/** By what it is not: an index over `status` cannot answer that, so that the one of the order is taken. */
const WORKED_ON = `t.status NOT IN ('resolved', 'closed')`;

interface Scope {
  readonly condition: string;
  readonly values: readonly SqlValue[];
}

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

  async page(actor: KnownActor, asked: QueueAsked): Promise<{ rows: QueueRow[]; next: PageKey | null }> {
    const { text, values } = pageStatement(actor, asked, this.clock.now());
    const rows = (await this.reader.rows(text, values)).map(rowOf);
    const page = rows.slice(0, PAGE);
    const last = rows.length > PAGE ? page.at(-1) : undefined;

    return { rows: page, next: last ? keyOf(last, asked) : null };
  }

  /** How many there are in each view, up to one more than is told. */
  async counts(actor: KnownActor): Promise<Readonly<Record<QueueView, number>>> {
    const { text, values } = countStatement(actor, this.clock.now());
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
  actor: KnownActor,
  asked: QueueAsked,
  now: Date,
): { text: string; values: SqlValue[] } {
  const { condition, values } = scopeOf(actor, asked.view, now);
  const order = isByDue(asked) ? DUE : 't.opened_at';
  const key = asked.after ? ` AND (${order}, t.id) > (?, ?)` : '';
  const text = `SELECT t.id, t.reference, t.subject, t.status, t.mode, t.priority, t.type_code, t.taxonomy_version,
      t.suggested_type, t.suggestion, t.amount, t.currency,
      t.assignee_id, t.opened_at, t.next_due_at, t.version, u.display_name,
      t.last_public_seq > t.staff_read_seq AND t.last_public_seq > t.last_staff_seq AS unread,
      (SELECT substr(e.body, 1, ${LINE}) FROM entries e
        WHERE e.ticket_id = t.id AND e.kind IN ('message', 'note') ORDER BY e.seq DESC LIMIT 1) AS last_line,
      EXISTS (SELECT 1 FROM escalations e WHERE e.ticket_id = t.id AND e.status <> 'decided') AS escalated
    FROM tickets t LEFT JOIN users u ON u.id = t.assignee_id
    WHERE ${condition}${key} ORDER BY ${order}, t.id LIMIT ${PAGE + 1}`;

  return { text, values: [...values, ...(asked.after ? [asked.after.at, asked.after.id] : [])] };
}

export function countStatement(actor: KnownActor, now: Date): { text: string; values: SqlValue[] } {
  const scopes = QUEUE_VIEWS.map((view) => ({ view, ...scopeOf(actor, view, now) }));
  const counts = scopes.map(
    ({ view, condition }) =>
      `(SELECT count(*) FROM (SELECT 1 AS one FROM tickets t WHERE ${condition} LIMIT ${MOST_COUNTED + 1}) c) AS "${view}"`,
  );

  return { text: `SELECT ${counts.join(', ')}`, values: scopes.flatMap(({ values }) => values) };
}

function scopeOf(actor: KnownActor, view: QueueView, now: Date): Scope {
  switch (view) {
    case 'mine':
      return { condition: `t.assignee_id = ? AND ${WORKED_ON}`, values: [actor.id] };
    case 'unassigned':
      return { condition: `t.assignee_id IS NULL AND ${WORKED_ON}`, values: [] };
    case 'waiting':
      return { condition: `t.status = 'waiting'`, values: [] };
    case 'due':
      return { condition: `${DUE} <= ? AND ${WORKED_ON}`, values: [now.getTime() + SOON_MS] };
    case 'all':
      return { condition: WORKED_ON, values: [] };
  }
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
