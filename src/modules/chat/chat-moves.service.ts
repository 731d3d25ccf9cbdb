import { Injectable } from '@nestjs/common';
import { authorize } from '../../policies/authorize.js';
import { canHandleTicket, ownsTicket } from '../../policies/ticket.policy.js';
import { Clock } from '../../platform/clock/clock.js';
import type { SqlValue } from '../../platform/database/statement.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { Conflict } from '../../platform/errors/app-error.js';
import { Idempotency } from '../../platform/idempotency/idempotency.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import { TicketHandlingService } from '../tickets/ticket-handling.service.js';
import { type FoundTicket, TicketLookup } from '../tickets/ticket.lookup.js';
import { authorOf, TicketRecord } from '../tickets/ticket-record.js';
import type { Availability } from './chat-agent.entity.js';
import { ENDED, noteEnd } from './chat-ending.js';
import { WORKED_ON } from './chat-line.query.js';

/** Chats that one person can hold at once and still answer. */
export const CHAT_CAPACITY = 3;

/** The key of the form whose button was pressed. */
interface Pressed {
  readonly key: string;
}

const HELD = `SELECT count(*) AS n FROM tickets WHERE mode = 'live' AND assignee_id = ? AND ${WORKED_ON}`;

/** How chats begin and end for people. Each move has one winner, and leaves a line in the record. */
@Injectable()
export class ChatMovesService {
  constructor(
    private readonly idempotency: Idempotency,
    private readonly tickets: TicketLookup,
    private readonly record: TicketRecord,
    private readonly handling: TicketHandlingService,
    private readonly clock: Clock,
  ) {}

  /**
   * Takes a waiting chat, once a key. @throws Conflict where a colleague was first, the customer has left, who asks is
   * away, or has as many chats as he can hold.
   */
  async accept(actor: KnownActor, reference: string, { key }: Pressed): Promise<void> {
    authorize(canHandleTicket, actor);
    const ticket = await this.tickets.require(actor, reference);
    const request = { scope: `${actor.id}/chat.accept`, key, body: { ticket: ticket.id } };
    await this.idempotency.once(request, async (tx) => {
      await this.requireFree(tx, actor);
      await this.handling.take(tx, actor, ticket);
      await this.noteWait(tx, ticket);
    });
  }

  /** Takes new chats, or no more of them. */
  async setAvailability(
    actor: KnownActor,
    { key, availability }: Pressed & { readonly availability: Availability },
  ): Promise<void> {
    authorize(canHandleTicket, actor);
    const request = { scope: `${actor.id}/chat.availability`, key, body: { availability } };
    await this.idempotency.once(request, (tx) =>
      tx.sql(
        `INSERT INTO chat_agents (user_id, availability, seen_at) VALUES (?, ?, ?)
         ON CONFLICT (user_id) DO UPDATE SET availability = excluded.availability, seen_at = excluded.seen_at`,
        [actor.id, availability, this.clock.now()],
      ),
    );
  }

  /** The agent ends his chat; the request goes on. @throws Conflict where it is not his, or is none any more */
  async end(actor: KnownActor, reference: string, { key }: Pressed): Promise<void> {
    authorize(canHandleTicket, actor);
    const ticket = await this.tickets.require(actor, reference);
    const request = { scope: `${actor.id}/chat.end`, key, body: { ticket: ticket.id } };
    await this.idempotency.once(request, (tx) =>
      this.turnAsync(tx, actor, ticket, {
        and: ' AND assignee_id = ?',
        values: [actor.id],
        fact: 'chat-ended',
      }),
    );
  }

  /** The customer leaves, waiting or not; the request goes on. @throws Conflict where it is no chat any more */
  async leave(actor: KnownActor, reference: string, { key }: Pressed): Promise<void> {
    const ticket = await this.tickets.require(actor, reference);
    authorize(ownsTicket, actor, ticket);
    const request = { scope: `${actor.id}/chat.leave`, key, body: { ticket: ticket.id } };
    await this.idempotency.once(request, (tx) =>
      this.turnAsync(tx, actor, ticket, { and: '', values: [], fact: 'chat-left' }),
    );
  }

  /** The person's own row is locked from here on: two windows of his cannot both take the last place. */
  private async requireFree(tx: Transaction, actor: KnownActor): Promise<void> {
    const [agent] = await tx.sql<{ availability: Availability }>(
      `INSERT INTO chat_agents (user_id, availability, seen_at) VALUES (?, 'available', ?)
       ON CONFLICT (user_id) DO UPDATE SET seen_at = excluded.seen_at RETURNING availability`,
      [actor.id, this.clock.now()],
    );
    if (agent?.availability === 'away') {
      throw new Conflict('chat.errors.away');
    }
    const [held] = await tx.sql(HELD, [actor.id]);
    if (Number(held?.n) >= CHAT_CAPACITY) {
      throw new Conflict('chat.errors.full', { count: CHAT_CAPACITY });
    }
  }

  private async noteWait(tx: Transaction, ticket: FoundTicket): Promise<void> {
    const [taken] = await tx.sql(
      `SELECT opened_at FROM tickets WHERE id = ? AND mode = 'live' AND ${WORKED_ON}`,
      [ticket.id],
    );
    if (!taken) {
      throw new Conflict('chat.errors.left-meanwhile');
    }
    const now = this.clock.now();
    await tx.sql(
      'INSERT INTO chat_waits (ticket_id, waited_ms, accepted_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
      [ticket.id, now.getTime() - Number(taken.opened_at), now],
    );
  }

  private async turnAsync(
    tx: Transaction,
    actor: KnownActor,
    ticket: FoundTicket,
    {
      and,
      values,
      fact,
    }: { readonly and: string; readonly values: readonly SqlValue[]; readonly fact: string },
  ): Promise<void> {
    const [ended] = await tx.sql(
      `UPDATE tickets SET mode = 'async', version = version + 1 WHERE id = ? AND mode = 'live'${and} ${ENDED}`,
      [ticket.id, ...values],
    );
    if (!ended) {
      throw new Conflict('chat.errors.ended-meanwhile');
    }
    await noteEnd(tx, this.record, ended, {
      author: authorOf(actor),
      fact: { key: fact, params: { name: actor.name } },
    });
  }
}
