import { PARTS_OF_DAY, type StatedTime } from '../../platform/clock/stated-time.js';
import type { Words } from '../../platform/i18n/words.js';
import type { OccurredAnswers } from './intake-draft.entity.js';

/** How sharply somebody remembers the time of a day that he knows: the choices of the form, in its order. */
export const DAY_PARTS = [
  'small-hours',
  'early-morning',
  'morning',
  'afternoon',
  'evening',
  'exact',
  'unsure',
] as const;

export type DayPart = (typeof DAY_PARTS)[number];

/** What was chosen, as the look-up of transactions reads it. */
export function statedTimeOf({ date, part, time, zone, fold }: OccurredAnswers): StatedTime {
  const day = { localDate: date, localTime: null, zone };
  if (part === 'exact') {
    return { ...day, localTime: time, precision: 'exact', ...(fold ? { fold } : {}) };
  }
  if (part === 'unsure') {
    return { ...day, precision: 'day' };
  }

  return { ...day, localTime: startOf(PARTS_OF_DAY[part].from), precision: 'part-of-day' };
}

/** What a customer said about time, of a row of `tickets`; '' where he was not asked. */
export interface SaidTime {
  readonly date: string | null;
  readonly time: string | null;
  readonly zone: string | null;
  readonly precision: string | null;
  readonly fold: string | null;
}

/** `23 November 2026, in the afternoon (Asia/Shanghai)`: in his own words and zone. */
export function saidTime({ date, time, zone, precision, fold }: SaidTime, words: Words): string {
  if (date === null || zone === null) {
    return '';
  }
  const day = words.calendarDay(date);
  if (precision === 'part-of-day') {
    const part = DAY_PARTS.find(
      (one) => one in PARTS_OF_DAY && startOf(PARTS_OF_DAY[one as keyof typeof PARTS_OF_DAY].from) === time,
    );

    return words.t('intake.said.part', { day, part: words.t(`intake.parts.${part ?? 'unsure'}`), zone });
  }
  if (time === null) {
    return words.t('intake.said.day', { day, zone });
  }

  return fold === null
    ? words.t('intake.said.exact', { day, time, zone })
    : words.t('intake.said.fold', { day, time, zone, fold: words.t(`intake.folds.${fold}`) });
}

const startOf = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;
