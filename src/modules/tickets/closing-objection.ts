import type { Transaction } from '../../platform/database/transaction.js';

/** Asked before a ticket is resolved; provided by who knows a reason against it. */
export abstract class ClosingObjection {
  /** A sentence's key, or null. Asked inside the unit that closes. */
  abstract against(tx: Transaction, ticketId: string): Promise<string | null>;
}
