import { Temporal } from 'temporal-polyfill';
import { minutesOf } from './shown-minutes.js';
import type { TimeFold } from './stated-time.js';

/** A minute as the clocks of a zone showed it. */
export interface LocalMinute {
  /** `2026-11-23` */
  readonly date: string;
  /** `14:05` */
  readonly time: string;
  /** Which of two equal minutes, where the clocks were put back; null where there was one. */
  readonly fold: TimeFold | null;
}

/** What calendar and clock showed at an instant in this zone (IANA). */
export function localMinuteOf(instant: Date, zone: string): LocalMinute {
  const wall = wallOf(instant, zone);
  const date = wall.toPlainDate().toString();
  const time = wall.toPlainTime().toString({ smallestUnit: 'minute' });
  const { first, last } = minutesOf({ localDate: date, localTime: time, zone });
  const isTwice = last.getTime() !== first.getTime();

  return { date, time, fold: isTwice ? (instant < last ? 'earlier' : 'later') : null };
}

/** The day of the calendar, `2026-11-23`. */
export const localDayOf = (instant: Date, zone: string): string => localDateOf(instant, zone).toString();

/** The same to reckon with. */
export const localDateOf = (instant: Date, zone: string): Temporal.PlainDate =>
  wallOf(instant, zone).toPlainDate();

const wallOf = (instant: Date, zone: string): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone);
