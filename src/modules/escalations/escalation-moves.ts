import { Injectable } from '@nestjs/common';
import { instantOf } from '../../platform/database/columns.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { Conflict, NotFound } from '../../platform/errors/app-error.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import { type RecordedTicket, TicketRecord } from '../tickets/ticket-record.js';
import { escalationFact } from './escalation-fact.js';
import { EscalationMoved } from './escalation-moved.event.js';
import { canMoveEscalation, type EscalationStatus } from './escalation-status.js';

/** The newest request of a ticket as it stands in this unit. */
export interface OpenEscalation {
  readonly id: string;
  readonly status: EscalationStatus;
  readonly supervisorId: string | null;
  readonly decisionDueAt: Date;
}

/** Moves a request within a unit: from where it was found, and nowhere if it has moved since. */
@Injectable()
export class EscalationMoves {
  constructor(private readonly record: TicketRecord) {}

  /** The newest request, which may move so. @throws Conflict where a colleague has moved it, NotFound where nobody asked */
  async openOf(tx: Transaction, ticketId: string, to: EscalationStatus): Promise<OpenEscalation> {
    const [row] = await tx.sql(
      `SELECT id, status, supervisor_id, decision_due_at FROM escalations WHERE ticket_id = ?
       ORDER BY requested_at DESC, id LIMIT 1${tx.lockRows}`,
      [ticketId],
    );
    if (!row) {
      throw new NotFound();
    }
    const status = row.status as EscalationStatus;
    if (!canMoveEscalation(status, to)) {
      throw new Conflict('escalations.errors.moved-meanwhile');
    }

    return {
      id: String(row.id),
      status,
      supervisorId: row.supervisor_id === null ? null : String(row.supervisor_id),
      decisionDueAt: instantOf(row.decision_due_at) ?? new Date(0),
    };
  }

  /** @throws Conflict where it does not stand any more where it was found */
  async set(
    tx: Transaction,
    open: OpenEscalation,
    columns: string,
    values: readonly (string | Date)[],
  ): Promise<void> {
    const [moved] = await tx.sql(
      `UPDATE escalations SET ${columns} WHERE id = ? AND status = ? RETURNING id`,
      [...values, open.id, open.status],
    );
    if (!moved) {
      throw new Conflict('escalations.errors.moved-meanwhile');
    }
  }

  /** What the customer reads of the step, with the day until which he hears. */
  async tell(
    tx: Transaction,
    ticket: RecordedTicket,
    actor: KnownActor,
    open: OpenEscalation,
    key: string,
    params: Readonly<Record<string, string>>,
    status: EscalationStatus = open.status,
  ): Promise<void> {
    const dueAt = open.decisionDueAt.getTime();
    await this.record.addFact(tx, ticket, escalationFact(actor, 'public', key, { ...params, dueAt }));
    tx.record(new EscalationMoved(open.id, ticket.id, status));
  }

  /** Why, for the staff. */
  async note(tx: Transaction, ticket: RecordedTicket, actor: KnownActor, reason: string): Promise<void> {
    await this.record.addFact(tx, ticket, escalationFact(actor, 'internal', 'line', { reason }));
  }
}
