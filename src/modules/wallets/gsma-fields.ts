import { Temporal } from 'temporal-polyfill';
import { IDENTIFIER_KINDS } from './wallet-account.js';
import type { AccountIdentifier } from './wallet-account.js';
import { parseDecimal } from './decimal.js';
import { WalletError } from './wallet-error.js';

export type Fields = Readonly<Record<string, unknown>>;

/** Longest text we take over; GSMA allows 256. */
const LONGEST = 256;

const RFC_3339 = /^([1-9]\d{3})-(\d{2})-(\d{2})T\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?(?:Z|[+-]\d{2}:\d{2})$/;

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The first of these fields that holds text or a number, as text; null where none does. */
export function textOf(fields: Fields, ...names: readonly string[]): string | null {
  for (const name of names) {
    const value = fields[name];
    const text = typeof value === 'number' && Number.isFinite(value) ? String(value) : value;

    if (typeof text === 'string' && text.trim() !== '') {
      return text.trim().slice(0, LONGEST);
    }
  }

  return null;
}

/** An amount as decimal text; null where it is absent or no amount. Numbers are refused: they were floats. */
export function amountOf(fields: Fields, ...names: readonly string[]): string | null {
  const value = names.map((name) => fields[name]).find((candidate) => candidate !== undefined);
  const text = typeof value === 'string' ? value.trim() : null;

  return text !== null && parseDecimal(text) !== null ? text : null;
}

/** Three letters (ISO 4217), or null: what formats money refuses anything else. */
export function currencyOf(fields: Fields, name: string): string | null {
  const text = textOf(fields, name)?.toUpperCase() ?? '';

  return /^[A-Z]{3}$/.test(text) ? text : null;
}

/** `customData` and `metadata`: an array of `{key, value}` or an object of custom keys (GSMA 1.2: prose and OpenAPI file differ). */
export function customValues(value: unknown): ReadonlyMap<string, string> {
  const entries = Array.isArray(value)
    ? value.filter(isFields).map((entry) => [textOf(entry, 'key'), textOf(entry, 'value')] as const)
    : Object.keys(isFields(value) ? value : {}).map((key) => [key, textOf(value as Fields, key)] as const);

  return new Map(entries.filter((entry): entry is readonly [string, string] => !entry.includes(null)));
}

/** Parties and account identifiers; kinds that the standard does not know are left out. No upper bound (A9, 11). */
export function identifiersOf(value: unknown): AccountIdentifier[] {
  return (Array.isArray(value) ? value : [])
    .filter(isFields)
    .map((pair) => {
      const key = textOf(pair, 'key')?.toLowerCase();
      return { kind: IDENTIFIER_KINDS.find((kind) => kind === key), value: textOf(pair, 'value') };
    })
    .filter((pair): pair is AccountIdentifier => pair.kind !== undefined && pair.value !== null);
}

/** An instant; without a zone the wallet's own zone is assumed, and said to be (GSMA 1.2: prose and OpenAPI file differ). */
export function instantOf(text: string | null, timeZone: string): { at: Date | null; zoneAssumed: boolean } {
  if (text === null) {
    return { at: null, zoneAssumed: false };
  }

  const at = zonedInstantOf(text);

  return at ? { at, zoneAssumed: false } : localInstantOf(text, timeZone);
}

/** The usual writing of RFC 3339 is read by hand: there are thousands of these, and the general way is slow. */
function zonedInstantOf(text: string): Date | null {
  const [, year, month, day] = RFC_3339.exec(text) ?? [];

  if (day !== undefined) {
    const isDay = Number(day) <= new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
    const at = new Date(text);
    return isDay && Number.isFinite(at.getTime()) ? at : null;
  }

  try {
    return new Date(Temporal.Instant.from(text).epochMilliseconds);
  } catch {
    return null;
  }
}

function localInstantOf(text: string, timeZone: string): { at: Date | null; zoneAssumed: boolean } {
  try {
    const { epochMilliseconds } = Temporal.PlainDateTime.from(text).toZonedDateTime(timeZone);
    return { at: new Date(epochMilliseconds), zoneAssumed: true };
  } catch {
    return { at: null, zoneAssumed: false };
  }
}

/** @throws WalletError `CONTRACT_VIOLATION` where the answer is no object */
export function requireFields(raw: unknown): Fields {
  if (!isFields(raw)) {
    throw new WalletError('CONTRACT_VIOLATION', 'the answer is not an object');
  }

  return raw;
}

/** @throws WalletError `CONTRACT_VIOLATION` for null */
export function required<T>(value: T | null, name: string): T {
  if (value === null) {
    throw new WalletError('CONTRACT_VIOLATION', `${name} is missing or malformed`);
  }

  return value;
}
