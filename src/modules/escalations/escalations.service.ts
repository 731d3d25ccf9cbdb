import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { authorize } from '../../policies/authorize.js';
import { canDecideEscalation, canEscalate } from '../../policies/escalation.policy.js';
import { Clock } from '../../platform/clock/clock.js';
import type { SqlRow } from '../../platform/database/statement.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { Conflict, NotFound } from '../../platform/errors/app-error.js';
import { Idempotency } from '../../platform/idempotency/idempotency.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import { withoutSecrets } from '../../platform/redaction/without-secrets.js';
import { TicketLookup } from '../tickets/ticket.lookup.js';
import { authorOf, type RecordedTicket, TicketRecord } from '../tickets/ticket-record.js';
import type { DecideDto, EscalateDto } from './escalate.dto.js';
import { Escalation } from './escalation.entity.js';
import { EscalationMoved } from './escalation-moved.event.js';
import { canMoveEscalation, type EscalationStatus, PROMISE_HOURS } from './escalation-status.js';

const HOUR_MS = 3_600_000;

/** The road to a supervisor: asked for, seen, decided. Every step stands in the record that the customer reads. */
@Injectable()
export class EscalationsService {
  constructor(
    private readonly idempotency: Idempotency,
    private readonly tickets: TicketLookup,
    private readonly record: TicketRecord,
    private readonly clock: Clock,
  ) {}

  /** @throws Conflict where a request is open already, or the ticket is closed */
  async request(actor: KnownActor, reference: string, input: EscalateDto): Promise<void> {
    const ticket = await this.tickets.require(actor, reference);
    authorize(canEscalate, actor, ticket);
    if (ticket.status === 'closed') {
      throw new Conflict('tickets.errors.closed');
    }
    const reason = withoutSecrets(input.reason);
    const request = {
      scope: `${actor.id}/escalations.request`,
      key: input.key,
      body: { ticket: ticket.id, reason },
    };
    await this.idempotency.once(request, (tx) => this.store(tx, actor, ticket, reason));
  }

  /** A supervisor has it now, once a key. @throws Conflict where another was first */
  async see(actor: KnownActor, reference: string, { key }: { readonly key: string }): Promise<void> {
    authorize(canDecideEscalation, actor);
    const ticket = await this.tickets.require(actor, reference);
    const request = { scope: `${actor.id}/escalations.see`, key, body: { ticket: ticket.id } };
    await this.idempotency.once(request, async (tx) => {
      const open = await this.openOf(tx, ticket.id, 'seen');
      await this.move(tx, open, `status = 'seen', supervisor_id = ?, seen_at = ?`, [
        actor.id,
        this.clock.now(),
      ]);
      await this.write(tx, ticket, actor, 'seen', { name: actor.name });
      tx.record(new EscalationMoved(String(open.id), ticket.id, 'seen'));
    });
  }

  /** The decision goes to the customer as a message, and into the record with its outcome. */
  async decide(actor: KnownActor, reference: string, input: DecideDto): Promise<void> {
    authorize(canDecideEscalation, actor);
    const ticket = await this.tickets.require(actor, reference);
    const decision = withoutSecrets(input.decision);
    const body = { ticket: ticket.id, outcome: input.outcome, decision };
    await this.idempotency.once(
      { scope: `${actor.id}/escalations.decide`, key: input.key, body },
      async (tx) => {
        const open = await this.openOf(tx, ticket.id, 'decided');
        const now = this.clock.now();
        await this.move(
          tx,
          open,
          `status = 'decided', supervisor_id = ?, seen_at = COALESCE(seen_at, ?), decided_at = ?, outcome = ?, decision = ?`,
          [actor.id, now, now, input.outcome, decision],
        );
        await this.write(tx, ticket, actor, `decided-${input.outcome}`, { name: actor.name });
        const message = {
          kind: 'message',
          visibility: 'public',
          author: authorOf(actor),
          body: decision,
        } as const;
        await this.record.addMessage(tx, ticket, message, null);
        tx.record(new EscalationMoved(String(open.id), ticket.id, 'decided'));
      },
    );
  }

  private async store(
    tx: Transaction,
    actor: KnownActor,
    ticket: RecordedTicket,
    reason: string,
  ): Promise<void> {
    const now = this.clock.now();
    await this.record.hold(tx, ticket);
    const [other] = await tx.sql(
      `SELECT 1 AS yes FROM escalations WHERE ticket_id = ? AND status <> 'decided'`,
      [ticket.id],
    );
    if (other) {
      throw new Conflict('escalations.errors.open-already');
    }
    const escalation: Escalation = {
      id: randomUUID(),
      ticketId: ticket.id,
      requestedBy: actor.role === 'customer' ? 'customer' : 'staff',
      requesterId: actor.id,
      reason,
      status: 'requested',
      requestedAt: now,
      seenDueAt: new Date(now.getTime() + PROMISE_HOURS.seen * HOUR_MS),
      decisionDueAt: new Date(now.getTime() + PROMISE_HOURS.decision * HOUR_MS),
      supervisorId: null,
      seenAt: null,
      decidedAt: null,
      outcome: null,
      decision: null,
    };
    await tx.repository(Escalation).insert(escalation);
    await this.write(tx, ticket, actor, `requested-by-${escalation.requestedBy}`, { reason });
    tx.record(new EscalationMoved(escalation.id, ticket.id, 'requested'));
  }

  /** The newest request, which may move so. @throws Conflict where a colleague has moved it, NotFound where nobody asked */
  private async openOf(tx: Transaction, ticketId: string, to: EscalationStatus): Promise<SqlRow> {
    const [row] = await tx.sql(
      `SELECT id, status FROM escalations WHERE ticket_id = ? ORDER BY requested_at DESC, id LIMIT 1${tx.lockRows}`,
      [ticketId],
    );
    if (!row) {
      throw new NotFound();
    }
    if (!canMoveEscalation(row.status as EscalationStatus, to)) {
      throw new Conflict('escalations.errors.moved-meanwhile');
    }

    return row;
  }

  private async move(
    tx: Transaction,
    open: SqlRow,
    set: string,
    values: readonly (string | Date)[],
  ): Promise<void> {
    const [moved] = await tx.sql(`UPDATE escalations SET ${set} WHERE id = ? AND status = ? RETURNING id`, [
      ...values,
      String(open.id),
      String(open.status),
    ]);
    if (!moved) {
      throw new Conflict('escalations.errors.moved-meanwhile');
    }
  }

  private async write(
    tx: Transaction,
    ticket: RecordedTicket,
    actor: KnownActor,
    key: string,
    params: Readonly<Record<string, string>>,
  ): Promise<void> {
    await this.record.addFact(tx, ticket, {
      kind: 'escalation',
      visibility: 'public',
      author: authorOf(actor),
      fact: { key: `escalation-${key}`, params },
    });
  }
}
