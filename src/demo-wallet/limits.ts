import { CURRENCY_FACTOR } from './mix.js';

/** What a tier may spend, in units of CNY; modelled on the three classes of payment accounts in China. */
interface TierLimit {
  readonly period: 'lifetime' | 'year';
  readonly amount: number;
  readonly daily: number;
}

const TIERS: Readonly<Record<number, TierLimit>> = {
  1: { period: 'lifetime', amount: 1_000, daily: 1_000 },
  2: { period: 'year', amount: 100_000, daily: 5_000 },
  3: { period: 'year', amount: 200_000, daily: 20_000 },
};

/** Withdrawing to a bank is free up to this, once in a life. */
const FREE_WITHDRAWALS = 1_000;

/** Limits in hundredths of the currency. */
export interface Limit {
  readonly period: 'lifetime' | 'year';
  readonly amount: number;
  readonly daily: number;
}

export function limitOf(tier: number, currency: string): Limit {
  const { period, amount, daily } = TIERS[tier] ?? { period: 'year', amount: 100_000, daily: 5_000 };

  return { period, amount: inHundredths(amount, currency), daily: inHundredths(daily, currency) };
}

export const freeWithdrawalsOf = (currency: string): number => inHundredths(FREE_WITHDRAWALS, currency);

const inHundredths = (units: number, currency: string): number =>
  Math.round(units * (CURRENCY_FACTOR[currency] ?? 1)) * 100;
