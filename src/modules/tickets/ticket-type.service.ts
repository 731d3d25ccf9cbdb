import { Injectable } from '@nestjs/common';
import { authorize } from '../../policies/authorize.js';
import { canHandleTicket } from '../../policies/ticket.policy.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { Conflict } from '../../platform/errors/app-error.js';
import { Idempotency } from '../../platform/idempotency/idempotency.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import { type ExceptionCode, priorityOf, taxonomyVersion } from '../exceptions/taxonomy.js';
import { ServiceLevels } from '../service-levels/service-levels.js';
import { answersIn } from './answers-of.js';
import { DUE_SOONER } from './due-sooner.js';
import { MoneySeen } from './money-seen.event.js';
import { TicketChanged } from './ticket-changed.event.js';
import { type FoundTicket, TicketLookup } from './ticket.lookup.js';
import { authorOf, TicketRecord } from './ticket-record.js';
import type { TicketMode } from './ticket.entity.js';

/**
 * Says what a ticket is about, where its customer did not, or meant something else. Urgency follows the type; what was
 * promised to the customer is never moved to a later time.
 */
@Injectable()
export class TicketTypeService {
  constructor(
    private readonly idempotency: Idempotency,
    private readonly tickets: TicketLookup,
    private readonly record: TicketRecord,
    private readonly levels: ServiceLevels,
    private readonly clock: Clock,
  ) {}

  /** Once a key; the type it has already changes nothing. @throws Conflict where a colleague has set another meanwhile */
  async set(
    actor: KnownActor,
    reference: string,
    { key, type }: { readonly key: string; readonly type: ExceptionCode },
  ): Promise<void> {
    authorize(canHandleTicket, actor);
    const ticket = await this.tickets.require(actor, reference);
    const request = { scope: `${actor.id}/tickets.type`, key, body: { ticket: ticket.id, type } };
    if (ticket.type_code !== type || (await this.idempotency.isDone(request))) {
      await this.idempotency.once(request, (tx) => this.change(tx, actor, ticket, type));
    }
  }

  private async change(
    tx: Transaction,
    actor: KnownActor,
    ticket: FoundTicket,
    type: ExceptionCode,
  ): Promise<void> {
    const before = typeof ticket.type_code === 'string' ? ticket.type_code : '';
    const priority = priorityOf(type, answersIn(ticket.extra));
    const now = this.clock.now();
    const due =
      ticket.first_replied_at === null
        ? this.levels.firstReplyDue(priority, ticket.mode as TicketMode, now)
        : this.levels.updateDue(priority, now);
    const [changed] = await tx.sql<{ version: number }>(
      `UPDATE tickets SET type_code = ?, taxonomy_version = ?, priority = ?, version = version + 1,
         ${DUE_SOONER}
       WHERE id = ? AND COALESCE(type_code, '') = ? RETURNING version`,
      [type, taxonomyVersion(), priority, due, due, ticket.id, before],
    );
    if (!changed) {
      throw new Conflict('tickets.errors.changed-meanwhile');
    }
    await this.record.addFact(tx, ticket, {
      kind: 'status',
      visibility: 'internal',
      author: authorOf(actor),
      fact:
        before === ''
          ? { key: 'type-set', params: { toType: type } }
          : { key: 'type-changed', params: { fromType: before, toType: type } },
    });
    tx.record(new TicketChanged(ticket.id, Number(changed.version)));
    tx.record(new MoneySeen(ticket.id, 'type'));
  }
}
