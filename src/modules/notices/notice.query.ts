import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Reader } from '../../platform/database/reader.js';
import { hashToken } from '../../platform/ids/keys.js';
import type { InBoth } from './notice-content.js';
import { NOTICE_COLUMNS, publicNotice, type PublicNotice } from './notice-rows.js';

/** So long what is over can still be read. */
const KEPT_MS = 30 * 24 * 3_600_000;
const MOST_PAST = 50;
const READABLE = `(status IN ('scheduled', 'active') OR (status = 'ended' AND over_at >= ?))`;
const UPDATES = `SELECT notice_id, at, text_zh, text_en FROM notice_updates`;

/** What the public may read of notices beyond those that are shown now. */
@Injectable()
export class NoticeQuery {
  constructor(
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {}

  /** Null alike for what is not there, a draft, one that was cancelled, and one that is long over. */
  async readable(id: string): Promise<PublicNotice | null> {
    const row = await this.reader.first(
      `SELECT ${NOTICE_COLUMNS} FROM service_notices WHERE id = ? AND ${READABLE}`,
      [id, this.since()],
    );

    return (
      row &&
      publicNotice(row, await this.reader.rows(`${UPDATES} WHERE notice_id = ? ORDER BY at DESC, id`, [id]))
    );
  }

  /** What ended in the last thirty days, the newest first. */
  async past(): Promise<PublicNotice[]> {
    const ended = `FROM service_notices WHERE status = 'ended' AND over_at >= ?
      ORDER BY over_at DESC, id LIMIT ${MOST_PAST}`;
    const since = this.since();
    const rows = await this.reader.rows(`SELECT ${NOTICE_COLUMNS} ${ended}`, [since]);
    const updates =
      rows.length === 0
        ? []
        : await this.reader.rows(`${UPDATES} WHERE notice_id IN (SELECT id ${ended}) ORDER BY at DESC, id`, [
            since,
          ]);

    return rows.map((row) => publicNotice(row, updates));
  }

  /** Whose link this is: of which notice, and whether he has said yes; null where it is good no more. */
  async subscription(
    link: string,
  ): Promise<{ readonly title: InBoth; readonly isConfirmed: boolean } | null> {
    const row = await this.reader.first(
      `SELECT n.title_zh, n.title_en, s.confirmed_at FROM notice_subscriptions s
         JOIN service_notices n ON n.id = s.notice_id WHERE s.link_hash = ?`,
      [hashToken(link)],
    );

    return (
      row && {
        title: { 'zh-CN': String(row.title_zh), en: String(row.title_en) },
        isConfirmed: row.confirmed_at !== null,
      }
    );
  }

  private since(): Date {
    return new Date(this.clock.now().getTime() - KEPT_MS);
  }
}
