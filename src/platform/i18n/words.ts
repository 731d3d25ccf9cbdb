import type { ErrorParams } from '../errors/app-error.js';
import type { Language } from './languages.js';
import type { Translator } from './translator.js';

/** What a page speaks with: one reader's language and time zone. */
export class Words {
  private readonly full: Intl.DateTimeFormat;

  constructor(
    private readonly translator: Translator,
    readonly language: Language,
    readonly zone: string,
  ) {
    this.full = new Intl.DateTimeFormat(language, {
      timeZone: zone,
      year: 'numeric',
      month: 'short',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZoneName: 'shortOffset',
    });
  }

  t(key: string, params: ErrorParams = {}): string {
    return this.translator.t(this.language, key, params);
  }

  has(key: string): boolean {
    return this.translator.has(this.language, key);
  }

  /** Day, time and offset: `23 Nov 2026, 16:05 GMT+8`. */
  date(instant: Date): string {
    return this.full.format(instant);
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
