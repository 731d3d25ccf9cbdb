import { intlLocale, type Locale } from './languages.js';

/** The Intl objects of one locale and zone: dear to make and cheap to use, so they are made once. */
export interface Formats {
  readonly moment: Intl.DateTimeFormat;
  readonly offset: Intl.DateTimeFormat;
  readonly zone: Intl.DateTimeFormat;
  readonly day: Intl.DateTimeFormat;
  readonly time: Intl.DateTimeFormat;
  readonly relative: Intl.RelativeTimeFormat;
  readonly spans: Readonly<Record<'second' | 'minute' | 'hour' | 'day', Intl.NumberFormat>>;
  readonly number: Intl.NumberFormat;
  readonly percent: Intl.NumberFormat;
  readonly list: Intl.ListFormat;
  readonly choice: Intl.ListFormat;
}

/** Zones come from profiles and forms: more than the readers of one hour have are forgotten again. */
const MOST = 200;
const known = new Map<string, Formats>();

export function formatsOf(locale: Locale, zone: string): Formats {
  const key = `${locale} ${zone}`;
  const found = known.get(key);
  if (found) {
    return found;
  }
  if (known.size >= MOST) {
    known.clear();
  }
  const made = make(intlLocale(locale), zone);
  known.set(key, made);

  return made;
}

function make(locale: string, timeZone: string): Formats {
  const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

  return {
    moment: new Intl.DateTimeFormat(locale, {
      timeZone,
      year: 'numeric',
      month: 'short',
      day: 'numeric',
      ...clock,
    }),
    offset: new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'shortOffset' }),
    zone: new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'long' }),
    day: new Intl.DateTimeFormat(locale, { timeZone, dateStyle: 'long' }),
    time: new Intl.DateTimeFormat(locale, { timeZone, ...clock }),
    relative: new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }),
    spans: {
      second: span(locale, 'second'),
      minute: span(locale, 'minute'),
      hour: span(locale, 'hour'),
      day: span(locale, 'day'),
    },
    number: new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }),
    percent: new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }),
    list: new Intl.ListFormat(locale, { type: 'conjunction' }),
    choice: new Intl.ListFormat(locale, { type: 'disjunction' }),
  };
}

const span = (locale: string, unit: string): Intl.NumberFormat =>
  new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' });

const amounts = new Map<string, Intl.NumberFormat>();

/** The sign of a currency as its readers write it: `¥` among Chinese, `CN¥` among English ones. */
export function amountFormat(locale: Locale, currency: string): Intl.NumberFormat {
  const key = `${locale} ${currency}`;
  const found =
    amounts.get(key) ??
    new Intl.NumberFormat(locale === 'zh-CN' ? 'zh-CN' : 'en', {
      style: 'currency',
      currency,
      currencyDisplay: 'symbol',
    });
  amounts.set(key, found);

  return found;
}
