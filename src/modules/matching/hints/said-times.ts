import type { SaidText } from './said-text.js';

/** A day as it was said. `today` of the speaker is found later: it hangs on his zone and on when he wrote. */
export type SaidDay =
  | { readonly kind: 'ago'; readonly days: number }
  /** 1 is Monday. Which one: the newest that is over, that of the week before so many weeks, or either. */
  | { readonly kind: 'weekday'; readonly weekday: number; readonly which: 'newest' | 'either' | number }
  | { readonly kind: 'date'; readonly year: number | null; readonly month: number; readonly day: number }
  /** `months` ago, or the newest such day where null. */
  | { readonly kind: 'day-of-month'; readonly day: number; readonly months: number | null };

/** Minutes after the day's midnight, both ends included; beyond 1440 it is the night after. */
export interface SaidClock {
  readonly from: number;
  readonly to: number;
  readonly sigmaMinutes: number;
}

/** When something happened, as it was said. What has several readings has several entries. */
export type SaidTime =
  | {
      readonly kind: 'wall';
      /** Null where only a time of day was said. */
      readonly days: readonly SaidDay[] | null;
      /** Null where only a day was said. */
      readonly clocks: readonly SaidClock[] | null;
    }
  /** So long before it was written. */
  | { readonly kind: 'ago'; readonly from: number; readonly to: number; readonly sigmaMinutes: number }
  /** Some day between: days before today, the further one first. */
  | { readonly kind: 'days'; readonly from: number; readonly to: number }
  | { readonly kind: 'week' | 'month' };

/** A word or number that was understood, and where it stood. */
export interface Found<T> {
  readonly at: number;
  readonly end: number;
  readonly said: T;
}

export interface FoundTimes {
  readonly days: readonly Found<readonly SaidDay[]>[];
  readonly clocks: readonly Found<readonly SaidClock[]>[];
  readonly others: readonly SaidTime[];
}

/** How an hour and its minute were said, and so how sharply they are meant. */
export interface ClockWords {
  readonly minute: number | null;
  /** 左右, around. */
  readonly isAbout: boolean;
  /** 三点多: after three and before four. */
  readonly isPast: boolean;
}

/** The stretch of one reading of a clock; `hour` may be 24 or more for the night after. */
export function clockOf(hour: number, { minute, isAbout, isPast }: ClockWords): SaidClock {
  const at = hour * 60 + (minute ?? 0);
  if (isPast) {
    return { from: at, to: at + 59, sigmaMinutes: 45 };
  }
  if (isAbout) {
    return { from: at - 20, to: at + 20, sigmaMinutes: 30 };
  }
  if (minute === null) {
    return { from: at - 15, to: at + 59, sigmaMinutes: 45 };
  }
  const [margin, sigmaMinutes] = minute % 30 === 0 ? [10, 20] : minute % 5 === 0 ? [5, 15] : [2, 10];

  return { from: at - margin, to: at + margin, sigmaMinutes };
}

/** A part of a day as hours, with the spread that such a word has. */
export const partOf = (from: number, to: number): SaidClock => ({
  from: from * 60,
  to: to * 60 - 1,
  sigmaMinutes: 120,
});

/** What a pattern finds and `read` understands; the rest stays for others. */
export function foundIn<T>(
  said: SaidText,
  pattern: RegExp,
  read: (match: RegExpExecArray) => T | null,
): Found<T>[] {
  const found: Found<T>[] = [];
  said.take(pattern, (match) => {
    const time = read(match);
    if (time !== null) {
      found.push({ at: match.index, end: match.index + match[0].length, said: time });
    }
    return time !== null;
  });

  return found;
}

const FURTHEST_APART = 24;

/**
 * Puts days and times of day together: each time with the day that stands nearest. A day without a time beside others
 * that have one is where the customer speaks of now (今天还没到账), and so is a today beside another day.
 */
export function assembled({ days, clocks, others }: FoundTimes): SaidTime[] {
  if (clocks.length === 0) {
    const past = days.filter(({ said }) => !said.every((day) => day.kind === 'ago' && day.days === 0));

    return [
      ...(past.length > 0 ? past : days).map(({ said }): SaidTime => ({
        kind: 'wall',
        days: said,
        clocks: null,
      })),
      ...others,
    ];
  }
  const walls = clocks.map((clock): SaidTime & { readonly kind: 'wall' } => {
    const [nearest] = days
      .map((day) => ({ day, apart: Math.max(day.at - clock.end, clock.at - day.end) }))
      .filter(({ apart }) => apart <= FURTHEST_APART || days.length === 1)
      .sort((a, b) => a.apart - b.apart);

    return { kind: 'wall', days: nearest?.day.said ?? null, clocks: clock.said };
  });
  const dated = walls.filter((wall) => wall.days !== null);

  return [...(dated.length > 0 ? dated : walls), ...others];
}
