import { Injectable } from '@nestjs/common';
import { Env } from '../../config/env.js';
import type { Words } from '../../platform/i18n/words.js';
import { escapeText } from '../../platform/views/trusted-markup.js';
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
    private readonly env: Env,
  ) {}

  async document(words: Words): Promise<string> {
    const notices = [...this.board.coming(), ...(await this.query.past())];
    const home = this.env.publicUrl + statusUrl(words.language);
    const newest = Math.max(0, ...notices.map((notice) => changedAt(notice).getTime()));

    return [
      '<?xml version="1.0" encoding="utf-8"?>',
      `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${words.language}">`,
      `<id>${escapeText(home)}</id>`,
      `<title>${escapeText(`WalletDesk - ${words.t('notices.status.title')}`)}</title>`,
      `<link href="${escapeText(home)}"/>`,
      `<link rel="self" type="application/atom+xml" href="${escapeText(`${home}/feed.atom`)}"/>`,
      `<updated>${new Date(newest).toISOString()}</updated>`,
      '<author><name>WalletDesk</name></author>',
      ...notices.map((notice) => this.entry(notice, words)),
      '</feed>',
      '',
    ].join('\n');
  }

  private entry(notice: PublicNotice, words: Words): string {
    const { language } = words;
    const { id, title, text, updates, startsAt } = notice;
    const said = [...updates.map((update) => update.text[language]), text[language]].join('\n\n');

    return [
      '<entry>',
      `<id>urn:uuid:${id}</id>`,
      `<title>${escapeText(title[language])}</title>`,
      `<link href="${escapeText(this.env.publicUrl + noticeUrl(language, id))}"/>`,
      `<published>${startsAt.toISOString()}</published>`,
      `<updated>${changedAt(notice).toISOString()}</updated>`,
      `<content type="text">${escapeText(said)}</content>`,
      '</entry>',
    ].join('\n');
  }
}

const changedAt = ({ startsAt, overAt, updates }: PublicNotice): Date => overAt ?? updates[0]?.at ?? startsAt;
