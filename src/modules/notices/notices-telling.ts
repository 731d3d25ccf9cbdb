import { Injectable } from '@nestjs/common';
import type { Language } from '../../platform/i18n/languages.js';
import { NoticeBoard } from './notice-board.js';
import { noticeUrl } from './notice-lines.js';
import type { NoticesTold, NoticeTold } from './notices.api.js';
import type { PublicNotice } from './notice-rows.js';

/** Notices as programs read them, from memory. */
@Injectable()
export class NoticesTelling {
  constructor(private readonly board: NoticeBoard) {}

  answer(lang: Language, type?: string): NoticesTold {
    const notices = this.board.coming().filter(({ types }) => type === undefined || types.includes(type));

    return { lang, notices: notices.map((notice) => this.told(notice, lang)) };
  }

  private told(notice: PublicNotice, lang: Language): NoticeTold {
    const { id, kind, severity, features, types, title, text, startsAt, endsAt, nextUpdateAt } = notice;

    return {
      id,
      kind,
      severity,
      running: this.board.isRunning(notice),
      features,
      types,
      title: title[lang],
      text: text[lang],
      startsAt: startsAt.toISOString(),
      endsAt: endsAt?.toISOString() ?? null,
      nextUpdateAt: nextUpdateAt?.toISOString() ?? null,
      updateText: notice.updates[0]?.text[lang] ?? null,
      url: noticeUrl(lang, id),
    };
  }
}
