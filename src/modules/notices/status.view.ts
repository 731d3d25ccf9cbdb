import { Injectable } from '@nestjs/common';
import { NotFound } from '../../platform/errors/app-error.js';
import type { Words } from '../../platform/i18n/words.js';
import { NoticeBoard } from './notice-board.js';
import { type NoticeLine, NoticeLines, statusUrl } from './notice-lines.js';
import { NoticeQuery } from './notice.query.js';
import type { PublicNotice } from './notice-rows.js';

/** One that is over, with when it was so. */
export interface PastNotice extends NoticeLine {
  readonly overAt: Date | null;
}

export interface StatusModel {
  readonly title: string;
  readonly section: string;
  readonly current: readonly NoticeLine[];
  readonly planned: readonly NoticeLine[];
  readonly past: readonly PastNotice[];
  readonly feedUrl: string;
}

/** How the service stands: what is wrong now, what is planned, and what was in the last thirty days. */
@Injectable()
export class StatusView {
  constructor(
    private readonly board: NoticeBoard,
    private readonly lines: NoticeLines,
    private readonly query: NoticeQuery,
  ) {}

  async model(words: Words): Promise<StatusModel> {
    const coming = this.board.coming().map((notice) => this.lines.line(notice, words));

    return {
      title: words.t('notices.status.title'),
      section: words.t('notices.section'),
      current: coming.filter(({ isRunning }) => isRunning),
      planned: coming.filter(({ isRunning }) => !isRunning),
      past: (await this.query.past()).map((notice) => this.past(notice, words)),
      feedUrl: `${statusUrl(words.language)}/feed.atom`,
    };
  }

  /** @throws NotFound for what may not be read, or not any more */
  async require(id: string): Promise<PublicNotice> {
    const notice = await this.query.readable(id);
    if (!notice) {
      throw new NotFound('notices.errors.none');
    }

    return notice;
  }

  past(notice: PublicNotice, words: Words): PastNotice {
    return { ...this.lines.line(notice, words), overAt: notice.overAt };
  }
}
