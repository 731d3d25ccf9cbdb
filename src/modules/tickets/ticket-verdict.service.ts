import { Injectable } from '@nestjs/common';
import { authorize } from '../../policies/authorize.js';
import { ownsTicket } from '../../policies/ticket.policy.js';
import { Idempotency } from '../../platform/idempotency/idempotency.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import { withoutSecrets } from '../../platform/redaction/without-secrets.js';
import { redactedAfter } from './said-before.js';
import { TicketLookup } from './ticket.lookup.js';
import { TicketMoves } from './ticket-moves.js';
import { authorOf, TicketRecord } from './ticket-record.js';

interface Pressed {
  readonly key: string;
}

/** What the customer says to a solution: that it is one, or what is still missing. Nobody says it for him. */
@Injectable()
export class TicketVerdictService {
  constructor(
    private readonly idempotency: Idempotency,
    private readonly tickets: TicketLookup,
    private readonly record: TicketRecord,
    private readonly moves: TicketMoves,
  ) {}

  /** It is solved: the end. @throws Conflict where it is not said to be solved, or a supervisor has still to decide */
  async confirm(actor: KnownActor, reference: string, { key }: Pressed): Promise<void> {
    const ticket = await this.tickets.require(actor, reference);
    authorize(ownsTicket, actor, ticket);
    const request = { scope: `${actor.id}/tickets.confirm`, key, body: { ticket: ticket.id } };
    await this.idempotency.once(request, (tx) => this.moves.move(tx, ticket, 'closed', actor));
  }

  /** It is not solved, and why: as a word in the record. @throws Conflict where it was closed too long ago */
  async reopen(
    actor: KnownActor,
    reference: string,
    { missing, key }: Pressed & { readonly missing: string },
  ): Promise<void> {
    const ticket = await this.tickets.require(actor, reference);
    authorize(ownsTicket, actor, ticket);
    const author = authorOf(actor);
    const said = withoutSecrets(missing);
    const request = { scope: `${actor.id}/tickets.reopen`, key, body: { ticket: ticket.id, missing: said } };
    await this.idempotency.once(request, async (tx) => {
      const { text: body } = await redactedAfter(tx, { ticketId: ticket.id, authorId: actor.id }, said);
      await this.moves.reopen(tx, ticket, actor);
      await this.record.addMessage(tx, ticket, { kind: 'message', visibility: 'public', author, body }, null);
    });
  }
}
