import { Injectable } from '@nestjs/common';
import { placeholders } from '../../platform/database/reader.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { ClosingObjection } from '../tickets/closing-objection.js';
import type { TicketSide } from '../tickets/ticket-status.js';
import { ReversalRules } from './reversal-rules.js';
import { OPEN_STATUSES } from './reversal-status.js';

/**
 * No ticket is resolved while nobody knows whether its money goes back. Only where this desk gives money back: else
 * nobody could see to the request, and its ticket would stay open for good.
 */
@Injectable()
export class OpenReversalObjection extends ClosingObjection {
  constructor(private readonly rules: ReversalRules) {
    super();
  }

  override async against(tx: Transaction, ticketId: string, side: TicketSide): Promise<string | null> {
    if (!this.rules.isOpen) {
      return null;
    }
    const [open] = await tx.sql(
      `SELECT id FROM reversal_requests WHERE ticket_id = ? AND status IN (${placeholders(OPEN_STATUSES)}) LIMIT 1`,
      [ticketId, ...OPEN_STATUSES],
    );
    if (!open) {
      return null;
    }

    // A customer hears of it only once the money is back.
    return side === 'customer' ? 'tickets.errors.worked-on' : 'reversals.errors.still-open';
  }
}
