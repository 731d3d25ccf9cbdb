import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { wordsOf } from '../../platform/http/page-model.js';
import { actorOf, type DeskRequest } from '../../platform/http/request-context.js';
import type { Words } from '../../platform/i18n/words.js';
import { isKnown } from '../../platform/identity/actor.js';
import { exceptionName } from '../exceptions/exception-words.js';
import { type MyTicketRow, myTicketsKeyOf, MyTicketsQuery, textOfMyTicketsKey } from './my-tickets.query.js';
import { type Standing, standingOf } from './standing.js';

export interface MyTicketCard extends Standing {
  readonly path: string;
  readonly reference: string;
  readonly subject: string;
  readonly type: string;
  readonly amount: string;
  readonly openedAt: Date;
  readonly unread: boolean;
}

export interface MyTicketsModel {
  readonly title: string;
  readonly tickets: readonly MyTicketCard[];
  readonly pager: { readonly olderPath: string | null; readonly newestPath: string | null };
  readonly newPath: string;
  readonly findPath: string;
  readonly forgetPath: string;
}

/** The list of a customer's tickets. */
@Injectable()
export class MyTicketsView {
  constructor(
    private readonly query: MyTicketsQuery,
    private readonly clock: Clock,
  ) {}

  async model(request: DeskRequest): Promise<MyTicketsModel> {
    const actor = actorOf(request);
    const words = wordsOf(request);
    const after = myTicketsKeyOf(request.query.after);
    const { rows, next } = isKnown(actor) ? await this.query.page(actor, after) : { rows: [], next: null };
    const now = this.clock.now();
    const path = `/${words.language}/requests`;

    return {
      title: words.t('portal.list.title'),
      tickets: rows.map((row) => cardOf(row, words, now)),
      pager: {
        olderPath: next ? `${path}?after=${textOfMyTicketsKey(next)}` : null,
        newestPath: after ? path : null,
      },
      newPath: `${path}/new`,
      findPath: `${path}/find`,
      forgetPath: `${path}/forget`,
    };
  }
}

const cardOf = (row: MyTicketRow, words: Words, now: Date): MyTicketCard => ({
  ...standingOf(row, words, now),
  path: `/${words.language}/requests/${row.reference}`,
  reference: row.reference,
  subject: row.subject,
  type: exceptionName(row.typeCode, words, row.taxonomyVersion),
  amount: row.amount && row.currency ? words.money(row.amount, row.currency) : '',
  openedAt: row.openedAt,
  unread: row.unread,
});
