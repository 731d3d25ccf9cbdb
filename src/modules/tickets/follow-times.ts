import { isFinal, isSettled, type Stand } from '../wallets/transaction-transitions.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** Pauses of the first looks after a transaction was linked; then hourly for a day, then daily. */
const FIRST_PAUSES_MS = [5 * MINUTE_MS, 15 * MINUTE_MS, HOUR_MS];
const HOURLY_UNTIL_MS = DAY_MS;
/** After how long a wallet that did not answer is asked again: doubled each time, up to an hour. */
const FIRST_MISS_MS = 2 * MINUTE_MS;
/** Up to so much of a pause is added by chance: links of one outage are not all read in one moment. */
const JITTER = 0.1;

export interface Followed {
  /** What the wallet showed last. */
  readonly stand: Stand;
  readonly confirmedAt: Date;
  /** Looks that were answered, this one with them. */
  readonly looks: number;
}

/** When it is looked at again; null where nothing more can happen. `chance` is from 0 to 1. */
export function nextLookAt({ stand, confirmedAt, looks }: Followed, now: Date, chance: number): Date | null {
  if (isFinal(stand)) {
    return null;
  }
  const isYoung = now.getTime() - confirmedAt.getTime() < HOURLY_UNTIL_MS;
  // What has arrived can only be given back, which nobody waits for by the minute.
  const pause = isSettled(stand) ? DAY_MS : (FIRST_PAUSES_MS[looks] ?? (isYoung ? HOUR_MS : DAY_MS));

  return later(now, pause, chance);
}

/** When a wallet that gave no answer so many times in a row is asked again. */
export const nextTryAt = (misses: number, now: Date, chance: number): Date =>
  later(now, Math.min(HOUR_MS, FIRST_MISS_MS * 2 ** Math.min(misses, 10)), chance);

/** A closed ticket is asked nothing about, and remembered while it can be opened again. */
export const tomorrow = (now: Date, chance: number): Date => later(now, DAY_MS, chance);

const later = (now: Date, pause: number, chance: number): Date =>
  new Date(now.getTime() + Math.round(pause * (1 + JITTER * chance)));
