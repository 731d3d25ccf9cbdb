import { Injectable } from '@nestjs/common';
import { Env } from '../../config/env.js';
import { instantOf } from '../../platform/database/columns.js';
import { NotFound } from '../../platform/errors/app-error.js';
import { wordsOf } from '../../platform/http/page-model.js';
import { actorOf, type DeskRequest } from '../../platform/http/request-context.js';
import { CustomerContacts } from '../accounts/customer-contacts.js';
import type { Priority } from '../exceptions/exception-type.js';
import { ServiceLevels } from '../service-levels/service-levels.js';
import { customersWords } from '../tickets/customers-words.js';
import { requestPath } from '../tickets/request-path.js';
import { type FoundTicket, TicketLookup } from '../tickets/ticket.lookup.js';
import { calendarFile } from './promise-calendar.js';

export interface ReceivedModel {
  readonly title: string;
  readonly reference: string;
  /** '' where nothing was promised, as with requests of before there were promises. */
  readonly promised: string;
  /** Whose clock the times are told by. */
  readonly zone: string;
  readonly steps: readonly { readonly at: Date; readonly time: string; readonly text: string }[];
  /** Where news reaches the customer besides this site. */
  readonly follow: string;
  readonly paths: { readonly request: string; readonly calendar: string; readonly find: string };
}

/** What a customer is told when his request has come in. The same at every look: it is read from the request. */
@Injectable()
export class ReceivedView {
  constructor(
    private readonly tickets: TicketLookup,
    private readonly contacts: CustomerContacts,
    private readonly levels: ServiceLevels,
    private readonly env: Env,
  ) {}

  async model(request: DeskRequest): Promise<ReceivedModel> {
    const ticket = await this.ticketOf(request);
    const words = wordsOf(request);
    const told = customersWords(ticket, words);
    const { openedAt, dueAt } = timesOf(ticket);
    const contact = await this.contacts.of(ticket.customerId);
    const path = requestPath(words.language, ticket.reference);
    const steps = [
      [openedAt, 'have-it'],
      [dueAt, 'first-reply'],
      [this.levels.resolutionDue(ticket.priority as Priority, openedAt), 'result'],
    ] as const;

    return {
      title: words.t('portal.received.title'),
      reference: ticket.reference,
      promised: dueAt ? words.t('portal.received.promised', { time: told.date(dueAt) }) : '',
      zone: words.t('portal.received.zone', { zone: told.zoneName(openedAt) }),
      steps: steps.flatMap(([at, step]) =>
        at ? [{ at, time: told.date(at), text: words.t(`portal.received.steps.${step}`) }] : [],
      ),
      follow: words.t(`portal.received.follow.${contact ? 'mail' : 'page'}`),
      paths: {
        request: path,
        calendar: dueAt ? `${path}/received.ics` : '',
        find: `/${words.language}/requests/find`,
      },
    };
  }

  /** The promised time for a calendar. @throws NotFound where nothing was promised */
  async calendar(request: DeskRequest): Promise<string> {
    const ticket = await this.ticketOf(request);
    const words = wordsOf(request);
    const { openedAt, dueAt } = timesOf(ticket);
    const { reference } = ticket;
    if (!dueAt) {
      throw new NotFound();
    }

    return calendarFile({
      uid: `${reference}@${new URL(this.env.publicUrl).hostname}`,
      at: dueAt,
      madeAt: openedAt,
      title: words.t('portal.received.calendar', { reference }),
      url: `${this.env.publicUrl}${requestPath(words.language, reference)}`,
    });
  }

  private ticketOf(request: DeskRequest): Promise<FoundTicket> {
    return this.tickets.require(actorOf(request), String(request.params.reference));
  }
}

const timesOf = (ticket: FoundTicket): { openedAt: Date; dueAt: Date | null } => ({
  openedAt: new Date(Number(ticket.opened_at)),
  dueAt: instantOf(ticket.first_reply_due_at),
});
