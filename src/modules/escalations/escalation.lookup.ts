import { Injectable } from '@nestjs/common';
import { Reader } from '../../platform/database/reader.js';
import { instantOf } from '../../platform/database/columns.js';
import type { SqlRow } from '../../platform/database/statement.js';
import type { EscalationReason, EscalationStatus } from './escalation-status.js';

/** Where the newest request of a ticket stands. */
export interface EscalationFacts {
  readonly status: EscalationStatus;
  readonly requestedBy: 'customer' | 'staff';
  readonly why: EscalationReason;
  readonly reason: string;
  readonly addedReason: string;
  readonly askedTimes: number;
  readonly requestedAt: Date;
  readonly seenDueAt: Date;
  readonly decisionDueAt: Date;
  readonly decidedAt: Date | null;
  readonly supervisor: string;
  readonly supervisorId: string | null;
}

export interface BoardRow extends EscalationFacts {
  readonly id: string;
  readonly ticketId: string;
  readonly reference: string;
  readonly subject: string;
  readonly typeCode: string | null;
  /** By which version of the types it was begun. */
  readonly taxonomyVersion: number;
  readonly amount: string;
  readonly currency: string;
  /** The name of a colleague who asked; '' where the customer did. */
  readonly requester: string;
}

/** What a board shows at most: the next due. More than that is not a board, and the page says so. */
export const BOARD_ROWS = 100;
const ANSWERED_ROWS = 10;

const COLUMNS = `e.id, e.ticket_id, e.status, e.why, e.reason, e.added_reason, e.asked_times, e.requested_at,
  e.seen_due_at, e.decision_due_at, e.decided_at, e.requested_by, e.supervisor_id, u.display_name AS supervisor`;
const ON_BOARD = `SELECT ${COLUMNS}, t.reference, t.subject, t.type_code, t.taxonomy_version, t.amount, t.currency,
    r.display_name AS requester
  FROM escalations e JOIN tickets t ON t.id = e.ticket_id LEFT JOIN users u ON u.id = e.supervisor_id
  LEFT JOIN users r ON r.id = e.requester_id`;

@Injectable()
export class EscalationLookup {
  constructor(private readonly reader: Reader) {}

  async newestOf(ticketId: string): Promise<EscalationFacts | null> {
    const row = await this.reader.first(
      `SELECT ${COLUMNS} FROM escalations e LEFT JOIN users u ON u.id = e.supervisor_id
       WHERE e.ticket_id = ? ORDER BY e.requested_at DESC, e.id LIMIT 1`,
      [ticketId],
    );

    return row ? facts(row) : null;
  }

  /** What waits for a supervisor, the next due first; one more than a board shows, where there are more. */
  async open(): Promise<BoardRow[]> {
    const rows = await this.reader.rows(
      `${ON_BOARD} WHERE e.status IN ('requested', 'seen', 'third-party')
       ORDER BY CASE WHEN e.status = 'requested' THEN e.seen_due_at ELSE e.decision_due_at END, e.id
       LIMIT ${BOARD_ROWS + 1}`,
    );

    return rows.map(boardRow);
  }

  /** The last that were decided, the newest first. */
  async answered(): Promise<BoardRow[]> {
    const rows = await this.reader.rows(
      `${ON_BOARD} WHERE e.status = 'decided' ORDER BY e.decided_at DESC, e.id DESC LIMIT ${ANSWERED_ROWS}`,
    );

    return rows.map(boardRow);
  }
}

const at = (value: unknown): Date => instantOf(value) ?? new Date(0);
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const facts = (row: SqlRow): EscalationFacts => ({
  status: row.status as EscalationStatus,
  requestedBy: row.requested_by as 'customer' | 'staff',
  why: row.why as EscalationReason,
  reason: String(row.reason),
  addedReason: text(row.added_reason),
  askedTimes: Number(row.asked_times),
  requestedAt: at(row.requested_at),
  seenDueAt: at(row.seen_due_at),
  decisionDueAt: at(row.decision_due_at),
  decidedAt: instantOf(row.decided_at),
  supervisor: text(row.supervisor),
  supervisorId: typeof row.supervisor_id === 'string' ? row.supervisor_id : null,
});

const boardRow = (row: SqlRow): BoardRow => ({
  ...facts(row),
  id: String(row.id),
  ticketId: String(row.ticket_id),
  reference: String(row.reference),
  subject: String(row.subject),
  typeCode: typeof row.type_code === 'string' ? row.type_code : null,
  taxonomyVersion: Number(row.taxonomy_version),
  amount: text(row.amount),
  currency: text(row.currency),
  requester: text(row.requester),
});
