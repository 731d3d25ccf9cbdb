import { Injectable } from '@nestjs/common';
import { authorizeSight } from '../../policies/authorize.js';
import { canReadTicket, canWriteInTicket } from '../../policies/ticket.policy.js';
import { isUniqueViolation } from '../../platform/database/storage-errors.js';
import type { SqlRow } from '../../platform/database/statement.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Conflict, Forbidden, NotFound } from '../../platform/errors/app-error.js';
import { Metrics } from '../../platform/health/metrics.js';
import { parseReference } from '../../platform/ids/reference.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import type { MessageStored } from '../../platform/realtime/live-protocol.js';
import { redactedAfter } from './said-before.js';
import type { SendMessageDto } from './send-message.dto.js';
import { authorOf, bodyHash, type RecordedTicket, TicketRecord } from './ticket-record.js';

/** The ticket, and this author's entry under this id where it is there already: one statement. */
const FACTS = `SELECT t.id, t.reference, t.customer_id, t.status, e.id AS entry_id, e.seq, e.body_hash, e.created_at
  FROM tickets t LEFT JOIN entries e ON e.ticket_id = t.id AND e.author_id = ? AND e.client_message_id = ?
  WHERE t.reference = ?`;

/** What belongs to a message and is done in its unit, once. */
export type WithMessage = (tx: Transaction, ticket: RecordedTicket) => Promise<void>;

/** Sends a word of a customer or of the staff, once, whichever door it comes through. */
@Injectable()
export class TicketMessagesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly record: TicketRecord,
    private readonly metrics: Metrics,
  ) {}

  /**
   * The answer is given after the commit; a repetition gets the first answer. @throws NotFound for a ticket that is
   * not there for this person, Conflict for a stale reply or an id used for other words, Forbidden when closed.
   */
  async send(actor: KnownActor, message: SendMessageDto, also?: WithMessage): Promise<MessageStored> {
    const body = message.body.trim().normalize('NFC');
    const attempt = (): Promise<MessageStored> =>
      this.unitOfWork.run((tx) => this.store(tx, actor, { ...message, body }, also));
    try {
      return await attempt();
    } catch (error) {
      if (!isUniqueViolation(error)) {
        throw error;
      }

      return await attempt(); // The same message came twice at once, and the other one was first.
    } finally {
      this.metrics.messages.inc();
    }
  }

  private async store(
    tx: Transaction,
    actor: KnownActor,
    message: SendMessageDto,
    also?: WithMessage,
  ): Promise<MessageStored> {
    const reference = parseReference(message.ticket);
    const [facts] = reference ? await tx.sql(FACTS, [actor.id, message.clientMessageId, reference]) : [];
    if (!facts) {
      throw new NotFound();
    }
    const ticket = {
      id: String(facts.id),
      reference: String(facts.reference),
      customerId: String(facts.customer_id),
    };
    authorizeSight(canReadTicket, actor, ticket);
    if (!canWriteInTicket(actor, ticket)) {
      throw new Forbidden('errors.forbidden');
    }
    // A repetition is judged as its first time was.
    const place = {
      ticketId: ticket.id,
      authorId: actor.id,
      ...(facts.entry_id ? { before: Number(facts.seq) } : {}),
    };
    const { text: body, hidden } = await redactedAfter(tx, place, message.body);
    if (facts.entry_id) {
      return repeated(facts, body, hidden);
    }
    if (facts.status === 'closed') {
      throw new Conflict('tickets.errors.closed');
    }
    const entry = await this.record.addMessage(
      tx,
      ticket,
      {
        kind: 'message',
        visibility: 'public',
        author: authorOf(actor),
        body,
        clientMessageId: message.clientMessageId,
      },
      message.baseSeq ?? null,
    );
    await also?.(tx, ticket);

    return { id: entry.id, seq: entry.seq, at: entry.at.toISOString(), hidden };
  }
}

function repeated(facts: SqlRow, body: string, hidden: readonly string[]): MessageStored {
  if (facts.body_hash !== bodyHash(body)) {
    throw new Conflict('errors.key-reused');
  }

  return {
    id: String(facts.entry_id),
    seq: Number(facts.seq),
    at: new Date(Number(facts.created_at)).toISOString(),
    hidden,
  };
}
