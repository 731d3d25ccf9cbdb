import { Injectable } from '@nestjs/common';
import { Reader } from '../../platform/database/reader.js';
import { instantOf } from '../../platform/database/columns.js';
import type { EscalationStatus } from './escalation-status.js';

/** Where the newest request of a ticket stands. */
export interface EscalationFacts {
  readonly status: EscalationStatus;
  readonly reason: string;
  readonly requestedAt: Date;
  readonly seenDueAt: Date;
  readonly decisionDueAt: Date;
  readonly supervisor: string;
}

export interface BoardRow extends EscalationFacts {
  readonly id: string;
  readonly reference: string;
  readonly subject: string;
  readonly requestedBy: 'customer' | 'staff';
}

const COLUMNS = `e.id, e.status, e.reason, e.requested_at, e.seen_due_at, e.decision_due_at, e.requested_by,
  u.display_name AS supervisor`;
const PAGE = 50;

@Injectable()
export class EscalationLookup {
  constructor(private readonly reader: Reader) {}

  async newestOf(ticketId: string): Promise<EscalationFacts | null> {
    const row = await this.reader.first(
      `SELECT ${COLUMNS} FROM escalations e LEFT JOIN users u ON u.id = e.supervisor_id
       WHERE e.ticket_id = ? ORDER BY e.requested_at DESC LIMIT 1`,
      [ticketId],
    );

    return row ? facts(row) : null;
  }

  /** What waits for a supervisor, the next due first. */
  async open(): Promise<BoardRow[]> {
    const rows = await this.reader.rows(
      `SELECT ${COLUMNS}, t.reference, t.subject FROM escalations e
       JOIN tickets t ON t.id = e.ticket_id LEFT JOIN users u ON u.id = e.supervisor_id
       WHERE e.status IN ('requested', 'seen') ORDER BY e.decision_due_at, e.id LIMIT ${PAGE}`,
    );

    return rows.map((row) => ({
      ...facts(row),
      id: String(row.id),
      reference: String(row.reference),
      subject: String(row.subject),
      requestedBy: row.requested_by as 'customer' | 'staff',
    }));
  }
}

const at = (value: unknown): Date => instantOf(value) ?? new Date(0);

const facts = (row: Record<string, unknown>): EscalationFacts => ({
  status: row.status as EscalationStatus,
  reason: String(row.reason),
  requestedAt: at(row.requested_at),
  seenDueAt: at(row.seen_due_at),
  decisionDueAt: at(row.decision_due_at),
  supervisor: typeof row.supervisor === 'string' ? row.supervisor : '',
});
