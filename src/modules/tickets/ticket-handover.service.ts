import { Injectable } from '@nestjs/common';
import { authorize } from '../../policies/authorize.js';
import { canHandOver } from '../../policies/ticket.policy.js';
import type { SqlRow } from '../../platform/database/statement.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { Conflict, Invalid } from '../../platform/errors/app-error.js';
import { Idempotency } from '../../platform/idempotency/idempotency.js';
import { type KnownActor, WORKING_ROLES } from '../../platform/identity/actor.js';
import { ColleaguesLookup } from '../accounts/colleagues.lookup.js';
import { TicketChanged } from './ticket-changed.event.js';
import { type FoundTicket, TicketLookup } from './ticket.lookup.js';
import { authorOf, type NewEntry, TicketRecord } from './ticket-record.js';

/** A ticket changes hands: to a colleague, or back to all. Who had it when the button was pressed must have it still. */
@Injectable()
export class TicketHandoverService {
  constructor(
    private readonly idempotency: Idempotency,
    private readonly tickets: TicketLookup,
    private readonly colleagues: ColleaguesLookup,
    private readonly record: TicketRecord,
  ) {}

  /** Gives it to a colleague, once a key. @throws Invalid for somebody who does not work on tickets, Conflict */
  async handOver(
    actor: KnownActor,
    reference: string,
    { key, to }: { readonly key: string; readonly to: string },
  ): Promise<void> {
    const ticket = await this.tickets.require(actor, reference);
    const request = { scope: `${actor.id}/tickets.hand-over`, key, body: { ticket: ticket.id, to } };
    if (await this.idempotency.isDone(request)) {
      return; // Pressed again, by one who has it no more.
    }
    authorize(canHandOver, actor, holding(ticket));
    const colleague = (await this.colleagues.inRoles(WORKING_ROLES)).find(({ id }) => id === to);
    if (!colleague || to === ticket.assignee_id) {
      throw new Invalid([{ field: 'to', key: 'desk.errors.colleague' }]);
    }
    await this.idempotency.once(request, (tx) =>
      this.pass(tx, ticket, to, {
        kind: 'assignment',
        visibility: 'public',
        author: authorOf(actor),
        fact: { key: 'handed-over', params: { name: colleague.name } },
      }),
    );
  }

  /** Gives it back, once a key: it waits for somebody again. @throws Conflict where it has changed hands meanwhile */
  async giveBack(actor: KnownActor, reference: string, { key }: { readonly key: string }): Promise<void> {
    const ticket = await this.tickets.require(actor, reference);
    const request = { scope: `${actor.id}/tickets.give-back`, key, body: { ticket: ticket.id } };
    if (await this.idempotency.isDone(request)) {
      return;
    }
    authorize(canHandOver, actor, holding(ticket));
    await this.idempotency.once(request, (tx) =>
      this.pass(tx, ticket, null, {
        kind: 'assignment',
        visibility: 'internal',
        author: authorOf(actor),
        fact: { key: 'given-back', params: { name: actor.name } },
      }),
    );
  }

  private async pass(
    tx: Transaction,
    ticket: FoundTicket,
    to: string | null,
    entry: NewEntry,
  ): Promise<void> {
    const [passed] = await tx.sql<{ version: number }>(
      'UPDATE tickets SET assignee_id = ?, version = version + 1 WHERE id = ? AND assignee_id = ? RETURNING version',
      [to, ticket.id, String(ticket.assignee_id)],
    );
    if (!passed) {
      throw new Conflict('tickets.errors.changed-meanwhile');
    }
    await this.record.addFact(tx, ticket, entry);
    tx.record(new TicketChanged(ticket.id, Number(passed.version)));
  }
}

/** Whose a row of `tickets` is, as the rules ask. */
export const holding = (ticket: SqlRow): { readonly assigneeId: string | null } => ({
  assigneeId: typeof ticket.assignee_id === 'string' ? ticket.assignee_id : null,
});
