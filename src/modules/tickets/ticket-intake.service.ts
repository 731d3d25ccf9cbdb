import { Injectable } from '@nestjs/common';
import { authorize } from '../../policies/authorize.js';
import { canOpenTicket } from '../../policies/ticket.policy.js';
import { audit } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Transaction } from '../../platform/database/transaction.js';
import type { Language } from '../../platform/i18n/languages.js';
import { Idempotency } from '../../platform/idempotency/idempotency.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import { withoutSecrets } from '../../platform/redaction/without-secrets.js';
import { CustomerContacts } from '../accounts/customer-contacts.js';
import type { ExtraAnswers } from '../exceptions/exception-fields.js';
import { priorityOf } from '../exceptions/taxonomy.js';
import { ServiceLevels } from '../service-levels/service-levels.js';
import { firstWords, newTicket, type Opening, type Promised } from './new-ticket.js';
import { occurrenceOf } from './stated-occurrence.js';
import type { OpenTicketDto, StartChatDto } from './open-ticket.dto.js';
import { RequestReceived } from './request-received.event.js';
import { Ticket } from './ticket.entity.js';
import { TicketOpened } from './ticket-opened.event.js';
import { authorOf, TicketRecord } from './ticket-record.js';

export interface OpenedTicket {
  readonly reference: string;
}

/** The form, and what its type asks besides. */
type Intake = OpenTicketDto & { readonly extra?: ExtraAnswers };

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
    private readonly levels: ServiceLevels,
    private readonly clock: Clock,
  ) {}

  /** @throws Invalid with the field that cannot be taken */
  async open(actor: KnownActor, language: Language, input: Intake): Promise<OpenedTicket> {
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
      extra: redactedAnswers(input.extra),
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
    const ticket = newTicket(actor.id, opening, this.promise(opening));
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

  private promise({ typeCode, mode, extra }: Opening): Promised {
    const openedAt = this.clock.now();
    const priority = priorityOf(typeCode, extra ?? {});

    return { openedAt, priority, firstReplyDueAt: this.levels.firstReplyDue(priority, mode, openedAt) };
  }
}

/** Answers as they may be stored; null where nothing was asked, or nothing answered. */
function redactedAnswers(extra: ExtraAnswers = {}): ExtraAnswers | null {
  const answers = Object.entries(extra).map(([field, answer]) => [field, withoutSecrets(answer)] as const);

  return answers.length === 0 ? null : (Object.fromEntries(answers) as ExtraAnswers);
}
