import { Injectable } from '@nestjs/common';
import { Reader } from '../../platform/database/reader.js';
import type { SqlRow } from '../../platform/database/statement.js';

/** What stands beside a record. One query each, whatever there is. */
@Injectable()
export class WorkspaceQuery {
  constructor(private readonly reader: Reader) {}

  /** Who has the ticket, or ''. */
  async assigneeOf(ticket: SqlRow): Promise<string> {
    const row = await this.reader.first('SELECT display_name FROM users WHERE id = ?', [
      typeof ticket.assignee_id === 'string' ? ticket.assignee_id : '',
    ]);

    return row ? String(row.display_name) : '';
  }

  candidates(ticketId: string): Promise<SqlRow[]> {
    return this.reader.rows(
      `SELECT c.rank, c.reference, c.score, c.evidence, c.snapshot, c.fetched_at FROM transaction_candidates c
       WHERE c.ticket_id = ? AND NOT EXISTS (
         SELECT 1 FROM transaction_links l WHERE l.ticket_id = c.ticket_id AND l.reference = c.reference AND l.unlinked_at IS NULL)
       ORDER BY c.rank`,
      [ticketId],
    );
  }

  /** Each link with its newest snapshot. */
  links(ticketId: string): Promise<SqlRow[]> {
    return this.reader.rows(
      `SELECT l.id, l.role, l.purpose, l.shown_at, l.promised_at, l.checked_at, l.away_since, l.reference, l.linked_at, u.display_name, s.content, s.hash, s.taken_at FROM transaction_links l
       JOIN users u ON u.id = l.linked_by JOIN transaction_snapshots s ON s.link_id = l.id
       WHERE l.ticket_id = ? AND l.unlinked_at IS NULL AND s.id = (SELECT n.id FROM transaction_snapshots n WHERE n.link_id = l.id ORDER BY n.taken_at DESC, n.id DESC LIMIT 1)
       ORDER BY l.linked_at, l.id`,
      [ticketId],
    );
  }
}
