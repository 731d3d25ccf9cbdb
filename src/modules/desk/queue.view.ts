import { Injectable } from '@nestjs/common';
import { pageKeyOf, textOfPageKey } from '../../platform/http/page-key.js';
import { wordsOf } from '../../platform/http/page-model.js';
import type { DeskRequest } from '../../platform/http/request-context.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import { exceptionName } from '../exceptions/exception-words.js';
import { QUEUE_VIEWS, QueueQuery, type QueueRow, type QueueView } from './queue.query.js';

export interface QueueModel {
  readonly title: string;
  readonly views: readonly { readonly label: string; readonly path: string; readonly current: boolean }[];
  readonly rows: readonly (Omit<QueueRow, 'status'> & {
    readonly path: string;
    readonly status: string;
    readonly type: string;
    readonly live: boolean;
  })[];
  readonly pager: { readonly olderPath: string | null; readonly newestPath: string | null };
}

@Injectable()
export class QueueViewModel {
  constructor(private readonly query: QueueQuery) {}

  async model(actor: KnownActor, request: DeskRequest): Promise<QueueModel> {
    const words = wordsOf(request);
    const view = QUEUE_VIEWS.find((one) => one === request.query.view) ?? 'unassigned';
    const after = pageKeyOf(request.query.after);
    const { rows, next } = await this.query.page(actor, view, after);

    return {
      title: words.t('desk.queue.title'),
      views: QUEUE_VIEWS.map((one) => ({
        label: words.t(`desk.queue.views.${one}`),
        path: pathOf(one),
        current: one === view,
      })),
      rows: rows.map((row) => ({
        ...row,
        path: `/agent/t/${row.reference}`,
        status: words.t(`tickets.statuses.${row.status}`),
        type: exceptionName(row.typeCode, words),
        live: row.mode === 'live',
      })),
      pager: {
        olderPath: next ? `${pathOf(view)}&after=${textOfPageKey(next)}` : null,
        newestPath: after ? pathOf(view) : null,
      },
    };
  }
}

const pathOf = (view: QueueView): string => `/agent/queue?view=${view}`;
