import { Injectable } from '@nestjs/common';
import type { Words } from '../../platform/i18n/words.js';
import { type Actor, isKnown } from '../../platform/identity/actor.js';
import type { LiveEntry } from '../../platform/realtime/live-protocol.js';
import { recordText } from '../tickets/record-text.js';
import { TicketLookup } from '../tickets/ticket.lookup.js';
import { timelinePage } from '../tickets/timeline-page.js';
import { MyTicketsQuery } from './my-tickets.query.js';

export interface MyTicketsModel {
  readonly title: string;
  readonly tickets: readonly {
    readonly path: string;
    readonly reference: string;
    readonly subject: string;
    readonly status: string;
    readonly openedAt: Date;
    readonly unread: boolean;
  }[];
  readonly newPath: string;
  readonly findPath: string;
  readonly forgetPath: string;
}

const PAGE = 200;

/** The list of a customer's tickets, and the record of one as text. */
@Injectable()
export class MyTicketsView {
  constructor(
    private readonly query: MyTicketsQuery,
    private readonly tickets: TicketLookup,
  ) {}

  async model(actor: Actor, words: Words): Promise<MyTicketsModel> {
    const rows = isKnown(actor) ? await this.query.of(actor) : [];

    return {
      title: words.t('portal.list.title'),
      tickets: rows.map((row) => ({
        ...row,
        path: `/${words.language}/requests/${row.reference}`,
        status: words.t(`tickets.statuses.${row.status}`),
      })),
      newPath: `/${words.language}/requests/new`,
      findPath: `/${words.language}/requests/find`,
      forgetPath: `/${words.language}/requests/forget`,
    };
  }

  /** Every line that the reader may see, however many there are. */
  async record(actor: Actor, reference: string, words: Words): Promise<string> {
    const ticket = await this.tickets.require(actor, reference);
    const entries: LiveEntry[] = [];
    for (let last = 0; ;) {
      const page = await timelinePage(this.tickets, actor, reference, { after: last, limit: PAGE }, words);
      entries.push(...page.entries);
      last = page.entries.at(-1)?.seq ?? last;
      if (page.entries.length < PAGE) {
        return recordText(ticket.reference, String(ticket.subject), entries, words);
      }
    }
  }
}
