import { Expose } from 'class-transformer';
import { IsString, Matches } from 'class-validator';
import { isIanaZone } from './env-values.js';
import { LiveSettings } from './live-settings.js';

/** Minutes after midnight by the desk's clock; `to` may lie on the next day (`22:00-06:00` is 1320 to 1800). */
export interface DayWindow {
  readonly from: number;
  readonly to: number;
}

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const PART = /^([a-z]{3})(?:-([a-z]{3}))? ([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-4]):([0-5]\d)$/;
const MIDNIGHT = 24 * 60;
const HOURS =
  'DESK_HOURS must be days and times divided by commas, without overlaps, for example ' +
  'DESK_HOURS=Mon-Fri 09:00-18:00, Sat 10:00-14:00.';

/** When somebody is at the desk. */
export class DeskSettings extends LiveSettings {
  @Expose()
  @IsString()
  readonly DESK_TIME_ZONE: string = 'Asia/Shanghai';

  @Expose()
  @IsString()
  readonly DESK_HOURS: string = 'Mon-Fri 09:00-18:00';

  @Expose()
  @Matches(/^(\d{4}-\d{2}-\d{2}(, ?\d{4}-\d{2}-\d{2})*)?$/, {
    message: 'DESK_HOLIDAYS must be days divided by commas, for example DESK_HOLIDAYS=2026-10-01,2026-10-02.',
  })
  readonly DESK_HOLIDAYS: string = '';

  /** The windows of each day of the week, Monday first. */
  get deskWeek(): readonly (readonly DayWindow[])[] {
    return parseDeskHours(this.DESK_HOURS) ?? [];
  }

  /** Days on which nobody is there, as `2026-10-01`. */
  get deskHolidays(): readonly string[] {
    return this.DESK_HOLIDAYS.split(',').flatMap((day) => day.trim() || []);
  }
}

/** What is wrong with the hours of the desk, where no pattern can tell. */
export function deskFaults({ DESK_HOURS: hours, DESK_TIME_ZONE: zone }: DeskSettings): string[] {
  return [
    ...(parseDeskHours(hours) === null ? [HOURS] : []),
    ...(isIanaZone(zone)
      ? []
      : ['DESK_TIME_ZONE must be an IANA time zone, for example DESK_TIME_ZONE=Asia/Shanghai.']),
  ];
}

/** `Mon-Fri 09:00-12:30, Mon-Fri 13:30-18:00` → the windows of each day; null where that is not what it says. */
export function parseDeskHours(text: string): readonly (readonly DayWindow[])[] | null {
  const week: DayWindow[][] = DAYS.map(() => []);
  for (const part of text.toLowerCase().split(',')) {
    const [, first = '', last = first, ...clock] = PART.exec(part.trim().replace(/\s+/g, ' ')) ?? [];
    const [start, end] = [DAYS.indexOf(first), DAYS.indexOf(last)];
    const [fromHour = 0, fromMinute = 0, toHour = 0, toMinute = 0] = clock.map(Number);
    const from = fromHour * 60 + fromMinute;
    const until = toHour * 60 + toMinute;
    if (start < 0 || end < start || until > MIDNIGHT || from === until) {
      return null;
    }
    week
      .slice(start, end + 1)
      .forEach((day) => day.push({ from, to: until > from ? until : until + MIDNIGHT }));
  }
  week.forEach((day) => day.sort((a, b) => a.from - b.from));

  return overlaps(week) ? null : week;
}

/** Whether a window begins before the one before it has ended; Monday comes after Sunday. */
function overlaps(week: readonly (readonly DayWindow[])[]): boolean {
  const all = [...week, ...week].flatMap((windows, day) =>
    windows.map(({ from, to }) => ({ from: from + day * MIDNIGHT, to: to + day * MIDNIGHT })),
  );

  return all.some(({ from }, index) => from < (all[index - 1]?.to ?? 0));
}
