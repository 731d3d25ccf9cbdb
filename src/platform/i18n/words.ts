import { amountFormat, type Formats, formatsOf } from './formats.js';
import { directionOf, type Language, languageOfLocale, type Locale } from './languages.js';
import type { Params, Translator } from './translator.js';

const SECOND = 1_000;
/** The largest unit that fits, from the smallest number of seconds for which it is used. */
const STEPS = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;
/** Up to a minute and a half, an hour and a half, and two days, people count in the smaller unit. */
const MOST_SECONDS = 90;
const MOST_MINUTES = 90;
const MOST_HOURS = 48;
const SIZES = ['B', 'KB', 'MB', 'GB'] as const;

/** What a page speaks with: one reader's language and time zone. */
export class Words {
  /** The language of articles and addresses. */
  readonly language: Language;
  readonly dir: 'ltr' | 'rtl';
  private readonly formats: Formats;

  constructor(
    private readonly translator: Translator,
    /** How the page is printed: its language, or a pseudo-locale outside production. */
    readonly locale: Locale,
    readonly zone: string,
  ) {
    this.language = languageOfLocale(locale);
    this.dir = directionOf(locale);
    this.formats = formatsOf(locale, zone);
  }

  /** The same words, by another clock. */
  in(zone: string): Words {
    return new Words(this.translator, this.locale, zone);
  }

  t(key: string, params: Params = {}): string {
    return this.translator.t(this.locale, key, params);
  }

  has(key: string): boolean {
    return this.translator.has(this.locale, key);
  }

  /** Day, time and offset, the offset last in either language: `23 Nov 2026, 16:05 GMT+8`. */
  date(instant: Date): string {
    return `${this.formats.moment.format(instant)} ${this.offset(instant)}`;
  }

  /** `23 November 2026`, by the reader's calendar. */
  day(instant: Date): string {
    return this.formats.day.format(instant);
  }

  /** A calendar day, which has no zone, from its ISO form: `2026-11-23` → `23 November 2026`. */
  calendarDay(day: string): string {
    return formatsOf(this.locale, 'UTC').day.format(new Date(`${day}T00:00:00Z`));
  }

  /** `16:05`, where the day stands beside it. */
  time(instant: Date): string {
    return this.formats.time.format(instant);
  }

  /** `16:05 GMT+8`, where the day is today. */
  clock(instant: Date): string {
    return `${this.time(instant)} ${this.offset(instant)}`;
  }

  /** `3 hours ago`, `in 2 days`, `now`: never the only form of a time. */
  relative(instant: Date, now: Date): string {
    const seconds = (instant.getTime() - now.getTime()) / SECOND;
    const [unit, size] = STEPS.find(([, least]) => Math.abs(seconds) >= least) ?? ['second', Infinity];

    return this.formats.relative.format(Math.trunc(seconds / size), unit);
  }

  /** `10 minutes`, `14 hours`, `3 days`: how long something is, as people say it. */
  span(minutes: number): string {
    const { spans } = this.formats;
    const hours = Math.round(minutes / 60);
    if (minutes <= MOST_MINUTES) {
      return spans.minute.format(minutes);
    }

    return hours <= MOST_HOURS ? spans.hour.format(hours) : spans.day.format(Math.round(minutes / 1_440));
  }

  /** `40 seconds`, `5 minutes`: how long to wait, never told too short. */
  wait(seconds: number): string {
    return seconds <= MOST_SECONDS
      ? this.formats.spans.second.format(Math.ceil(seconds))
      : this.span(Math.ceil(seconds / 60));
  }

  number(value: number): string {
    return this.formats.number.format(value);
  }

  /** `84 %` of a share of one, in whole hundredths; how a language sets the sign is its own matter. */
  percent(share: number): string {
    return this.formats.percent.format(share);
  }

  /** `1.4 MB`: what uploads are told by, in thousands. */
  bytes(size: number): string {
    const power = Math.min(Math.floor(Math.log10(Math.max(size, 1)) / 3), SIZES.length - 1);
    const rounded = Number((size / 1_000 ** power).toPrecision(power === 0 ? 3 : 2));

    return `${this.number(rounded)} ${SIZES[power] ?? 'B'}`;
  }

  /** `a, b and c`; or `a, b or c` where one is to be chosen. */
  list(items: readonly string[], kind: 'and' | 'or' = 'and'): string {
    return (kind === 'and' ? this.formats.list : this.formats.choice).format(items);
  }

  /** From a decimal string, so that no amount ever passes through a float: `-¥1,234.50`. */
  money(amount: string, currency: string): string {
    return amountFormat(this.locale, currency).format(amount as unknown as number);
  }

  /** `China Standard Time`: what the clock by which times are told is called on that day. */
  zoneName(instant: Date): string {
    return zoneIn(this.formats.zone, instant);
  }

  private offset(instant: Date): string {
    return zoneIn(this.formats.offset, instant);
  }
}

const zoneIn = (format: Intl.DateTimeFormat, instant: Date): string =>
  format.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value ?? '';
