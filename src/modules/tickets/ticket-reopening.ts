import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { Conflict } from '../../platform/errors/app-error.js';
import { TicketChanged } from './ticket-changed.event.js';
import { type Author, type RecordedTicket, TicketRecord } from './ticket-record.js';

const DAY_MS = 86_400_000;
/** For so long after its end a customer may open a ticket again, instead of telling everything anew. */
export const REOPEN_DAYS = 14;

/** Until when a ticket that is closed may be opened again; null for one that is not closed. */
export const reopenableUntil = (closedAt: Date | null): Date | null =>
  closedAt && new Date(closedAt.getTime() + REOPEN_DAYS * DAY_MS);

/** Brings back a ticket that was solved or closed, within a unit that holds it. */
@Injectable()
export class TicketReopening {
  constructor(
    private readonly record: TicketRecord,
    private readonly clock: Clock,
  ) {}

  /** Does nothing to one that is being worked on. @throws Conflict where it was closed too long ago */
  async reopen(tx: Transaction, ticket: RecordedTicket, author: Author): Promise<void> {
    const since = new Date(this.clock.now().getTime() - REOPEN_DAYS * DAY_MS);
    const [moved] = await tx.sql<{ version: number }>(
      `UPDATE tickets SET status = 'open', resolved_at = NULL, closed_at = NULL, version = version + 1
       WHERE id = ? AND (status = 'resolved' OR (status = 'closed' AND closed_at > ?)) RETURNING version`,
      [ticket.id, since],
    );
    if (moved) {
      await this.record.addFact(tx, ticket, {
        kind: 'status',
        visibility: 'public',
        author,
        fact: { key: 'reopened', params: {} },
      });
      tx.record(new TicketChanged(ticket.id, Number(moved.version)));

      return;
    }
    const [closed] = await tx.sql(`SELECT 1 AS yes FROM tickets WHERE id = ? AND status = 'closed'`, [
      ticket.id,
    ]);
    if (closed) {
      throw new Conflict('tickets.errors.closed');
    }
  }
}
