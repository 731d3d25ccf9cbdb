import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { authorize } from '../../policies/authorize.js';
import { canOpenTicket } from '../../policies/ticket.policy.js';
import { audit } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Transaction } from '../../platform/database/transaction.js';
import type { Language } from '../../platform/i18n/languages.js';
import { Idempotency } from '../../platform/idempotency/idempotency.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import { newReference } from '../../platform/ids/reference.js';
import { withoutSecrets } from '../../platform/redaction/without-secrets.js';
import { CustomerContacts } from '../accounts/customer-contacts.js';
import { occurrenceOf } from './stated-occurrence.js';
import type { OpenTicketDto, StartChatDto } from './open-ticket.dto.js';
import { RequestReceived } from './request-received.event.js';
import { Ticket } from './ticket.entity.js';
import { TicketOpened } from './ticket-opened.event.js';
import { authorOf, TicketRecord } from './ticket-record.js';

export interface OpenedTicket {
  readonly reference: string;
}

type Opening = Pick<Ticket, 'mode' | 'typeCode' | 'subject' | 'language'> &
  Partial<
    Pick<
      Ticket,
      | 'account'
      | 'occurredDate'
      | 'occurredTime'
      | 'occurredZone'
      | 'occurredPrecision'
      | 'amount'
      | 'currency'
    >
  >;

/** As people count signs, and as the column does: a family of four is one sign of eleven. */
const SUBJECT_SIGNS = 80;
const SUBJECT_LENGTH = 190;

/**
 * Opens tickets: from the intake, and with the first word of a chat. Nothing here asks the wallet: that is done
 * after the commit, so a slow or dead wallet delays nobody.
 */
@Injectable()
export class TicketIntakeService {
  constructor(
    private readonly idempotency: Idempotency,
    private readonly record: TicketRecord,
    private readonly contacts: CustomerContacts,
    private readonly clock: Clock,
  ) {}

  /** @throws Invalid with the field that cannot be taken */
  async open(actor: KnownActor, language: Language, input: OpenTicketDto): Promise<OpenedTicket> {
    authorize(canOpenTicket, actor);
    const { contact = null } = input;
    const { occurred, amount, currency } = occurrenceOf(input, this.clock.now());
    const description = withoutSecrets(input.description);
    const opening: Opening = {
      mode: 'async',
      typeCode: input.type,
      subject: firstWords(description),
      language,
      account: withoutSecrets(input.account),
      occurredDate: occurred.localDate,
      occurredTime: occurred.localTime,
      occurredZone: occurred.zone,
      occurredPrecision: occurred.precision,
      amount,
      currency,
    };
    const request = {
      scope: `${actor.id}/tickets.open`,
      key: input.key,
      body: { ...opening, description, contact },
    };

    return this.idempotency.once(request, (tx) => this.store(tx, actor, opening, description, input));
  }

  /** A live ticket with its first message. */
  async startChat(actor: KnownActor, language: Language, input: StartChatDto): Promise<OpenedTicket> {
    authorize(canOpenTicket, actor);
    const { contact = null } = input;
    const body = withoutSecrets(input.body);
    const opening: Opening = { mode: 'live', typeCode: null, subject: firstWords(body), language };
    const request = {
      scope: `${actor.id}/tickets.chat`,
      key: input.key,
      body: { ...opening, body, contact },
    };

    return this.idempotency.once(request, (tx) => this.store(tx, actor, opening, body, input));
  }

  private async store(
    tx: Transaction,
    actor: KnownActor,
    opening: Opening,
    body: string,
    { key, contact }: { readonly key: string; readonly contact?: string },
  ): Promise<OpenedTicket> {
    const ticket = this.newTicket(actor, opening);
    await tx.repository(Ticket).insert(ticket);
    await audit(tx, {
      action: 'ticket.opened',
      object: { kind: 'ticket', id: ticket.id },
      meta: { type: ticket.typeCode, mode: ticket.mode },
    });
    await this.record.addMessage(
      tx,
      ticket,
      { kind: 'message', visibility: 'public', author: authorOf(actor), body, clientMessageId: key },
      null,
    );
    if (contact) {
      await this.contacts.note(tx, actor.id, contact);
    }
    tx.record(TicketOpened.from(ticket));
    if (contact || actor.level !== 'anonymous') {
      tx.record(new RequestReceived(ticket.id));
    }

    return { reference: ticket.reference };
  }

  private newTicket(actor: KnownActor, opening: Opening): Ticket {
    const now = this.clock.now();
    const blank = {
      account: null,
      occurredDate: null,
      occurredTime: null,
      occurredZone: null,
      occurredPrecision: null,
      amount: null,
      currency: null,
      assigneeId: null,
      lastStaffId: null,
      resolvedAt: null,
      closedAt: null,
      lastSeq: 0,
      lastPublicSeq: 0,
      publicBefore: 0,
      lastStaffSeq: 0,
      customerReadSeq: 0,
      staffReadSeq: 0,
      version: 1,
    };

    return {
      ...blank,
      ...opening,
      id: randomUUID(),
      reference: newReference(),
      customerId: actor.id,
      status: 'new',
      lookupState: opening.account ? 'waiting' : 'none',
      openedAt: now,
      customerAt: now,
    };
  }
}

/** The first line of what was said, cut between characters and not within one, and within what the column holds. */
function firstWords(text: string): string {
  const [line = ''] = text.split(/[\r\n]/);
  let words = '';
  let count = 0;
  for (const { segment } of new Intl.Segmenter().segment(line)) {
    count += 1;
    if (count === SUBJECT_SIGNS || words.length + segment.length > SUBJECT_LENGTH) {
      return `${words}…`;
    }
    words += segment;
  }

  return words;
}
