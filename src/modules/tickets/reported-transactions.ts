import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Reader } from '../../platform/database/reader.js';
import type { Transaction } from '../../platform/database/transaction.js';
import type { RecordedTicket } from './ticket-record.js';

/** A transaction, by the wallet's reference, and who speaks of it. */
export interface Report {
  readonly customerId: string;
  readonly reference: string;
}

const EARLIER = `SELECT t.id, t.reference FROM reported_transactions r JOIN tickets t ON t.id = r.ticket_id
  WHERE r.customer_id = ? AND r.reference = ? AND t.customer_id = r.customer_id AND t.status <> 'closed'`;

/**
 * Which transaction a customer has told us of, in which of his tickets: one ticket each, however often and however fast
 * he reports it, and the database holds that. Of the reports of other customers it says nothing to anybody.
 */
@Injectable()
export class ReportedTransactions {
  constructor(
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {}

  /** The ticket of this customer that a report of this transaction belongs to; null where there is none that is open. */
  async earlier({ customerId, reference }: Report): Promise<RecordedTicket | null> {
    const row = await this.reader.first(EARLIER, [customerId, reference]);

    return row && { id: String(row.id), reference: String(row.reference) };
  }

  /**
   * The same within a unit: who reports at this very moment too is waited for. The caller opens its ticket in this
   * unit and claims the transaction for it, or writes into the one that is returned.
   */
  async earlierIn(tx: Transaction, { customerId, reference }: Report): Promise<RecordedTicket | null> {
    // Whoever else of this customer's is about to ask the same stands behind us from here to the commit.
    await tx.sql(`SELECT id FROM customers WHERE id = ?${tx.lockRows}`, [customerId]);
    const [row] = await tx.sql(`${EARLIER}${tx.lockRows}`, [customerId, reference]);

    return row ? { id: String(row.id), reference: String(row.reference) } : null;
  }

  /** Notes that this ticket is where its customer speaks of the transaction, unless another open one of his is. */
  async claim(
    tx: Transaction,
    ticket: RecordedTicket & { readonly customerId: string },
    reference: string,
  ): Promise<void> {
    await tx.sql(
      `INSERT INTO reported_transactions (customer_id, reference, ticket_id, reported_at) VALUES (?, ?, ?, ?)
       ON CONFLICT (customer_id, reference) DO UPDATE SET ticket_id = excluded.ticket_id, reported_at = excluded.reported_at
       WHERE EXISTS (SELECT 1 FROM tickets t WHERE t.id = reported_transactions.ticket_id AND t.status = 'closed')`,
      [ticket.customerId, reference, ticket.id, this.clock.now()],
    );
  }
}
