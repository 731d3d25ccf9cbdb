import { Injectable } from '@nestjs/common';
import { Reader } from '../../platform/database/reader.js';
import { publicNotice, NOTICE_COLUMNS, type PublicNotice } from './notice-rows.js';

/** What was told of outages and maintenance, also of those that are over. */
@Injectable()
export class NoticeHistory {
  constructor(private readonly reader: Reader) {}

  /** Notices about this exception type that lasted at one of these moments, the earliest first. */
  async during(code: string, moments: readonly Date[]): Promise<readonly PublicNotice[]> {
    return (await this.lasting(moments)).filter(({ types }) => types.includes(code));
  }

  /** Those about anything. */
  async lasting(moments: readonly Date[]): Promise<readonly PublicNotice[]> {
    const from = Math.min(...moments.map((at) => at.getTime()));
    const to = Math.max(...moments.map((at) => at.getTime()));
    const rows = await this.reader.rows(
      `SELECT ${NOTICE_COLUMNS} FROM service_notices
       WHERE status IN ('active', 'ended') AND starts_at <= ? AND (ends_at IS NULL OR ends_at >= ?) ORDER BY starts_at, id`,
      [new Date(to), new Date(from)],
    );

    return rows
      .map((row) => publicNotice(row))
      .filter((notice) => moments.some((at) => lastedAt(notice, at)));
  }
}

/** One that was ended before its time lasted until then. */
export function lastedAt(
  { startsAt, endsAt, overAt }: Pick<PublicNotice, 'startsAt' | 'endsAt' | 'overAt'>,
  at: Date,
): boolean {
  const ends = [endsAt, overAt].filter((end) => end !== null);

  return startsAt <= at && ends.every((end) => end >= at);
}
