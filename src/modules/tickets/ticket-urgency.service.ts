import { Injectable } from '@nestjs/common';
import { authorize } from '../../policies/authorize.js';
import { canHandleTicket } from '../../policies/ticket.policy.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { Conflict } from '../../platform/errors/app-error.js';
import type { PressDto } from '../../platform/http/press.dto.js';
import { Idempotency } from '../../platform/idempotency/idempotency.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import { DiagnosisRecords } from '../diagnosis/diagnosis-records.js';
import { PRIORITIES, type Priority } from '../exceptions/exception-type.js';
import { ServiceLevels } from '../service-levels/service-levels.js';
import { DUE_SOONER } from './due-sooner.js';
import { TicketChanged } from './ticket-changed.event.js';
import { type FoundTicket, TicketLookup } from './ticket.lookup.js';
import { authorOf, TicketRecord } from './ticket-record.js';
import type { TicketMode } from './ticket.entity.js';

/** Makes a ticket as urgent as what happened is. Never less: what was promised is never moved to a later time. */
@Injectable()
export class TicketUrgencyService {
  constructor(
    private readonly idempotency: Idempotency,
    private readonly tickets: TicketLookup,
    private readonly diagnoses: DiagnosisRecords,
    private readonly record: TicketRecord,
    private readonly levels: ServiceLevels,
    private readonly clock: Clock,
  ) {}

  /** Once a key. @throws Conflict where it is as urgent already, or nothing says that it should be */
  async raise(actor: KnownActor, reference: string, { key }: PressDto): Promise<void> {
    authorize(canHandleTicket, actor);
    const ticket = await this.tickets.require(actor, reference);
    await this.idempotency.once(
      { scope: `${actor.id}/tickets.raise`, key, body: { ticket: ticket.id } },
      (tx) => this.change(tx, actor, ticket),
    );
  }

  private async change(tx: Transaction, actor: KnownActor, ticket: FoundTicket): Promise<void> {
    await this.record.hold(tx, ticket);
    const last = await this.diagnoses.lastIn(tx, ticket.id);
    const [row] = await tx.sql('SELECT priority, status FROM tickets WHERE id = ?', [ticket.id]);
    const before = row?.priority as Priority;
    const priority = last?.result.priority;
    if (
      priority === undefined ||
      row?.status === 'closed' ||
      PRIORITIES.indexOf(priority) >= PRIORITIES.indexOf(before)
    ) {
      throw new Conflict('tickets.errors.changed-meanwhile');
    }
    const now = this.clock.now();
    const due =
      ticket.first_replied_at === null
        ? this.levels.firstReplyDue(priority, ticket.mode as TicketMode, now)
        : this.levels.updateDue(priority, now);
    const [changed] = await tx.sql<{ version: number }>(
      `UPDATE tickets SET priority = ?, version = version + 1, ${DUE_SOONER} WHERE id = ? RETURNING version`,
      [priority, due, due, ticket.id],
    );
    await this.record.addFact(tx, ticket, {
      kind: 'status',
      visibility: 'internal',
      author: authorOf(actor),
      fact: { key: 'priority-raised', params: { before, after: priority, rule: last?.rule ?? '' } },
    });
    tx.record(new TicketChanged(ticket.id, Number(changed?.version)));
  }
}
