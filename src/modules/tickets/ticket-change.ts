import type { Transaction } from '../../platform/database/transaction.js';
import { TicketChanged } from './ticket-changed.event.js';

/** Something was written about a ticket that is in none of its own columns: its version rises, and its windows hear of it. */
export async function noteTicketChange(tx: Transaction, ticketId: string): Promise<void> {
  const [changed] = await tx.sql<{ version: number }>(
    'UPDATE tickets SET version = version + 1 WHERE id = ? RETURNING version',
    [ticketId],
  );
  tx.record(new TicketChanged(ticketId, Number(changed?.version)));
}
