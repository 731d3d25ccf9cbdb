import type { ErrorParams } from '../errors/app-error.js';
import type { Language } from './languages.js';
import type { Translator } from './translator.js';

/** English is written the British way: the day before the month. */
const LOCALES: Readonly<Record<Language, string>> = { 'zh-CN': 'zh-CN', en: 'en-GB' };

/** What a page speaks with: one reader's language and time zone. */
export class Words {
  private readonly moment: Intl.DateTimeFormat;
  private readonly offset: Intl.DateTimeFormat;

  constructor(
    private readonly translator: Translator,
    readonly language: Language,
    readonly zone: string,
  ) {
    const locale = LOCALES[language];
    this.moment = new Intl.DateTimeFormat(locale, {
      timeZone: zone,
      year: 'numeric',
      month: 'short',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    this.offset = new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: 'shortOffset' });
  }

  t(key: string, params: ErrorParams = {}): string {
    return this.translator.t(this.language, key, params);
  }

  has(key: string): boolean {
    return this.translator.has(this.language, key);
  }

  /** Day, time and offset, the offset last in either language: `23 Nov 2026, 16:05 GMT+8`. */
  date(instant: Date): string {
    const offset =
      this.offset.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value ?? '';

    return `${this.moment.format(instant)} ${offset}`;
  }

  /** From a decimal string, so that no amount ever passes through a float: `-¥1,234.50`. */
  money(amount: string, currency: string): string {
    return new Intl.NumberFormat(this.language, {
      style: 'currency',
      currency,
      currencyDisplay: 'symbol',
    }).format(amount as unknown as number);
  }
}
