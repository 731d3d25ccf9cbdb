import { Injectable } from '@nestjs/common';
import { wordsOf } from '../../platform/http/page-model.js';
import type { DeskRequest } from '../../platform/http/request-context.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import { QUEUE_VIEWS, type QueueKey, QueueQuery, type QueueRow, type QueueView } from './queue.query.js';

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
    const after = keyOf(request.query.after);
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
        type: row.typeCode ? words.t(`tickets.types.${row.typeCode}`) : '',
        live: row.mode === 'live',
      })),
      pager: {
        olderPath: next ? `${pathOf(view)}&after=${next.openedAt}_${next.id}` : null,
        newestPath: after ? pathOf(view) : null,
      },
    };
  }
}

const pathOf = (view: QueueView): string => `/agent/queue?view=${view}`;

/** `1700000000000_<uuid>`; anything else is the first page. */
function keyOf(text: unknown): QueueKey | null {
  const [, openedAt, id] = /^(\d{1,15})_([0-9a-f-]{36})$/.exec(typeof text === 'string' ? text : '') ?? [];

  return openedAt && id ? { openedAt: Number(openedAt), id } : null;
}
