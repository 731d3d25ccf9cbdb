import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { canHandleTicket, canTakeCalls } from '../../policies/ticket.policy.js';
import { Clock } from '../../platform/clock/clock.js';
import { pageKeyOf, textOfPageKey } from '../../platform/http/page-key.js';
import { wordsOf } from '../../platform/http/page-model.js';
import type { DeskRequest } from '../../platform/http/request-context.js';
import type { Words } from '../../platform/i18n/words.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import type { ExceptionGroup } from '../exceptions/exception-type.js';
import { StaffGroups } from '../exceptions/staff-groups.service.js';
import { NoticeLines } from '../notices/notice-lines.js';
import { exceptionName } from '../exceptions/exception-words.js';
import {
  MOST_COUNTED,
  QUEUE_SORTS,
  type QueueAsked,
  QueueQuery,
  type QueueRow,
  type QueueSort,
} from './queue.query.js';
import {
  type AboutField,
  aboutField,
  aboutOf,
  aboutWords,
  codesAbout,
  codesOf,
  NOT_KNOWN,
  type QueueAbout,
} from './queue-about.js';
import { QUEUE_VIEWS, type QueueReader, type QueueView } from './queue-scope.js';
import { NEW_CALL } from './call-address.js';
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
  /** Where a call is taken down; '' for who takes none. */
  readonly callPath: string;
  readonly views: readonly (Choice & { readonly count: string })[];
  /** None where the view has an order of its own. */
  readonly sorts: readonly Choice[];
  /** What of it is shown: by type or group. */
  readonly about: AboutField;
  /** What the form that narrows it sends along. */
  readonly kept: { readonly view: QueueView; readonly sort: QueueSort };
  /** Back to all of the view; null where nothing is left out. */
  readonly allPath: string | null;
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
    private readonly staffGroups: StaffGroups,
  ) {}

  async model(actor: KnownActor, request: DeskRequest): Promise<QueueModel> {
    const words = wordsOf(request);
    const asked = askedOf(request);
    const { view, sort, about, after } = asked;
    const groups = await this.staffGroups.of(actor.id);
    const reader: QueueReader = { actor, cares: codesOf(groups), codes: codesAbout(about) };
    const counts = await this.query.counts(reader);
    const { rows, next } = await this.query.page(reader, asked);
    const now = this.clock.now();
    const here = pathOf(view, sort, about);

    return {
      title: words.t('desk.queue.title'),
      callPath: canTakeCalls(actor) ? NEW_CALL : '',
      views: viewsFor(groups, view).map((one) => ({
        label: words.t(`desk.queue.views.${one}`),
        count: counts[one] > MOST_COUNTED ? `${MOST_COUNTED}+` : words.number(counts[one]),
        path: pathOf(one, sort, about),
        current: one === view,
      })),
      sorts: hasOrders(view)
        ? QUEUE_SORTS.map((one) => ({
            label: words.t(`desk.queue.sorts.${one}`),
            path: pathOf(view, one, about),
            current: one === sort,
          }))
        : [],
      about: aboutField(about, words),
      kept: { view, sort },
      allPath: about === '' ? null : pathOf(view, sort, ''),
      empty: emptyOf(asked, groups, words),
      rows: rows.map((row) => ({
        ...rowModel(row, canHandleTicket(actor), now, words),
        isKnown: this.notices.running(words, [row.typeCode]).length > 0,
      })),
      pager: {
        olderPath: next ? `${here}&after=${textOfPageKey(next)}` : null,
        newestPath: after ? here : null,
      },
    };
  }
}

/** What is in nobody's groups need not be chosen by him. */
const viewsFor = (groups: readonly ExceptionGroup[], current: QueueView): readonly QueueView[] =>
  QUEUE_VIEWS.filter((one) => one !== 'groups' || groups.length > 0 || current === 'groups');

function emptyOf({ view, about }: Asked, groups: readonly ExceptionGroup[], words: Words): string {
  if (view === 'groups' && groups.length === 0) {
    return words.t('desk.queue.no-groups');
  }
  if (about === NOT_KNOWN) {
    return words.t('desk.queue.about.empty-none');
  }

  return about === ''
    ? words.t(`desk.queue.empty.${view}`)
    : words.t('desk.queue.about.empty', { about: aboutWords(about, words) });
}

const hasOrders = (view: QueueView): boolean => view !== 'due' && view !== 'waiting';

type Asked = QueueAsked & { readonly about: QueueAbout };

function askedOf({ query }: DeskRequest): Asked {
  return {
    view: QUEUE_VIEWS.find((one) => one === query.view) ?? 'unassigned',
    sort: QUEUE_SORTS.find((one) => one === query.sort) ?? 'oldest',
    about: aboutOf(query.about),
    after: pageKeyOf(query.after),
  };
}

const pathOf = (view: QueueView, sort: QueueSort, about: QueueAbout): string =>
  `/agent/queue?view=${view}${sort === 'due' && hasOrders(view) ? '&sort=due' : ''}${about === '' ? '' : `&about=${about}`}`;

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
