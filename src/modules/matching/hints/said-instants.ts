import { Temporal } from 'temporal-polyfill';
import { minutesOf, type ShownMinutes } from '../../../platform/clock/shown-minutes.js';
import type { SaidClock, SaidDay, SaidTime } from './said-times.js';

/** One stretch of time that is meant, in milliseconds since 1970; outside it likelihood falls off with `sigmaMs`. */
export interface Reading {
  readonly from: number;
  readonly to: number;
  readonly sigmaMs: number;
  /** Clocks were put forward over it, or back so that it came twice. */
  readonly clocks?: 'moved' | 'twice';
}

/** When and where it was written. `day` is the day that a form names, for a time of day that stands alone. */
export interface SaidAt {
  readonly sentAt: Date;
  readonly zone: string;
  readonly day: Temporal.PlainDate | null;
}

const MINUTE = 60_000;
const DAY_MINUTES = 1_440;
const WHOLE_DAY: SaidClock = { from: 0, to: DAY_MINUTES - 1, sigmaMinutes: 8 * 60 };
const VAGUE_SIGMA_MS = 36 * 60 * MINUTE;
/** A clock may go a little ahead of ours; what lies further in the future is not what happened. */
const AHEAD_MS = 10 * MINUTE;

/** Every stretch that the words may mean in this zone; nothing that had not happened when they were written. */
export function readingsOf(said: SaidTime, at: SaidAt): Reading[] {
  const latest = at.sentAt.getTime() + AHEAD_MS;

  return spans(said, at)
    .filter(({ from }) => from <= latest)
    .map((reading) => ({ ...reading, to: Math.min(reading.to, latest) }));
}

/** Today by the writer's calendar. */
export const todayOf = ({ sentAt, zone }: Pick<SaidAt, 'sentAt' | 'zone'>): Temporal.PlainDate =>
  Temporal.Instant.fromEpochMilliseconds(sentAt.getTime()).toZonedDateTimeISO(zone).toPlainDate();

function spans(said: SaidTime, at: SaidAt): Reading[] {
  if (said.kind === 'ago') {
    const sent = at.sentAt.getTime();
    const { from, to, sigmaMinutes } = said;
    return [{ from: sent - from * MINUTE, to: sent - to * MINUTE, sigmaMs: sigmaMinutes * MINUTE }];
  }
  const today = todayOf(at);
  if (said.kind === 'wall') {
    const days = said.days?.flatMap((day) => datesOf(day, today)) ?? bareDays(at, today);
    const clocks = said.clocks ?? [WHOLE_DAY];
    return days.flatMap((day) => clocks.map((clock) => reading(day, clock, at.zone)));
  }
  const [first, last] = vagueDays(said, today);
  const whole = [reading(first, WHOLE_DAY, at.zone), reading(last, WHOLE_DAY, at.zone)] as const;

  return [{ from: whole[0].from, to: whole[1].to, sigmaMs: VAGUE_SIGMA_MS }];
}

/** A time of day alone is of the day that the form names; without one, of today or yesterday. */
function bareDays({ day }: SaidAt, today: Temporal.PlainDate): Temporal.PlainDate[] {
  return day ? [day] : [today, today.subtract({ days: 1 })];
}

function vagueDays(
  said: Exclude<SaidTime, { kind: 'wall' | 'ago' }>,
  today: Temporal.PlainDate,
): readonly [Temporal.PlainDate, Temporal.PlainDate] {
  if (said.kind === 'days') {
    return [today.subtract({ days: said.from }), today.subtract({ days: said.to })];
  }
  if (said.kind === 'week') {
    const monday = today.subtract({ days: today.dayOfWeek - 1 + 7 });
    return [monday, monday.add({ days: 6 })];
  }
  const first = today.with({ day: 1 }).subtract({ months: 1 });

  return [first, first.add({ months: 1 }).subtract({ days: 1 })];
}

/** The days that are meant; what no calendar holds means none. */
function datesOf(day: SaidDay, today: Temporal.PlainDate): Temporal.PlainDate[] {
  switch (day.kind) {
    case 'ago':
      return [today.subtract({ days: day.days })];
    case 'weekday':
      return weekdays(day, today);
    case 'date':
      return dated(day, today);
    case 'day-of-month':
      return daysOfMonth(day, today);
  }
}

function weekdays(
  { weekday, which }: Extract<SaidDay, { kind: 'weekday' }>,
  today: Temporal.PlainDate,
): Temporal.PlainDate[] {
  if (typeof which === 'number') {
    return [today.subtract({ days: today.dayOfWeek - weekday + 7 * which })];
  }
  const back = (today.dayOfWeek - weekday + 7) % 7;
  if (which === 'newest') {
    // On a Friday, `Friday` is today or a week ago.
    return back === 0 ? [today, today.subtract({ days: 7 })] : [today.subtract({ days: back })];
  }
  const newest = today.subtract({ days: back === 0 ? 7 : back });
  const isThisWeek = newest.dayOfWeek < today.dayOfWeek && back > 0;

  return isThisWeek ? [newest, newest.subtract({ days: 7 })] : [newest];
}

function dated(
  { year, month, day }: Extract<SaidDay, { kind: 'date' }>,
  today: Temporal.PlainDate,
): Temporal.PlainDate[] {
  const tomorrow = today.add({ days: 1 });
  const years = year === null ? [today.year + 1, today.year, today.year - 1] : [year];
  const dates = years.flatMap((one) => dateOrNone(one, month, day));
  const past = dates.find((date) => Temporal.PlainDate.compare(date, tomorrow) <= 0);

  return past ? [past] : [];
}

function daysOfMonth(
  { day, months }: Extract<SaidDay, { kind: 'day-of-month' }>,
  today: Temporal.PlainDate,
): Temporal.PlainDate[] {
  const firsts = (months === null ? [0, 1, 2] : [months]).map((back) =>
    today.with({ day: 1 }).subtract({ months: back }),
  );
  const dates = firsts.flatMap(({ year, month }) => dateOrNone(year, month, day));
  const past = dates.find((date) => Temporal.PlainDate.compare(date, today) <= 0);

  return past ? [past] : [];
}

function dateOrNone(year: number, month: number, day: number): Temporal.PlainDate[] {
  try {
    return [Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' })];
  } catch {
    return []; // The thirty-first of February.
  }
}

/** From the first moment at which the clocks showed the beginning to the last at which they showed the end. */
function reading(day: Temporal.PlainDate, clock: SaidClock, zone: string): Reading {
  const from = shown(day, clock.from, zone);
  const to = shown(day, clock.to, zone);
  const middle = shown(day, Math.round((clock.from + clock.to) / 2), zone);
  const isTwice = middle.first.getTime() !== middle.last.getTime();
  const notes = !middle.isReal
    ? ({ clocks: 'moved' } as const)
    : isTwice
      ? ({ clocks: 'twice' } as const)
      : {};

  return {
    from: from.first.getTime(),
    to: to.last.getTime() + MINUTE - 1,
    sigmaMs: clock.sigmaMinutes * MINUTE,
    ...notes,
  };
}

function shown(day: Temporal.PlainDate, minutes: number, zone: string): ShownMinutes {
  const days = Math.floor(minutes / DAY_MINUTES);
  const rest = minutes - days * DAY_MINUTES;
  const two = (value: number): string => String(value).padStart(2, '0');

  return minutesOf({
    localDate: (days === 0 ? day : day.add({ days })).toString(),
    localTime: `${two(Math.floor(rest / 60))}:${two(Math.floor(rest % 60))}`,
    zone,
  });
}
