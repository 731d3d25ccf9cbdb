import { Injectable } from '@nestjs/common';
import { Env } from '../../config/env.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Words } from '../../platform/i18n/words.js';
import { xmlText } from '../../platform/views/xml-text.js';
import { NoticeBoard } from './notice-board.js';
import { noticeUrl, statusUrl } from './notice-lines.js';
import { NoticeQuery } from './notice.query.js';
import type { PublicNotice } from './notice-rows.js';

/** Notices for programs that read feeds (Atom, RFC 4287): an entry changes whenever something is added to it. */
@Injectable()
export class NoticeFeed {
  constructor(
    private readonly board: NoticeBoard,
    private readonly query: NoticeQuery,
    private readonly clock: Clock,
    private readonly env: Env,
  ) {}

  async document(words: Words): Promise<string> {
    const notices = [...this.board.coming(), ...(await this.query.past())];
    const home = this.env.publicUrl + statusUrl(words.language);
    const newest = Math.max(0, ...notices.map((notice) => this.changedAt(notice)));

    return [
      '<?xml version="1.0" encoding="utf-8"?>',
      `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${words.language}">`,
      `<id>${xmlText(home)}</id>`,
      `<title>${xmlText(`WalletDesk - ${words.t('notices.status.title')}`)}</title>`,
      `<link href="${xmlText(home)}"/>`,
      `<link rel="self" type="application/atom+xml" href="${xmlText(`${home}/feed.atom`)}"/>`,
      `<updated>${new Date(newest).toISOString()}</updated>`,
      '<author><name>WalletDesk</name></author>',
      ...notices.map((notice) => this.entry(notice, words)),
      '</feed>',
      '',
    ].join('\n');
  }

  private entry(notice: PublicNotice, words: Words): string {
    const { language } = words;
    const { id, title, text, updates, createdAt } = notice;
    const said = [...updates.map((update) => update.text[language]), text[language]].join('\n\n');

    return [
      '<entry>',
      `<id>urn:uuid:${id}</id>`,
      `<title>${xmlText(title[language])}</title>`,
      `<link href="${xmlText(this.env.publicUrl + noticeUrl(language, id))}"/>`,
      `<published>${createdAt.toISOString()}</published>`,
      `<updated>${new Date(this.changedAt(notice)).toISOString()}</updated>`,
      `<content type="text">${xmlText(said)}</content>`,
      '</entry>',
    ].join('\n');
  }

  /** When there was news of it last: what lies ahead is none yet. */
  private changedAt({ createdAt, startsAt, overAt, updates }: PublicNotice): number {
    const now = this.clock.now().getTime();
    const moments = [createdAt, startsAt, overAt, updates[0]?.at].flatMap((at) => at?.getTime() ?? []);

    return Math.max(0, ...moments.filter((moment) => moment <= now));
  }
}
