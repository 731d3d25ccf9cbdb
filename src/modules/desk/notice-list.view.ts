import { Injectable } from '@nestjs/common';
import { canManageNotices } from '../../policies/notice.policy.js';
import { pageKeyOf, textOfPageKey } from '../../platform/http/page-key.js';
import { wordsOf } from '../../platform/http/page-model.js';
import { actorOf, type DeskRequest } from '../../platform/http/request-context.js';
import type { Words } from '../../platform/i18n/words.js';
import type { NoticeStatus } from '../notices/notice-status.js';
import { type DeskNotice, NoticeDeskQuery } from './notice-desk.query.js';

export const NOTICES_PATH = '/admin/notices';

const TONES: Readonly<Record<NoticeStatus, string>> = {
  draft: 'neutral',
  scheduled: 'info',
  active: 'warn',
  ended: 'ok',
  cancelled: 'neutral',
};

/** Where a notice stands, as a word with a sign. */
export const noticeStanding = (status: NoticeStatus, words: Words): { label: string; tone: string } => ({
  label: words.t(`notices.statuses.${status}`),
  tone: TONES[status],
});

interface NoticeRowModel {
  readonly path: string;
  readonly title: string;
  readonly kind: string;
  readonly status: { readonly label: string; readonly tone: string };
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
  readonly author: string;
}

export interface NoticeListModel {
  readonly layout: 'desk';
  readonly title: string;
  readonly mayWrite: boolean;
  readonly newPath: string;
  readonly rows: readonly NoticeRowModel[];
  readonly pager: { readonly olderPath: string | null; readonly newestPath: string | null };
}

/** All notices, the newest first. */
@Injectable()
export class NoticeListView {
  constructor(private readonly query: NoticeDeskQuery) {}

  async model(request: DeskRequest): Promise<NoticeListModel> {
    const words = wordsOf(request);
    const after = pageKeyOf(request.query.after);
    const { rows, next } = await this.query.page(after);

    return {
      layout: 'desk',
      title: words.t('notices.admin.title'),
      mayWrite: canManageNotices(actorOf(request)),
      newPath: `${NOTICES_PATH}/new`,
      rows: rows.map((row) => rowModel(row, words)),
      pager: {
        olderPath: next ? `${NOTICES_PATH}?after=${textOfPageKey(next)}` : null,
        newestPath: after ? NOTICES_PATH : null,
      },
    };
  }
}

function rowModel(notice: DeskNotice, words: Words): NoticeRowModel {
  const { id, kind, status, title, startsAt, endsAt, overAt, author } = notice;
  const other = words.language === 'en' ? 'zh-CN' : 'en';

  return {
    path: `${NOTICES_PATH}/${id}`,
    title: title[words.language] || title[other] || words.t('notices.admin.untitled'),
    kind: words.t(`notices.kinds.${kind}`),
    status: noticeStanding(status, words),
    startsAt,
    endsAt: overAt ?? endsAt,
    author,
  };
}
