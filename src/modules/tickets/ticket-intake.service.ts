import { Injectable } from '@nestjs/common';
import { authorize } from '../../policies/authorize.js';
import { canOpenTicket } from '../../policies/ticket.policy.js';
import { audit } from '../../platform/audit/audit.js';
import type { StatedTime } from '../../platform/clock/stated-time.js';
import type { Transaction } from '../../platform/database/transaction.js';
import type { Language } from '../../platform/i18n/languages.js';
import { Idempotency } from '../../platform/idempotency/idempotency.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import { withoutSecrets } from '../../platform/redaction/without-secrets.js';
import { CustomerContacts } from '../accounts/customer-contacts.js';
import type { ExtraAnswers } from '../exceptions/exception-fields.js';
import { HelpJourneys } from '../faq/help-journeys.js';
import { FirstPromises } from './first-promises.js';
import { JoinEarlierTicket } from './join-earlier-ticket.js';
import { firstWords, newTicket, type Opening } from './new-ticket.js';
import { occurrenceOf } from './stated-occurrence.js';
import type { OpenTicketDto, StartChatDto } from './open-ticket.dto.js';
import { RequestReceived } from './request-received.event.js';
import { Ticket } from './ticket.entity.js';
import { TicketOpened } from './ticket-opened.event.js';
import { authorOf, type RecordedTicket, TicketRecord } from './ticket-record.js';

export interface OpenedTicket {
  readonly reference: string;
  /** True where it stood already, and this report of the same transaction was written into it. */
  readonly joined?: boolean;
}

/** A request as it may be stored: checked, and without secrets. */
export interface Intake {
  /** Of the form or draft: what comes twice under it is one request. */
  readonly key: string;
  readonly typeCode: string | null;
  /** By which version of the types it was begun; without it, by the present one. */
  readonly taxonomyVersion?: number;
  /** Null where he cannot recall it. */
  readonly account: string | null;
  readonly occurred: StatedTime;
  readonly amount: string | null;
  readonly currency: string | null;
  /** What its type asks besides; null where nothing was asked, or nothing answered. */
  readonly extra: ExtraAnswers | null;
  readonly description: string;
  readonly contact: string | null;
  /** The wallet's reference, of one that was found to be the customer's own; null where he named none. */
  readonly transaction?: string | null;
  /** Who of the staff has written down what the customer said in a call. */
  readonly takenDownBy?: string;
}

/** What else is done in the unit in which a ticket is opened. */
export type Alongside = (tx: Transaction, ticket: RecordedTicket) => Promise<void>;

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
    private readonly promises: FirstPromises,
    private readonly earlier: JoinEarlierTicket,
    private readonly journeys: HelpJourneys,
  ) {}

  /** @throws Invalid with the field that cannot be taken */
  async open(actor: KnownActor, language: Language, input: OpenTicketDto): Promise<OpenedTicket> {
    const { key, type: typeCode, contact = null } = input;

    return this.take(actor, language, {
      key,
      typeCode,
      ...occurrenceOf(input, this.promises.now()),
      account: withoutSecrets(input.account),
      description: withoutSecrets(input.description),
      extra: null,
      contact,
    });
  }

  async take(
    actor: KnownActor,
    language: Language,
    intake: Intake,
    alongside: Alongside = async () => undefined,
  ): Promise<OpenedTicket> {
    authorize(canOpenTicket, actor);
    const { key, description, contact, transaction = null } = intake;
    const body = { ...openingOf(language, intake), description, contact, transaction };

    const request = { scope: `${actor.id}/tickets.open`, key, body };
    const opened = await this.idempotency.once(request, async (tx) => {
      const earlier = await this.earlier.join(tx, actor, intake);
      const ticket = earlier ?? (await this.write(tx, actor, language, intake));
      if (!earlier) {
        await this.earlier.claim(tx, actor, ticket, intake);
      }
      await alongside(tx, ticket);

      return { ...ticket, joined: earlier !== null };
    });
    if (!opened.joined) {
      this.journeys.ticketOpened(language, intake.typeCode);
    }

    return opened;
  }

  /** The ticket of this customer, in the unit of a request that is known to be the first of its kind. */
  write(tx: Transaction, customer: KnownActor, language: Language, intake: Intake): Promise<RecordedTicket> {
    return this.store(tx, customer, openingOf(language, intake), intake.description, intake);
  }

  /** A live ticket with its first message. */
  async startChat(actor: KnownActor, language: Language, input: StartChatDto): Promise<OpenedTicket> {
    authorize(canOpenTicket, actor);
    const { contact = null, type = null } = input;
    const body = withoutSecrets(input.body);
    const opening: Opening = { mode: 'live', typeCode: type, subject: firstWords(body), language };
    const request = {
      scope: `${actor.id}/tickets.chat`,
      key: input.key,
      body: { ...opening, body, contact },
    };

    const opened = await this.idempotency.once(request, (tx) => this.store(tx, actor, opening, body, input));
    this.journeys.ticketOpened(language, type);

    return opened;
  }

  private async store(
    tx: Transaction,
    actor: KnownActor,
    opening: Opening,
    body: string,
    { key, contact, takenDownBy = '' }: Pick<Intake, 'key' | 'takenDownBy'> & { contact?: string | null },
  ): Promise<RecordedTicket> {
    const ticket = newTicket(actor.id, opening, this.promises.of(opening));
    await tx.repository(Ticket).insert(ticket);
    await audit(tx, {
      action: 'ticket.opened',
      object: { kind: 'ticket', id: ticket.id },
      meta: { type: ticket.typeCode, mode: ticket.mode },
    });
    await this.record.addMessage(
      tx,
      ticket,
      {
        kind: 'message',
        visibility: 'public',
        author: { ...authorOf(actor), name: takenDownBy },
        body,
        clientMessageId: key,
      },
      null,
    );
    if (contact) {
      await this.contacts.note(tx, actor.id, contact);
    }
    tx.record(TicketOpened.from(ticket));
    if (contact || actor.level !== 'anonymous') {
      tx.record(new RequestReceived(ticket.id));
    }

    return { id: ticket.id, reference: ticket.reference };
  }
}

const openingOf = (language: Language, { occurred, ...intake }: Intake): Opening => ({
  mode: 'async',
  channel: intake.takenDownBy === undefined ? null : 'phone',
  typeCode: intake.typeCode,
  ...(intake.taxonomyVersion === undefined ? {} : { taxonomyVersion: intake.taxonomyVersion }),
  subject: firstWords(intake.description),
  language,
  account: intake.account,
  pickedReference: intake.transaction ?? null,
  occurredDate: occurred.localDate,
  occurredTime: occurred.localTime,
  occurredZone: occurred.zone,
  occurredPrecision: occurred.precision,
  occurredFold: occurred.fold ?? null,
  amount: intake.amount,
  currency: intake.currency,
  extra: intake.extra,
});
