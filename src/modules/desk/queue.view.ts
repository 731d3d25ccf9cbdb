import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { canHandleTicket } from '../../policies/ticket.policy.js';
import { Clock } from '../../platform/clock/clock.js';
import { pageKeyOf, textOfPageKey } from '../../platform/http/page-key.js';
import { wordsOf } from '../../platform/http/page-model.js';
import type { DeskRequest } from '../../platform/http/request-context.js';
import type { Words } from '../../platform/i18n/words.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import { NoticeLines } from '../notices/notice-lines.js';
import { exceptionName } from '../exceptions/exception-words.js';
import {
  MOST_COUNTED,
  QUEUE_SORTS,
  QUEUE_VIEWS,
  type QueueAsked,
  QueueQuery,
  type QueueRow,
  type QueueSort,
  type QueueView,
} from './queue.query.js';
import { standingModel, type StandingModel } from './standing.view.js';
import { workspacePath } from './workspace-address.js';

interface Choice {
  readonly label: string;
  readonly path: string;
  readonly current: boolean;
}

export interface QueueRowModel extends StandingModel {
  readonly id: string;
  readonly version: number;
  readonly reference: string;
  readonly path: string;
  readonly subject: string;
  readonly lastLine: string;
  readonly type: string;
  /** What its words sound like; '' where it has a type, or nothing is sure. */
  readonly soundsLike: string;
  readonly amount: string;
  readonly live: boolean;
  readonly escalated: boolean;
  readonly unread: boolean;
  readonly openedAt: Date;
  /** Whether everybody knows of a problem with what it is about. */
  readonly isKnown: boolean;
  readonly mayClaim: boolean;
  readonly key: string;
}

export interface QueueModel {
  readonly title: string;
  readonly views: readonly (Choice & { readonly count: string })[];
  /** None where the view has an order of its own. */
  readonly sorts: readonly Choice[];
  readonly empty: string;
  readonly rows: readonly QueueRowModel[];
  readonly pager: { readonly olderPath: string | null; readonly newestPath: string | null };
}

/** The lists that the staff works from: each row says what it is, how urgent, and until when it is owed a word. */
@Injectable()
export class QueueViewModel {
  constructor(
    private readonly query: QueueQuery,
    private readonly clock: Clock,
    private readonly notices: NoticeLines,
  ) {}

  async model(actor: KnownActor, request: DeskRequest): Promise<QueueModel> {
    const words = wordsOf(request);
    const asked = askedOf(request);
    const { view, sort, after } = asked;
    const counts = await this.query.counts(actor);
    const { rows, next } = await this.query.page(actor, asked);
    const now = this.clock.now();

    return {
      title: words.t('desk.queue.title'),
      views: QUEUE_VIEWS.map((one) => ({
        label: words.t(`desk.queue.views.${one}`),
        count: counts[one] > MOST_COUNTED ? `${MOST_COUNTED}+` : words.number(counts[one]),
        path: pathOf(one, sort),
        current: one === view,
      })),
      sorts: hasOrders(view)
        ? QUEUE_SORTS.map((one) => ({
            label: words.t(`desk.queue.sorts.${one}`),
            path: pathOf(view, one),
            current: one === sort,
          }))
        : [],
      empty: words.t(`desk.queue.empty.${view}`),
      rows: rows.map((row) => ({
        ...rowModel(row, canHandleTicket(actor), now, words),
        isKnown: this.notices.running(words, [row.typeCode]).length > 0,
      })),
      pager: {
        olderPath: next ? `${pathOf(view, sort)}&after=${textOfPageKey(next)}` : null,
        newestPath: after ? pathOf(view, sort) : null,
      },
    };
  }
}

const hasOrders = (view: QueueView): boolean => view !== 'due' && view !== 'waiting';

function askedOf({ query }: DeskRequest): QueueAsked {
  return {
    view: QUEUE_VIEWS.find((one) => one === query.view) ?? 'unassigned',
    sort: QUEUE_SORTS.find((one) => one === query.sort) ?? 'oldest',
    after: pageKeyOf(query.after),
  };
}

const pathOf = (view: QueueView, sort: QueueSort): string =>
  `/agent/queue?view=${view}${sort === 'due' && hasOrders(view) ? '&sort=due' : ''}`;

function rowModel(row: QueueRow, mayWork: boolean, now: Date, words: Words): Omit<QueueRowModel, 'isKnown'> {
  const { id, version, reference, subject, lastLine, escalated, unread, openedAt } = row;

  return {
    ...standingModel(row, now, words),
    id,
    version,
    reference,
    subject,
    escalated,
    unread,
    openedAt,
    path: workspacePath(reference),
    // The subject is the beginning of the first word.
    lastLine: lastLine.startsWith(subject.replace(/…$/, '')) ? '' : lastLine,
    type: exceptionName(row.typeCode, words, row.taxonomyVersion),
    soundsLike: exceptionName(row.soundsLike, words),
    amount: row.amount !== null && row.currency !== null ? words.money(row.amount, row.currency) : '',
    live: row.mode === 'live',
    mayClaim: mayWork && row.assigneeId === null,
    key: randomUUID(),
  };
}
