import { Injectable } from '@nestjs/common';
import { Reader } from '../../platform/database/reader.js';
import type { SqlRow } from '../../platform/database/statement.js';

const MOST = 5;

/** The money that an agent has shown to the customer, as the wallet showed it last. What is not shown is not read. */
@Injectable()
export class MyMoneyQuery {
  constructor(private readonly reader: Reader) {}

  shown(ticketId: string): Promise<SqlRow[]> {
    return this.reader.rows(
      `SELECT s.content, s.taken_at FROM transaction_links l JOIN transaction_snapshots s ON s.link_id = l.id
       WHERE l.ticket_id = ? AND l.shown_at IS NOT NULL AND l.unlinked_at IS NULL
         AND s.id = (SELECT n.id FROM transaction_snapshots n WHERE n.link_id = l.id ORDER BY n.taken_at DESC, n.id DESC LIMIT 1)
       ORDER BY l.linked_at, l.id LIMIT ${MOST}`,
      [ticketId],
    );
  }
}
