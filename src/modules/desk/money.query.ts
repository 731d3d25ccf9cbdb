import { Injectable } from '@nestjs/common';
import { Reader } from '../../platform/database/reader.js';
import type { SqlRow } from '../../platform/database/statement.js';

/** Looks of one ticket that the page lists; older ones are kept, and not shown. */
const MOST_LOOKS = 60;

/** The money behind a ticket: suggestions, links, and what was seen of each. One query each, whatever there is. */
@Injectable()
export class MoneyQuery {
  constructor(private readonly reader: Reader) {}

  candidates(ticketId: string): Promise<SqlRow[]> {
    return this.reader.rows(
      `SELECT c.rank, c.reference, c.score, c.evidence, c.snapshot, c.fetched_at FROM transaction_candidates c
       WHERE c.ticket_id = ? AND NOT EXISTS (
         SELECT 1 FROM transaction_links l WHERE l.ticket_id = c.ticket_id AND l.reference = c.reference AND l.unlinked_at IS NULL)
       ORDER BY c.rank`,
      [ticketId],
    );
  }

  /** How sure the newest search was, and what would make it surer; null where nobody has searched. */
  run(ticketId: string): Promise<SqlRow | null> {
    return this.reader.first(
      `SELECT result, question, truncated, foreign_reference FROM match_runs WHERE ticket_id = ?
       ORDER BY at DESC, id DESC LIMIT 1`,
      [ticketId],
    );
  }

  /** Each link, with what spoke for it when it was confirmed last. */
  links(ticketId: string): Promise<SqlRow[]> {
    return this.reader.rows(
      `SELECT l.id, l.reference, l.role, l.purpose, l.linked_at, l.shown_at, l.promised_at, l.checked_at, l.away_since,
         l.checking_since, u.display_name, c.score, c.rank, c.evidence FROM transaction_links l
       JOIN users u ON u.id = l.linked_by JOIN transaction_confirmations c ON c.link_id = l.id
       WHERE l.ticket_id = ? AND l.unlinked_at IS NULL AND c.id = (
         SELECT n.id FROM transaction_confirmations n WHERE n.link_id = l.id ORDER BY n.confirmed_at DESC, n.id DESC LIMIT 1)
       ORDER BY l.linked_at, l.id`,
      [ticketId],
    );
  }

  /** What was seen of each link, newest first. The newest of each is always among them. */
  seen(ticketId: string): Promise<SqlRow[]> {
    return this.reader.rows(
      `SELECT * FROM (SELECT s.link_id, s.content, s.hash, s.taken_at,
           row_number() OVER (PARTITION BY s.link_id ORDER BY s.taken_at DESC, s.id DESC) AS place
         FROM transaction_snapshots s JOIN transaction_links l ON l.id = s.link_id
         WHERE l.ticket_id = ? AND l.unlinked_at IS NULL) looks
       ORDER BY place, link_id LIMIT ${MOST_LOOKS}`,
      [ticketId],
    );
  }

  /** Other tickets of the same customer to which one of these transactions is tied too. */
  elsewhere(ticketId: string): Promise<SqlRow[]> {
    return this.reader.rows(
      `SELECT l.reference, t.reference AS ticket FROM transaction_links l JOIN tickets t ON t.id = l.ticket_id
       JOIN tickets own ON own.customer_id = t.customer_id AND own.id <> t.id
       WHERE own.id = ? AND l.unlinked_at IS NULL AND l.reference IN (
         SELECT m.reference FROM transaction_links m WHERE m.ticket_id = own.id AND m.unlinked_at IS NULL)
       ORDER BY t.opened_at, t.id LIMIT 20`,
      [ticketId],
    );
  }
}
