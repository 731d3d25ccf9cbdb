import { Injectable } from '@nestjs/common';
import { Reader } from '../../platform/database/reader.js';
import type { SqlValue } from '../../platform/database/statement.js';
import type { PageKey } from '../../platform/http/page-key.js';
import type { KnownActor } from '../../platform/identity/actor.js';

export const QUEUE_VIEWS = ['unassigned', 'mine', 'all'] as const;

export type QueueView = (typeof QUEUE_VIEWS)[number];

export interface QueueRow {
  readonly id: string;
  readonly reference: string;
  readonly subject: string;
  readonly status: string;
  readonly mode: string;
  readonly typeCode: string | null;
  readonly assignee: string;
  readonly openedAt: Date;
  readonly escalated: boolean;
  readonly version: number;
}

const PAGE = 25;
const WORKED_ON = `t.status IN ('new', 'open', 'waiting')`;

/** Tickets that somebody must work on, oldest first, read by key: a page costs the same at any size. */
@Injectable()
export class QueueQuery {
  constructor(private readonly reader: Reader) {}

  async page(
    actor: KnownActor,
    view: QueueView,
    after: PageKey | null,
  ): Promise<{ rows: QueueRow[]; next: PageKey | null }> {
    const { condition, values } = scope(actor, view);
    const key = after ? ' AND (t.opened_at, t.id) > (?, ?)' : '';
    const rows = await this.reader.rows(
      `SELECT t.id, t.reference, t.subject, t.status, t.mode, t.type_code, t.opened_at, t.version, u.display_name,
         EXISTS (SELECT 1 FROM escalations e WHERE e.ticket_id = t.id AND e.status <> 'decided') AS escalated
       FROM tickets t LEFT JOIN users u ON u.id = t.assignee_id
       WHERE ${WORKED_ON}${condition}${key} ORDER BY t.opened_at, t.id LIMIT ${PAGE + 1}`,
      [...values, ...(after ? [after.at, after.id] : [])],
    );
    const page = rows.slice(0, PAGE).map((row) => ({
      id: String(row.id),
      reference: String(row.reference),
      subject: String(row.subject),
      status: String(row.status),
      mode: String(row.mode),
      typeCode: row.type_code === null ? null : String(row.type_code),
      assignee: typeof row.display_name === 'string' ? row.display_name : '',
      openedAt: new Date(Number(row.opened_at)),
      escalated: Boolean(row.escalated),
      version: Number(row.version),
    }));
    const last = rows.length > PAGE ? page.at(-1) : undefined;

    return { rows: page, next: last ? { at: last.openedAt.getTime(), id: last.id } : null };
  }
}

function scope(actor: KnownActor, view: QueueView): { condition: string; values: SqlValue[] } {
  if (view === 'mine') {
    return { condition: ' AND t.assignee_id = ?', values: [actor.id] };
  }

  return { condition: view === 'unassigned' ? ' AND t.assignee_id IS NULL' : '', values: [] };
}
