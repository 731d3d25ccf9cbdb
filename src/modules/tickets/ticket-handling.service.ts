import { Injectable } from '@nestjs/common';
import { authorize } from '../../policies/authorize.js';
import { canHandleTicket } from '../../policies/ticket.policy.js';
import { audit } from '../../platform/audit/audit.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { Conflict } from '../../platform/errors/app-error.js';
import { Idempotency } from '../../platform/idempotency/idempotency.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import { withoutSecrets } from '../../platform/redaction/without-secrets.js';
import type { ReplyDto } from './send-message.dto.js';
import { TicketChanged } from './ticket-changed.event.js';
import { TicketLookup } from './ticket.lookup.js';
import { TicketMessagesService } from './ticket-messages.service.js';
import { TicketMoves } from './ticket-moves.js';
import { authorOf, type RecordedTicket, TicketRecord } from './ticket-record.js';

/** The key of the form whose button was pressed. */
interface Pressed {
  readonly key: string;
}

/** Moves that need no words to the customer; what is solved is told. */
export const QUIET_MOVES = ['waiting', 'open', 'closed'] as const;

export type QuietMove = (typeof QUIET_MOVES)[number];

/** What a reply may do to the ticket besides. */
export const NEXT_AFTER_REPLY = ['waiting', 'resolved'] as const;

export interface StaffReply extends ReplyDto {
  readonly next?: (typeof NEXT_AFTER_REPLY)[number];
  /** The newer word of a colleague that was read, and is answered over. */
  readonly overrode?: number;
}

export interface Resolution extends Pressed {
  readonly result: string;
  readonly baseSeq?: number;
}

/** What the staff does with a ticket. Each move has one winner. */
@Injectable()
export class TicketHandlingService {
  constructor(
    private readonly idempotency: Idempotency,
    private readonly tickets: TicketLookup,
    private readonly record: TicketRecord,
    private readonly messages: TicketMessagesService,
    private readonly moves: TicketMoves,
  ) {}

  /** Takes a ticket that nobody has, once a key. @throws Conflict where somebody else was first. */
  async claim(actor: KnownActor, reference: string, { key }: Pressed): Promise<void> {
    authorize(canHandleTicket, actor);
    const ticket = await this.tickets.require(actor, reference);
    const request = { scope: `${actor.id}/tickets.claim`, key, body: { ticket: ticket.id } };
    await this.idempotency.once(request, (tx) => this.take(tx, actor, ticket));
  }

  /** The claim itself, within somebody's unit. @throws Conflict where somebody else was first */
  async take(tx: Transaction, actor: KnownActor, ticket: RecordedTicket): Promise<void> {
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

  /**
   * Sends a reply, and moves the ticket with it where the writer says so; once a message id. Tells whether the customer
   * had written meanwhile, which stops nothing. @throws Conflict for a reply that a colleague's word has overtaken, and
   * where the move is not possible: then nothing is sent
   */
  async reply(
    actor: KnownActor,
    reference: string,
    { next, overrode, ...message }: StaffReply,
  ): Promise<{ readonly crossed: boolean }> {
    authorize(canHandleTicket, actor);
    let crossed = false;
    await this.messages.send(actor, { ...message, ticket: reference }, async (tx, ticket) => {
      crossed = await hasCustomerSpoken(tx, ticket, message.baseSeq);
      if (overrode !== undefined) {
        const object = { kind: 'ticket', id: ticket.id };
        await audit(tx, { action: 'ticket.overrode', object, meta: { seq: overrode } });
      }
      if (next !== undefined) {
        await this.moves.move(tx, ticket, next, actor);
      }
    });

    return { crossed };
  }

  /**
   * Says that the case is solved, and how: the customer reads the result as a message. @throws Conflict while something
   * stands against it, or after another move
   */
  async resolve(actor: KnownActor, reference: string, input: Resolution): Promise<void> {
    authorize(canHandleTicket, actor);
    const ticket = await this.tickets.require(actor, reference);
    const body = withoutSecrets(input.result);
    const request = {
      scope: `${actor.id}/tickets.resolve`,
      key: input.key,
      body: { ticket: ticket.id, body },
    };
    await this.idempotency.once(request, async (tx) => {
      const author = authorOf(actor);
      await this.record.addMessage(
        tx,
        ticket,
        { kind: 'message', visibility: 'public', author, body },
        input.baseSeq ?? null,
      );
      await this.moves.move(tx, ticket, 'resolved', actor);
    });
  }

  /** Moves a ticket without a word, once a key. @throws Conflict after another move */
  async move(
    actor: KnownActor,
    reference: string,
    { key, move: to }: Pressed & { readonly move: QuietMove },
  ): Promise<void> {
    authorize(canHandleTicket, actor);
    const ticket = await this.tickets.require(actor, reference);
    const request = { scope: `${actor.id}/tickets.move`, key, body: { ticket: ticket.id, to } };
    await this.idempotency.once(request, (tx) => this.moves.move(tx, ticket, to, actor));
  }
}

async function hasCustomerSpoken(
  tx: Transaction,
  { id }: RecordedTicket,
  since = Number.MAX_SAFE_INTEGER,
): Promise<boolean> {
  const said = await tx.sql(
    `SELECT 1 AS yes FROM entries WHERE ticket_id = ? AND seq > ? AND author = 'customer' AND kind = 'message' LIMIT 1`,
    [id, since],
  );

  return said.length > 0;
}
