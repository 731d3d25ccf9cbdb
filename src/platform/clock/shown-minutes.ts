import { Temporal } from 'temporal-polyfill';
import { dateOf, instantsOf, timeOf, zoneOf } from './stated-time.js';

/** The instants at which the clocks of a zone showed a minute. */
export interface ShownMinutes {
  readonly first: Date;
  /** Another one where the clocks were put back. */
  readonly last: Date;
  /** False where they were put forward over it. */
  readonly isReal: boolean;
}

const DAY = 86_400_000;
const TIME = /^([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?$/;
const MOST_DAYS = 5_000;
/** The first instant of a day in a zone, by both; null where a clock was put forward or back around it. */
const midnights = new Map<string, number | null>();

/** @throws StatedTimeError for a zone, date or time that does not exist */
export function minutesOf({
  localDate,
  localTime,
  zone,
}: {
  readonly localDate: string;
  readonly localTime: string;
  readonly zone: string;
}): ShownMinutes {
  const midnight = steadyMidnight(localDate, zone);
  const [time, hours, minutes, seconds] = TIME.exec(localTime) ?? [];
  if (midnight !== null && time !== undefined) {
    const past = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds ?? 0);
    const instant = new Date(midnight + past * 1_000);
    return { first: instant, last: instant, isReal: true };
  }
  const wall = dateOf(localDate).toPlainDateTime(timeOf(localTime));
  const place = zoneOf(zone);
  const { from, to } = instantsOf(wall, place);

  return {
    first: new Date(from.epochMilliseconds),
    last: new Date(to.epochMilliseconds),
    isReal: to.toZonedDateTimeISO(place).toPlainDateTime().equals(wall),
  };
}

/** Everybody speaks of today and yesterday: what their clocks did is found out once. */
function steadyMidnight(localDate: string, zone: string): number | null {
  const name = `${localDate} ${zone}`;
  const known = midnights.get(name);
  if (known !== undefined) {
    return known;
  }
  const { year, month, day } = dateOf(localDate);
  const asUtc = Date.UTC(year, month - 1, day);
  const place = zoneOf(zone);
  const [before, after] = [offsetMs(asUtc - DAY, place), offsetMs(asUtc + 2 * DAY, place)];
  const midnight = before === after ? asUtc - before : null;
  if (midnights.size >= MOST_DAYS) {
    midnights.clear();
  }
  midnights.set(name, midnight);

  return midnight;
}

const offsetMs = (at: number, zone: string): number =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).offsetNanoseconds / 1e6;
