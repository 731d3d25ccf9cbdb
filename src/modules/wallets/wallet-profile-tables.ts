import { parseLasting } from './lasting.js';
import { ANY_WORD, type ProfileText } from './profile-text.js';
import {
  DEFAULT_PROFILE,
  type EtaRule,
  type FeeRule,
  LIMIT_PERIODS,
  type Lasting,
  type LimitRule,
  REASON_VOCABULARIES,
  type WalletProfile,
} from './wallet-profile.js';
import { TRANSACTION_TYPES } from './wallet-transaction.js';

const DECIMAL = /^(0|[1-9]\d{0,17})(\.\d{1,4})?$/;
const A_DECIMAL = 'a number as text with four decimals at most, for example "0.10"';

/** The numbers of both mean different things: 1001 is a broken line to one and a busy system to the other. */
export function vocabulariesOf(value: unknown, read: ProfileText): WalletProfile['vocabularies'] {
  const known = read.list(value, 'vocabularies', (one, path) => read.oneOf(one, path, REASON_VOCABULARIES));
  if (known?.includes('fspiop') && known.includes('mpesa')) {
    read.fault('vocabularies', 'cannot hold both fspiop and mpesa: their numbers contradict each other.');
  }

  return known ?? DEFAULT_PROFILE.vocabularies;
}

export function lastingOf(value: unknown, path: string, read: ProfileText): Lasting | null {
  return (
    (typeof value === 'string' ? parseLasting(value) : null) ??
    read.fault(path, 'must be a duration, for example "PT10M", "P1D" or "3bd" (business days).')
  );
}

export function etaOf(value: unknown, path: string, read: ProfileText): EtaRule | null {
  const { normal, max } = read.fields(value, path, ['normal', 'max']);
  const rule = {
    normal: lastingOf(normal, `${path}.normal`, read),
    max: lastingOf(max, `${path}.max`, read),
  };

  return rule.normal && rule.max ? { normal: rule.normal, max: rule.max } : null;
}

export function limitOf(value: unknown, path: string, read: ProfileText): LimitRule | null {
  const fields = read.fields(value, path, ['kycLevel', 'period', 'amount', 'currency']);
  const kycLevel =
    Number.isSafeInteger(fields.kycLevel) && Number(fields.kycLevel) >= 0
      ? Number(fields.kycLevel)
      : read.fault(`${path}.kycLevel`, 'must be a whole number, for example 2.');
  const period = read.oneOf(fields.period, `${path}.period`, LIMIT_PERIODS);
  const amount = read.text(fields.amount, `${path}.amount`, DECIMAL, A_DECIMAL);
  const currency = read.text(
    fields.currency,
    `${path}.currency`,
    /^[A-Z]{3}$/,
    'a currency, for example "CNY"',
  );

  return kycLevel !== null && period && amount && currency ? { kycLevel, period, amount, currency } : null;
}

export function feeOf(value: unknown, path: string, read: ProfileText): FeeRule | null {
  const fields = read.fields(value, path, ['type', 'subType', 'percent', 'min', 'fixed']);
  const type = read.oneOf(fields.type, `${path}.type`, TRANSACTION_TYPES);
  const subType =
    (fields.subType ?? null) === null
      ? null
      : read.text(fields.subType, `${path}.subType`, ANY_WORD, 'the sub-type of this wallet, or null');
  const [percent, min, fixed] = (['percent', 'min', 'fixed'] as const).map((name) =>
    read.text(fields[name] ?? '0', `${path}.${name}`, DECIMAL, A_DECIMAL),
  );

  return type && percent && min && fixed ? { type, subType, percent, min, fixed } : null;
}
