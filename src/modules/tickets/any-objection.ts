import type { Transaction } from '../../platform/database/transaction.js';
import { ClosingObjection } from './closing-objection.js';
import type { TicketSide } from './ticket-status.js';

/** Asks each in turn until one of them knows a reason. */
export class AnyObjection extends ClosingObjection {
  constructor(private readonly each: readonly ClosingObjection[]) {
    super();
  }

  override async against(tx: Transaction, ticketId: string, side: TicketSide): Promise<string | null> {
    for (const one of this.each) {
      const reason = await one.against(tx, ticketId, side);
      if (reason !== null) {
        return reason;
      }
    }

    return null;
  }
}
