import { Temporal } from 'temporal-polyfill';
import type { EtaRule, Lasting, WalletProfile } from './wallet-profile.js';
import type { TransactionEta, TransactionType } from './wallet-transaction.js';

/** Longer than any bank takes; a year of business days is a slip of the pen. */
const MOST_BUSINESS_DAYS = 60;
const SATURDAY = 6;

/** `PT8S`, `P1D` or `3bd`; null where the text is none of them. Months and years have no fixed length. */
export function parseLasting(text: string): Lasting | null {
  const [, days] = /^(\d{1,2})bd$/.exec(text) ?? [];

  if (days !== undefined) {
    return Number(days) >= 1 && Number(days) <= MOST_BUSINESS_DAYS ? { businessDays: Number(days) } : null;
  }

  try {
    const ms = Temporal.Duration.from(text).total({ unit: 'milliseconds' });
    return ms > 0 ? { ms } : null;
  } catch {
    return null;
  }
}

interface BusinessDays {
  readonly timeZone: string;
  readonly holidays: readonly string[];
}

/** So long after an instant. Business days end at midnight of the zone, and rest on weekends and holidays. */
export function after(at: Date, lasting: Lasting, calendar: BusinessDays): Date {
  return 'ms' in lasting
    ? new Date(at.getTime() + lasting.ms)
    : new Date(endOf(dayOf(at, calendar.timeZone), lasting.businessDays, calendar));
}

/** Remembered, because a list holds hundreds of transactions of few days, and zones are slow to reckon with. */
const ENDS = new Map<string, number>();
const FORMATS = new Map<string, Intl.DateTimeFormat>();
const MOST_ENDS = 5_000;

/** `2026-09-28`, where the wallet is. */
function dayOf(at: Date, timeZone: string): string {
  const format = FORMATS.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone });
  FORMATS.set(timeZone, format);

  return format.format(at);
}

function endOf(day: string, businessDays: number, { timeZone, holidays }: BusinessDays): number {
  const key = [day, businessDays, timeZone, ...holidays].join(' ');
  const known = ENDS.get(key);
  if (known !== undefined) {
    return known;
  }

  let date = Temporal.PlainDate.from(day);
  for (let left = businessDays; left > 0; left -= 1) {
    do {
      date = date.add({ days: 1 });
    } while (date.dayOfWeek >= SATURDAY || holidays.includes(date.toString()));
  }

  const end = date.add({ days: 1 }).toZonedDateTime(timeZone).epochMilliseconds - 1;
  if (ENDS.size >= MOST_ENDS) {
    ENDS.clear();
  }
  ENDS.set(key, end);
  return end;
}

interface Awaited {
  readonly type: TransactionType;
  readonly subType: string | null;
  readonly createdAt: Date | null;
  readonly expectedAt: Date | null;
}

/**
 * When a transaction should be done: by the wallet's own word where it gave one, else by the rule of its kind. The
 * latest is never before what the wallet itself expects. Null where there is no time or no rule to count by.
 */
export function etaOf(
  { type, subType, createdAt, expectedAt }: Awaited,
  { etas, holidays }: Pick<WalletProfile, 'etas' | 'holidays'>,
  timeZone: string,
): TransactionEta | null {
  const rule: EtaRule | undefined = etas[`${type}.${subType}`] ?? etas[type];

  if (!createdAt || !rule) {
    return expectedAt && { normalAt: expectedAt, maxAt: expectedAt };
  }

  const normalAt = expectedAt ?? after(createdAt, rule.normal, { timeZone, holidays });
  const maxAt = after(createdAt, rule.max, { timeZone, holidays });

  return { normalAt, maxAt: maxAt < normalAt ? normalAt : maxAt };
}
