import type { Transaction } from '../../platform/database/transaction.js';
import type { TicketSide } from './ticket-status.js';

/** Asked before a ticket is resolved; provided by who knows a reason against it. */
export abstract class ClosingObjection {
  /** A sentence's key for whoever wants to close it, or null. Asked inside the unit that closes. */
  abstract against(tx: Transaction, ticketId: string, side: TicketSide): Promise<string | null>;
}
