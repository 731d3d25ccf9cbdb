import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database/transaction.js';
import { ClosingObjection } from '../tickets/closing-objection.js';

/** No ticket is resolved over the head of the supervisor who was asked. */
@Injectable()
export class OpenEscalationObjection extends ClosingObjection {
  override async against(tx: Transaction, ticketId: string): Promise<string | null> {
    const [open] = await tx.sql(
      `SELECT 1 AS yes FROM escalations WHERE ticket_id = ? AND status <> 'decided'`,
      [ticketId],
    );

    return open ? 'escalations.errors.still-open' : null;
  }
}
