import { Temporal } from 'temporal-polyfill';
import type { DayWindow } from '../../config/desk-hours.js';

/** When the desk is open: a week that repeats by the clock of a zone, and the days that are left out. */
export interface DeskCalendar {
  readonly zone: string;
  /** Monday first. At least one day has a window, and windows do not overlap. */
  readonly week: readonly (readonly DayWindow[])[];
  readonly holidays: ReadonlySet<string>;
}

/** A stretch of open time, and the day to which it belongs. */
interface Opening {
  readonly day: Temporal.PlainDate;
  readonly from: number;
  readonly to: number;
  /** Whether it is the first of its day. */
  readonly first: boolean;
}

export const isOpen = (calendar: DeskCalendar, at: Date): boolean =>
  firstOpening(calendar, at).from <= at.getTime();

/** The first moment from `at` on at which the desk is open. */
export const nextOpening = (calendar: DeskCalendar, at: Date): Date =>
  new Date(Math.max(firstOpening(calendar, at).from, at.getTime()));

/** The moment at which `openMs` of open time have passed since `at`: real time within the windows, whatever the clocks do. */
export function addOpenTime(calendar: DeskCalendar, at: Date, openMs: number): Date {
  let left = openMs;
  for (const { from, to } of openingsSince(calendar, at)) {
    const start = Math.max(from, at.getTime());
    if (start + left <= to) {
      return new Date(start + left);
    }
    left -= to - start;
  }

  return at;
}

/**
 * The same time of the day, `days` days of work later. What comes while the desk is closed counts from its next
 * opening, and a day that begins with the opening ends with the closing, not with the opening after.
 */
export function addOpenDays(calendar: DeskCalendar, at: Date, days: number): Date {
  const opening = firstOpening(calendar, at);
  const start = Math.max(opening.from, at.getTime());
  const wholeDays = opening.first && start === opening.from;
  const day = dayOfWork(calendar, opening.day, wholeDays ? days - 1 : days);
  const windows = openingsOf(calendar, day);
  const last = windows.at(-1);
  const wanted = sameTime(calendar, start, opening.day, day);
  const within = windows.find(({ to }) => to >= wanted);

  return new Date(wholeDays || !within ? (last?.to ?? start) : Math.max(wanted, within.from));
}

/** The time of the day at `instant`, which belongs to `from`, on the day `to`. */
function sameTime(
  { zone }: DeskCalendar,
  instant: number,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
): number {
  const local = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
  const days = from.until(to).days;

  return local.toPlainDateTime().add({ days }).toZonedDateTime(zone).epochMilliseconds;
}

/** The day of work that comes `count` days of work after `day`, which is one. */
function dayOfWork(calendar: DeskCalendar, day: Temporal.PlainDate, count: number): Temporal.PlainDate {
  let [found, left] = [day, count];
  while (left > 0) {
    found = found.add({ days: 1 });
    left -= windowsOf(calendar, found).length > 0 ? 1 : 0;
  }

  return found;
}

function firstOpening(calendar: DeskCalendar, at: Date): Opening {
  const { value } = openingsSince(calendar, at).next();

  return value;
}

/** Every opening that has not ended at `at`, from the first one on; a week without any has none, and is refused at the start. */
function* openingsSince(calendar: DeskCalendar, at: Date): Generator<Opening, never> {
  const local = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(calendar.zone);
  // What began yesterday may pass midnight.
  let day = local.toPlainDate().subtract({ days: 1 });
  for (;;) {
    yield* openingsOf(calendar, day).filter(({ to }) => to > at.getTime());
    day = day.add({ days: 1 });
  }
}

const windowsOf = ({ week, holidays }: DeskCalendar, day: Temporal.PlainDate): readonly DayWindow[] =>
  holidays.has(day.toString()) ? [] : (week[day.dayOfWeek - 1] ?? []);

function openingsOf(calendar: DeskCalendar, day: Temporal.PlainDate): Opening[] {
  const midnight = day.toPlainDateTime();
  const instant = (minutes: number): number =>
    midnight.add({ minutes }).toZonedDateTime(calendar.zone).epochMilliseconds;

  return windowsOf(calendar, day).map(({ from, to }, index) => ({
    day,
    from: instant(from),
    to: instant(to),
    first: index === 0,
  }));
}
