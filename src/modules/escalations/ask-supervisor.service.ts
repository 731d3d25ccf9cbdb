import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { authorize } from '../../policies/authorize.js';
import { canEscalate } from '../../policies/escalation.policy.js';
import { Clock } from '../../platform/clock/clock.js';
import type { SqlRow } from '../../platform/database/statement.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { Idempotency } from '../../platform/idempotency/idempotency.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import { withoutSecrets } from '../../platform/redaction/without-secrets.js';
import type { Priority } from '../exceptions/exception-type.js';
import { ServiceLevels } from '../service-levels/service-levels.js';
import { redactedAfter } from '../tickets/said-before.js';
import { type FoundTicket, TicketLookup } from '../tickets/ticket.lookup.js';
import { TicketMoves } from '../tickets/ticket-moves.js';
import { type RecordedTicket, TicketRecord } from '../tickets/ticket-record.js';
import { Escalation } from './escalation.entity.js';
import { escalationFact } from './escalation-fact.js';
import { EscalationMoved } from './escalation-moved.event.js';
import type { EscalationReason } from './escalation-status.js';

/** What was chosen, and what was said beside it. */
interface Asking {
  readonly why?: EscalationReason;
  readonly reason?: string;
  readonly key: string;
}

interface Asked {
  readonly by: 'customer' | 'staff';
  readonly why: EscalationReason;
  readonly reason: string;
}

/**
 * Asking for a supervisor, which nobody can refuse. One request is open at a time: who asks again adds his reason to
 * it. A ticket that was solved is open again from here; a customer's reasons stand in the record for both sides, the
 * staff's among the staff.
 */
@Injectable()
export class AskSupervisorService {
  constructor(
    private readonly idempotency: Idempotency,
    private readonly tickets: TicketLookup,
    private readonly record: TicketRecord,
    private readonly moves: TicketMoves,
    private readonly levels: ServiceLevels,
    private readonly clock: Clock,
  ) {}

  /** @throws Conflict where the ticket was closed too long ago */
  async request(actor: KnownActor, reference: string, input: Asking): Promise<void> {
    const ticket = await this.tickets.require(actor, reference);
    authorize(canEscalate, actor, ticket);
    const said: Asked = {
      by: actor.role === 'customer' ? 'customer' : 'staff',
      why: input.why ?? 'other',
      reason: withoutSecrets(input.reason ?? ''),
    };
    const request = {
      scope: `${actor.id}/escalations.request`,
      key: input.key,
      body: { ticket: ticket.id, why: said.why, reason: said.reason },
    };
    await this.idempotency.once(request, async (tx) => {
      await this.record.hold(tx, ticket);
      const place = { ticketId: ticket.id, authorId: actor.id };
      const asked = { ...said, reason: (await redactedAfter(tx, place, said.reason)).text };
      const [open] = await tx.sql(
        `SELECT id, reason, added_reason FROM escalations WHERE ticket_id = ? AND status <> 'decided'`,
        [ticket.id],
      );
      if (open) {
        await this.add(tx, actor, ticket, asked, open);
      } else {
        await this.moves.reopen(tx, ticket, actor);
        await this.open(tx, actor, ticket, asked);
      }
    });
  }

  private async open(
    tx: Transaction,
    actor: KnownActor,
    ticket: FoundTicket,
    { by, why, reason }: Asked,
  ): Promise<void> {
    const now = this.clock.now();
    const priority = ticket.priority as Priority;
    const escalation: Escalation = {
      id: randomUUID(),
      ticketId: ticket.id,
      requestedBy: by,
      requesterId: actor.id,
      why,
      reason,
      askedTimes: 1,
      addedReason: null,
      status: 'requested',
      requestedAt: now,
      seenDueAt: this.levels.supervisorSeenDue(priority, now),
      decisionDueAt: this.levels.supervisorDecisionDue(priority, now),
      supervisorId: null,
      seenAt: null,
      decidedAt: null,
      outcome: null,
      decision: null,
    };
    await tx.repository(Escalation).insert(escalation);
    if (by === 'customer') {
      const key = why === 'other' ? 'requested-by-customer' : `asked-${why}`;
      await this.record.addFact(tx, ticket, escalationFact(actor, 'public', key, { reason }));
    } else {
      await this.record.addFact(tx, ticket, escalationFact(actor, 'public', 'requested-by-staff', {}));
      await this.record.addFact(tx, ticket, escalationFact(actor, 'internal', 'reason', { reason }));
    }
    tx.record(new EscalationMoved(escalation.id, ticket.id, 'requested'));
  }

  /** The same words again add nothing: somebody pressed in another window. */
  private async add(
    tx: Transaction,
    actor: KnownActor,
    ticket: RecordedTicket,
    { by, reason }: Asked,
    open: SqlRow,
  ): Promise<void> {
    if (reason === '' || reason === open.reason || reason === open.added_reason) {
      return;
    }
    await tx.sql('UPDATE escalations SET asked_times = asked_times + 1, added_reason = ? WHERE id = ?', [
      reason,
      String(open.id),
    ]);
    const visibility = by === 'customer' ? 'public' : 'internal';
    await this.record.addFact(tx, ticket, escalationFact(actor, visibility, `added-by-${by}`, { reason }));
  }
}
