import { Temporal } from 'temporal-polyfill';
import { localDateOf } from '../../platform/clock/local-time.js';
import { isLanguage, type Language } from '../../platform/i18n/languages.js';
import type { Days } from './faq-report.query.js';

export const PERIODS = [7, 30, 90] as const;
export type Period = (typeof PERIODS)[number];

/** What a report is asked for by its address; what it does not know is passed over. */
export interface ReportAsked {
  readonly days: Period;
  /** Every language where it is null. */
  readonly lang: Language | null;
}

const USUAL: Period = 30;

export const reportAsked = ({ days, about }: Readonly<Record<string, unknown>>): ReportAsked => ({
  days: PERIODS.find((period) => String(period) === days) ?? USUAL,
  lang: typeof about === 'string' && isLanguage(about) ? about : null,
});

/** The last days by the clock of a zone, today the last of them, and as many before them. */
export function daysUpTo(
  now: Date,
  zone: string,
  days: number,
): { readonly now: Days; readonly before: Days } {
  const today = localDateOf(now, zone);
  const back = (count: number): string => today.subtract({ days: count }).toString();

  return {
    now: { from: back(days - 1), to: back(0) },
    before: { from: back(2 * days - 1), to: back(days) },
  };
}

/** Every day of some, in their order. */
export function eachDay({ from, to }: Days): string[] {
  const days: string[] = [];
  for (let day = Temporal.PlainDate.from(from); day.toString() <= to; day = day.add({ days: 1 })) {
    days.push(day.toString());
  }

  return days;
}
