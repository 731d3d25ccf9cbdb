import { Temporal } from 'temporal-polyfill';

/** How sharply the customer remembers. */
export type TimePrecision = 'exact' | 'hour' | 'part-of-day' | 'day' | 'unknown';

/** The first or the second of two equal hours, in the night in which clocks go back. */
export type TimeFold = 'earlier' | 'later';

/**
 * What a customer said about time, in his own words and zone: the day as `2026-03-14`, the wall clock as
 * `14:32` (for a part of a day the start of that part, see `PARTS_OF_DAY`), and the IANA zone he means.
 */
export interface StatedTime {
  readonly localDate: string;
  readonly localTime: string | null;
  readonly zone: string;
  readonly precision: TimePrecision;
  /** Where an exact time was twice, and he knows which one it was. */
  readonly fold?: TimeFold;
}

/** The instants a statement covers, both ends included; outside them likelihood falls off with `sigmaMs`. */
export interface StatedInterval {
  readonly from: Date;
  readonly to: Date;
  readonly sigmaMs: number;
}

/** A stated time that no calendar or clock can hold. */
export class StatedTimeError extends Error {
  constructor(
    readonly kind: 'UNKNOWN_ZONE' | 'NO_SUCH_DATE' | 'NO_SUCH_TIME',
    readonly value: string,
  ) {
    super(`${kind}: ${JSON.stringify(value.slice(0, 64))}`);
    this.name = 'StatedTimeError';
  }
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Spread around the interval by precision, our own choice. */
const SIGMA_MS: Record<TimePrecision, number> = {
  exact: 10 * MINUTE,
  hour: 45 * MINUTE,
  'part-of-day': 2 * HOUR,
  day: 8 * HOUR,
  unknown: 36 * HOUR,
};

/** A watch and a memory differ by this much even when a minute is named. */
const EXACT_MARGIN = { minutes: 2 };

/** How far back we look when nothing at all was said. */
const UNSTATED_MS = 72 * HOUR;

/** Spoken parts of a day as local hours (凌晨, 早上, 上午, 中午, 下午, 傍晚, 晚上). */
export const PARTS_OF_DAY = {
  'small-hours': { from: 0, to: 6 },
  'early-morning': { from: 6, to: 9 },
  morning: { from: 8, to: 12 },
  noon: { from: 11, to: 14 },
  afternoon: { from: 12, to: 18 },
  dusk: { from: 17, to: 19 },
  evening: { from: 18, to: 24 },
} as const;

export interface Span {
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant;
}

/**
 * Turns a stated time into instants. A wall clock that never was (clocks went forward) moves forward; one that
 * was twice (clocks went back) covers both. A time missing where the precision needs one means the whole day.
 *
 * @throws StatedTimeError for a zone, date or time that does not exist
 */
export function statedInterval(stated: StatedTime, sentAt: Date): StatedInterval {
  if (stated.precision === 'unknown') {
    return { from: new Date(sentAt.getTime() - UNSTATED_MS), to: sentAt, sigmaMs: SIGMA_MS.unknown };
  }

  const zone = zoneOf(stated.zone);
  const date = dateOf(stated.localDate);
  const precision = stated.localTime === null ? 'day' : stated.precision;
  const time = timeOf(stated.localTime ?? '00:00');
  const { from, to } = spanOf(precision, date, time, zone, stated.fold);

  return {
    from: new Date(from.epochMilliseconds),
    to: new Date(to.epochMilliseconds),
    sigmaMs: SIGMA_MS[precision],
  };
}

/** How often the clocks of this zone showed that minute: `never` where they were put forward over it. */
export type WallClock = 'once' | 'twice' | { readonly never: true; readonly movedTo: string };

/** @throws StatedTimeError for a zone, date or time that does not exist */
export function wallClockOf({ localDate, localTime, zone }: StatedTime): WallClock {
  const wall = dateOf(localDate).toPlainDateTime(timeOf(localTime ?? '00:00'));
  const place = zoneOf(zone);
  const { from, to } = instantsOf(wall, place);
  const shown = to.toZonedDateTimeISO(place).toPlainDateTime();
  if (!shown.equals(wall)) {
    return { never: true, movedTo: shown.toPlainTime().toString({ smallestUnit: 'minute' }) };
  }

  return from.equals(to) ? 'once' : 'twice';
}

function spanOf(
  precision: TimePrecision,
  date: Temporal.PlainDate,
  time: Temporal.PlainTime,
  zone: string,
  fold?: TimeFold,
): Span {
  if (precision === 'exact') {
    const { from, to } = chosen(instantsOf(date.toPlainDateTime(time), zone), fold);
    return { from: from.subtract(EXACT_MARGIN), to: to.add(EXACT_MARGIN) };
  }

  if (precision === 'hour') {
    const { from, to } = instantsOf(date.toPlainDateTime({ hour: time.hour }), zone);
    return { from, to: to.add({ milliseconds: HOUR - 1 }) };
  }

  if (precision === 'part-of-day') {
    const part = partOf(time);
    const start = instantsOf(date.toPlainDateTime({ hour: part.from }), zone).from;
    return { from: start, to: endingBefore(date.toPlainDateTime().add({ hours: part.to }), zone) };
  }

  const midnight = date.toZonedDateTime(zone);
  return { from: midnight.toInstant(), to: endingBefore(date.add({ days: 1 }).toPlainDateTime(), zone) };
}

function chosen({ from, to }: Span, fold: TimeFold | undefined): Span {
  if (fold === undefined) {
    return { from, to };
  }
  const one = fold === 'earlier' ? from : to;

  return { from: one, to: one };
}

/** The first and last instant at which this wall clock showed. Temporal's `later` also moves gaps forward. */
export function instantsOf(wall: Temporal.PlainDateTime, zone: string): Span {
  const to = wall.toZonedDateTime(zone, { disambiguation: 'later' });
  const isGap = !to.toPlainDateTime().equals(wall);
  const from = isGap ? to : wall.toZonedDateTime(zone, { disambiguation: 'earlier' });

  return { from: from.toInstant(), to: to.toInstant() };
}

function endingBefore(wall: Temporal.PlainDateTime, zone: string): Temporal.Instant {
  return instantsOf(wall, zone).to.subtract({ milliseconds: 1 });
}

/** The part that starts at this hour; for any other hour the shortest part that holds it. */
function partOf({ hour }: Temporal.PlainTime): { readonly from: number; readonly to: number } {
  const parts = Object.values(PARTS_OF_DAY);
  const holding = parts
    .filter(({ from, to }) => from <= hour && hour < to)
    .sort((a, b) => a.to - a.from - (b.to - b.from));

  return parts.find(({ from }) => from === hour) ?? holding[0] ?? { from: 0, to: 24 };
}

/** Names that were found to be zones; strangers may send many that are none. */
const knownZones = new Map<string, string>();
const MOST_ZONES = 1_000;

/** @throws StatedTimeError for a name that is no zone */
export function zoneOf(zone: string): string {
  const known = knownZones.get(zone);
  if (known !== undefined) {
    return known;
  }
  try {
    const id = Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone).timeZoneId;
    if (knownZones.size < MOST_ZONES) {
      knownZones.set(zone, id);
    }

    return id;
  } catch {
    throw new StatedTimeError('UNKNOWN_ZONE', zone);
  }
}

/** A day as `2026-03-14`. @throws StatedTimeError for one that no calendar holds */
export function dateOf(text: string): Temporal.PlainDate {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) {
    throw new StatedTimeError('NO_SUCH_DATE', text);
  }

  try {
    return Temporal.PlainDate.from(text);
  } catch {
    throw new StatedTimeError('NO_SUCH_DATE', text);
  }
}

/** A wall clock as `14:32`. @throws StatedTimeError for one that no clock shows */
export function timeOf(text: string): Temporal.PlainTime {
  if (!/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/.test(text)) {
    throw new StatedTimeError('NO_SUCH_TIME', text);
  }

  return Temporal.PlainTime.from(text);
}
