import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Reader } from '../../platform/database/reader.js';
import { On, Sweep } from '../../platform/events/registry.js';
import { NoticeChanged } from './notice-changed.event.js';
import { NOTICE_COLUMNS, publicNotice, type PublicNotice } from './notice-rows.js';

/** So long before it begins, everybody is told. */
const SOON_MS = 24 * 3_600_000;
const SHOWN = `status IN ('scheduled', 'active')`;

/**
 * What every page shows of notices, kept in memory: no page asks the database. Read again when one changes, and every
 * few seconds for what another server has changed; what time changes is counted at the moment of asking.
 */
@Injectable()
export class NoticeBoard implements OnApplicationBootstrap {
  private notices: readonly PublicNotice[] = [];
  private known = '[]';
  private revision = 0;
  private reading: Promise<void> = Promise.resolve();

  constructor(
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): Promise<void> {
    return this.renew();
  }

  @On(NoticeChanged)
  changed(_event: NoticeChanged): Promise<void> {
    return this.renew();
  }

  @Sweep(10)
  look(_asOf: Date): Promise<void> {
    return this.renew();
  }

  /** What runs, and then what begins within a day; the worse and the earlier first. */
  shown(): PublicNotice[] {
    const now = this.clock.now();

    return this.notices
      .filter((notice) => isShown(notice, now))
      .sort((a, b) => placeOf(a, now) - placeOf(b, now));
  }

  /** The same about any of these exception types. */
  about(codes: readonly string[]): PublicNotice[] {
    return this.shown().filter(({ types }) => types.some((type) => codes.includes(type)));
  }

  /** Everything that is published and not over, the earliest first. */
  coming(): readonly PublicNotice[] {
    const now = this.clock.now();

    return this.notices.filter(({ endsAt }) => endsAt === null || endsAt > now);
  }

  isRunning({ startsAt, endsAt }: PublicNotice): boolean {
    const now = this.clock.now();

    return startsAt <= now && (endsAt === null || endsAt > now);
  }

  /** Another text whenever what is shown may be another than before, by a change or by time. */
  edition(): string {
    const now = this.clock.now().getTime();
    const moments = this.notices.flatMap(({ startsAt, endsAt, nextUpdateAt }) => [
      startsAt.getTime() - SOON_MS,
      startsAt.getTime(),
      endsAt?.getTime() ?? Infinity,
      nextUpdateAt?.getTime() ?? Infinity,
    ]);

    return `${this.revision}/${moments.filter((moment) => moment <= now).length}`;
  }

  /** One reading after the other, so that an older one never wins. */
  private renew(): Promise<void> {
    this.reading = this.reading.catch(() => undefined).then(() => this.read());

    return this.reading;
  }

  private async read(): Promise<void> {
    const rows = await this.reader.rows(
      `SELECT ${NOTICE_COLUMNS} FROM service_notices WHERE ${SHOWN} ORDER BY starts_at, id`,
    );
    const updates =
      rows.length === 0
        ? []
        : await this.reader.rows(
            `SELECT notice_id, at, text_zh, text_en FROM notice_updates WHERE notice_id IN
               (SELECT id FROM service_notices WHERE ${SHOWN}) ORDER BY at DESC, id`,
          );
    const notices = rows.map((row) => publicNotice(row, updates));
    const known = JSON.stringify(notices);
    if (known !== this.known) {
      this.notices = notices;
      this.known = known;
      this.revision += 1;
    }
  }
}

const isShown = ({ startsAt, endsAt }: PublicNotice, now: Date): boolean =>
  startsAt.getTime() - SOON_MS <= now.getTime() && (endsAt === null || endsAt > now);

function placeOf({ kind, severity, startsAt }: PublicNotice, now: Date): number {
  const runs = startsAt <= now ? 0 : 4;

  return runs + (kind === 'outage' ? 0 : 2) + (severity === 'major' ? 0 : 1);
}
