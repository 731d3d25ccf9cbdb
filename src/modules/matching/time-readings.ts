import { dateOf, statedInterval, type StatedTime, wallClockOf } from '../../platform/clock/stated-time.js';
import { type Reading, readingsOf } from './hints/said-instants.js';
import type { SaidTime } from './hints/said-times.js';
import type { ZoneHypothesis } from './zone-hypotheses.js';

/** A stretch of time that may be meant, in one of the zones. */
export interface TimeReading extends Reading {
  readonly hypothesis: ZoneHypothesis;
  /** 0 to 1: what a fit is worth. */
  readonly factor: number;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** The form beside words that say it more closely. */
const BESIDE_WORDS = 0.9;
/** Words that speak of another day than the form does. */
const AGAINST_FORM = 0.85;
/** Reaching further into the words would find other stories. */
const NEAR_FORM_MS = DAY;

/**
 * Every stretch that a customer may have meant. An exact time of the form stands for itself; a vaguer one is sharpened
 * by words that lie within it. Empty where neither says anything.
 *
 * @throws StatedTimeError for a time of the form that does not exist
 */
export function timeReadings(
  occurred: StatedTime,
  said: readonly SaidTime[],
  zones: readonly ZoneHypothesis[],
  sentAt: Date,
): TimeReading[] {
  const day = occurred.precision === 'unknown' ? null : dateOf(occurred.localDate);

  return zones.flatMap((hypothesis) => {
    const { zone, factor } = hypothesis;
    const form = occurred.precision === 'unknown' ? [] : formReadings({ ...occurred, zone }, sentAt);
    const words =
      occurred.precision === 'exact' ? [] : said.flatMap((time) => readingsOf(time, { sentAt, zone, day }));
    const weighed = (readings: readonly Reading[], share: number): TimeReading[] =>
      readings.map((reading) => ({ ...reading, hypothesis, factor: factor * share }));
    const [stated] = form;
    if (!stated || form.length > 1) {
      return weighed(form.length > 0 ? form : words, 1);
    }
    const within = words.filter(
      (one) => one.from <= stated.to && one.to >= stated.from && isSharper(one, stated),
    );
    const near = words.filter(
      (one) =>
        !within.includes(one) && one.from <= stated.to + NEAR_FORM_MS && one.to >= stated.from - NEAR_FORM_MS,
    );

    return [
      ...weighed(within, 1),
      ...weighed(form, within.length > 0 ? BESIDE_WORDS : 1),
      ...weighed(within.length > 0 ? [] : near.filter((one) => isSharper(one, stated)), AGAINST_FORM),
    ];
  });
}

const isSharper = (one: Reading, other: Reading): boolean => one.to - one.from < other.to - other.from;

/** The form's own time in one zone: twice, where the clocks showed it twice and he does not know which it was. */
function formReadings(occurred: StatedTime, sentAt: Date): Reading[] {
  const interval = (stated: StatedTime): Reading => {
    const { from, to, sigmaMs } = statedInterval(stated, sentAt);
    return { from: from.getTime(), to: to.getTime(), sigmaMs };
  };
  if (occurred.precision !== 'exact' || occurred.localTime === null) {
    return [interval(occurred)];
  }
  const clock = wallClockOf(occurred);
  if (clock === 'twice' && occurred.fold === undefined) {
    return (['earlier', 'later'] as const).map((fold) => ({
      ...interval({ ...occurred, fold }),
      clocks: 'twice',
    }));
  }

  return [{ ...interval(occurred), ...(typeof clock === 'string' ? {} : { clocks: 'moved' }) }];
}

export interface Window {
  readonly from: Date;
  readonly to: Date;
}

const LEAST_MARGIN = 2 * HOUR;
const UNSTATED = { back: 72 * HOUR, sigmaMs: 36 * HOUR };
/** At most so much is fetched at once: of what is told vaguely, and of what is disputed from a statement. */
const CAP = { vague: 14 * DAY, dispute: 31 * DAY };
const MOST_WINDOWS = 3;
/** Nothing that happened after he wrote is meant; two clocks may differ by so much. */
export const AHEAD_MS = 10 * 60_000;

/**
 * What to fetch: around every reading three sigmas, at least two hours; readings far apart are fetched apart. A window
 * that is too wide keeps its newer end.
 */
export function fetchWindows(
  readings: readonly TimeReading[],
  { sentAt, isDispute }: { readonly sentAt: Date; readonly isDispute: boolean; readonly around?: number },
): Window[] {
  const sent = sentAt.getTime();
  const spans =
    readings.length > 0 ? readings : [{ from: sent - UNSTATED.back, to: sent, sigmaMs: UNSTATED.sigmaMs }];
  const wide = spans
    .map(({ from, to, sigmaMs }) => {
      const margin = Math.max(3 * sigmaMs, LEAST_MARGIN);
      return { from: from - margin, to: Math.min(to + margin, sent + AHEAD_MS) };
    })
    .sort((a, b) => b.to - a.to);
  const merged: { from: number; to: number }[] = [];
  for (const one of wide) {
    const last = merged.at(-1);
    if (last && one.to >= last.from - DAY) {
      last.from = Math.min(last.from, one.from);
    } else {
      merged.push({ ...one });
    }
  }
  const most = isDispute ? CAP.dispute : CAP.vague;

  return merged
    .slice(0, MOST_WINDOWS)
    .map(({ from, to }) => ({ from: new Date(Math.max(from, to - most)), to: new Date(to) }));
}
