import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Reader } from '../../platform/database/reader.js';
import type { SqlRow } from '../../platform/database/statement.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { isSuspicious as isSuspiciousType } from './intake-steps.js';
import type { RecordedTicket } from './ticket-record.js';

/** A transaction, by the wallet's reference, and who speaks of it. */
export interface Report {
  readonly customerId: string;
  readonly reference: string;
  /** Somebody else may be at the account: that is no addition to a question about money. */
  readonly isSuspicious?: boolean;
}

const EARLIER = `SELECT t.id, t.reference, t.type_code FROM reported_transactions r JOIN tickets t ON t.id = r.ticket_id
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
  async earlier(report: Report): Promise<RecordedTicket | null> {
    return belonging(report, await this.reader.first(EARLIER, [report.customerId, report.reference]));
  }

  /**
   * The same within a unit: who reports at this very moment too is waited for. The caller opens its ticket in this
   * unit and claims the transaction for it, or writes into the one that is returned.
   */
  async earlierIn(tx: Transaction, report: Report): Promise<RecordedTicket | null> {
    const { customerId, reference } = report;
    // Whoever else of this customer's is about to ask the same stands behind us from here to the commit.
    await tx.sql(`SELECT id FROM customers WHERE id = ?${tx.lockRows}`, [customerId]);
    const [row] = await tx.sql(`${EARLIER}${tx.lockRows}`, [customerId, reference]);

    return belonging(report, row);
  }

  /**
   * Notes that this ticket is where its customer speaks of the transaction, unless another open one of his is. One
   * that has to be looked at first takes the place of any other.
   */
  async claim(
    tx: Transaction,
    ticket: RecordedTicket & { readonly customerId: string },
    reference: string,
    isSuspicious = false,
  ): Promise<void> {
    await tx.sql(
      `INSERT INTO reported_transactions (customer_id, reference, ticket_id, reported_at) VALUES (?, ?, ?, ?)
       ON CONFLICT (customer_id, reference) DO UPDATE SET ticket_id = excluded.ticket_id, reported_at = excluded.reported_at
       WHERE ? = 1 OR EXISTS (SELECT 1 FROM tickets t WHERE t.id = reported_transactions.ticket_id AND t.status = 'closed')`,
      [ticket.customerId, reference, ticket.id, this.clock.now(), Number(isSuspicious)],
    );
  }
}

/** The ticket into which the report is written: any, but what is suspicious only into one that is looked at as such. */
const belonging = (
  { isSuspicious = false }: Report,
  row: SqlRow | null | undefined,
): RecordedTicket | null =>
  row && (!isSuspicious || isSuspiciousType(String(row.type_code)))
    ? { id: String(row.id), reference: String(row.reference) }
    : null;
