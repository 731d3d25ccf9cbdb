import { Injectable } from '@nestjs/common';
import { instantOf } from '../../platform/database/columns.js';
import { placeholders, Reader } from '../../platform/database/reader.js';
import type { SqlRow } from '../../platform/database/statement.js';
import { REVERSAL_COLUMNS, reversalOf, type ReversalRow } from './reversal-row.js';
import { type DeclineReason, OVERDUE_MS, type ReversalStatus, UNDER_WAY } from './reversal-status.js';

/** A request as people read it. */
export interface ReversalFacts extends ReversalRow {
  readonly note: string;
  readonly proposer: string;
  readonly proposedAt: Date;
  readonly decider: string;
  readonly declineReason: DeclineReason | null;
  readonly decisionNote: string;
  readonly refusalCode: string;
  /** Who has ended it by hand, and what he wrote; '' for what the wallet itself has ended. */
  readonly ender: string;
  readonly endNote: string;
}

/** What a list shows at most; the page says where there is more. */
export const LISTED_REVERSALS = 100;

const MORE = `${REVERSAL_COLUMNS}, r.note, r.proposed_at, r.decline_reason, r.decision_note, r.refusal_code,
  r.end_note, p.display_name AS proposer, d.display_name AS decider, e.display_name AS ender`;
const FROM = `FROM reversal_requests r JOIN tickets t ON t.id = r.ticket_id`;
const WITH_NAMES = `${FROM} JOIN users p ON p.id = r.proposed_by LEFT JOIN users d ON d.id = r.decided_by
  LEFT JOIN users e ON e.id = r.ended_by`;
const REFUSED_FOR_DAYS = 7;
const DAY_MS = 86_400_000;

/** Questions about requests to give money back; who may ask is the caller's matter. */
@Injectable()
export class ReversalLookup {
  constructor(private readonly reader: Reader) {}

  async row(id: string): Promise<ReversalRow | null> {
    const row = await this.reader.first(`SELECT ${REVERSAL_COLUMNS} ${FROM} WHERE r.id = ?`, [id]);

    return row && reversalOf(row);
  }

  async facts(id: string): Promise<ReversalFacts | null> {
    const row = await this.reader.first(`SELECT ${MORE} ${WITH_NAMES} WHERE r.id = ?`, [id]);

    return row && factsOf(row);
  }

  /** The newest requests of a ticket, the newest first. */
  async ofTicket(ticketId: string): Promise<ReversalFacts[]> {
    const rows = await this.reader.rows(
      `SELECT ${MORE} ${WITH_NAMES} WHERE r.ticket_id = ? ORDER BY r.proposed_at DESC, r.id LIMIT ${LISTED_REVERSALS}`,
      [ticketId],
    );

    return rows.map(factsOf);
  }

  /** By where they stand, those that have waited longest first; one more than a list shows, where there are more. */
  async standing(statuses: readonly ReversalStatus[]): Promise<ReversalFacts[]> {
    const rows = await this.reader.rows(
      `SELECT ${MORE} ${WITH_NAMES} WHERE r.status IN (${placeholders(statuses)})
       ORDER BY r.proposed_at, r.id LIMIT ${LISTED_REVERSALS + 1}`,
      statuses,
    );

    return rows.map(factsOf);
  }

  /** What the wallet refused in the last days, the newest first. */
  async refused(now: Date): Promise<ReversalFacts[]> {
    const rows = await this.reader.rows(
      `SELECT ${MORE} ${WITH_NAMES} WHERE r.status = 'rejected' AND r.moved_at > ?
       ORDER BY r.moved_at DESC, r.id LIMIT ${LISTED_REVERSALS + 1}`,
      [new Date(now.getTime() - REFUSED_FOR_DAYS * DAY_MS)],
    );

    return rows.map(factsOf);
  }

  /** How much waits for a supervisor: what is proposed, what takes too long, and what the wallet has refused. */
  async waiting(now: Date): Promise<{ proposed: number; late: number; refused: number }> {
    const row = await this.reader.first(
      `SELECT coalesce(sum(CASE WHEN status = 'proposed' THEN 1 ELSE 0 END), 0) AS proposed,
         coalesce(sum(CASE WHEN status = 'rejected' THEN 1 ELSE 0 END), 0) AS refused,
         coalesce(sum(CASE WHEN status NOT IN ('proposed', 'rejected') THEN 1 ELSE 0 END), 0) AS late
       FROM reversal_requests WHERE status = 'proposed' OR (status = 'rejected' AND moved_at > ?)
         OR (status IN (${placeholders(UNDER_WAY)}) AND decided_at < ?)`,
      [
        new Date(now.getTime() - REFUSED_FOR_DAYS * DAY_MS),
        ...UNDER_WAY,
        new Date(now.getTime() - OVERDUE_MS),
      ],
    );

    return {
      proposed: Number(row?.proposed),
      late: Number(row?.late),
      refused: Number(row?.refused),
    };
  }
}

const at = (value: unknown): Date => instantOf(value) ?? new Date(0);
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const factsOf = (row: SqlRow): ReversalFacts => ({
  ...reversalOf(row),
  note: String(row.note),
  proposer: String(row.proposer),
  proposedAt: at(row.proposed_at),
  decider: text(row.decider),
  declineReason: row.decline_reason === null ? null : (row.decline_reason as DeclineReason),
  decisionNote: text(row.decision_note),
  refusalCode: text(row.refusal_code),
  ender: text(row.ender),
  endNote: text(row.end_note),
});
