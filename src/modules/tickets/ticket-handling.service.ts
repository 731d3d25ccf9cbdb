import { Injectable } from '@nestjs/common';
import { authorize } from '../../policies/authorize.js';
import { canHandleTicket } from '../../policies/ticket.policy.js';
import { Clock } from '../../platform/clock/clock.js';
import { Conflict } from '../../platform/errors/app-error.js';
import { Idempotency } from '../../platform/idempotency/idempotency.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import { withoutSecrets } from '../../platform/redaction/without-secrets.js';
import { ClosingObjection } from './closing-objection.js';
import { TicketChanged } from './ticket-changed.event.js';
import { TicketLookup } from './ticket.lookup.js';
import { authorOf, TicketRecord } from './ticket-record.js';
import { canMove, type TicketStatus } from './ticket-status.js';

/** The key of the form whose button was pressed. */
interface Pressed {
  readonly key: string;
}

/** What the staff does with a ticket besides answering. Each move has one winner. */
@Injectable()
export class TicketHandlingService {
  constructor(
    private readonly idempotency: Idempotency,
    private readonly tickets: TicketLookup,
    private readonly record: TicketRecord,
    private readonly objection: ClosingObjection,
    private readonly clock: Clock,
  ) {}

  /** Takes a ticket that nobody has, once a key. @throws Conflict where somebody else was first. */
  async claim(actor: KnownActor, reference: string, { key }: Pressed): Promise<void> {
    authorize(canHandleTicket, actor);
    const ticket = await this.tickets.require(actor, reference);
    const request = { scope: `${actor.id}/tickets.claim`, key, body: { ticket: ticket.id } };
    await this.idempotency.once(request, async (tx) => {
      const [claimed] = await tx.sql<{ version: number }>(
        `UPDATE tickets SET assignee_id = ?, status = CASE WHEN status = 'new' THEN 'open' ELSE status END,
           version = version + 1 WHERE id = ? AND assignee_id IS NULL RETURNING version`,
        [actor.id, ticket.id],
      );
      if (!claimed) {
        throw new Conflict('tickets.errors.claimed-meanwhile');
      }
      await this.record.addFact(tx, ticket, {
        kind: 'assignment',
        visibility: 'public',
        author: authorOf(actor),
        fact: { key: 'claimed', params: { name: actor.name } },
      });
      tx.record(new TicketChanged(ticket.id, Number(claimed.version)));
    });
  }

  /** Writes what only the staff reads, once a key. @throws Conflict where the key was used for other words */
  async note(
    actor: KnownActor,
    reference: string,
    input: Pressed & { readonly note: string },
  ): Promise<void> {
    authorize(canHandleTicket, actor);
    const ticket = await this.tickets.require(actor, reference);
    const body = withoutSecrets(input.note);
    const author = authorOf(actor);
    await this.idempotency.once(
      { scope: `${actor.id}/tickets.note`, key: input.key, body: { ticket: ticket.id, body } },
      (tx) => this.record.addFact(tx, ticket, { kind: 'note', visibility: 'internal', author, body }),
    );
  }

  /** Says that the case is solved. @throws Conflict while something stands against it, or after another move. */
  async resolve(actor: KnownActor, reference: string, { key }: Pressed): Promise<void> {
    authorize(canHandleTicket, actor);
    const ticket = await this.tickets.require(actor, reference);
    const from = ticket.status as TicketStatus;
    const request = { scope: `${actor.id}/tickets.resolve`, key, body: { ticket: ticket.id } };
    await this.idempotency.once(request, async (tx) => {
      await this.record.hold(tx, ticket); // Who asks for a supervisor at this moment is heard first, or afterwards.
      const objection = await this.objection.against(tx, ticket.id);
      if (objection) {
        throw new Conflict(objection);
      }
      const [moved] = canMove(from, 'resolved')
        ? await tx.sql<{ version: number }>(
            `UPDATE tickets SET status = 'resolved', resolved_at = ?, next_due_at = NULL, version = version + 1
             WHERE id = ? AND status = ? RETURNING version`,
            [this.clock.now(), ticket.id, from],
          )
        : [];
      if (!moved) {
        throw new Conflict('tickets.errors.changed-meanwhile');
      }
      await this.record.addFact(tx, ticket, {
        kind: 'status',
        visibility: 'public',
        author: authorOf(actor),
        fact: { key: 'resolved', params: {} },
      });
      tx.record(new TicketChanged(ticket.id, Number(moved.version)));
    });
  }
}
