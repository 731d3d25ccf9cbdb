import type { CastAccount } from './cast-account.js';
import { PLACES } from './cast-names.js';
import { AMOUNT_MIX, CURRENCY_FACTOR, HOUR_MIX, isWholeCurrency } from './mix.js';
import type { EverydayType } from './mix.js';
import { RESERVED_AMOUNTS } from './personas.js';
import type { Random } from './random.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const DAYS = 90;

/** Who has shown no papers spends little. */
const SHARE_OF_FIRST_TIER = 0.2;

/** What exchanging earns. */
const SPREAD = 0.006;

/** Who travels is away for one week of three. */
export function whereabouts({ zone }: CastAccount, at: number): string {
  const isAway = Math.floor(at / (7 * DAY)) % 3 === 0;
  const place = PLACES.find((candidate) => (candidate.zone === zone) !== isAway);

  return place?.geo ?? '';
}

/** What arrives abroad, and at which rate; what exchanging earns is taken off before. */
export function exchangeOf(
  hundredths: number,
  currency: string,
  random: Random,
): Readonly<Record<string, string>> {
  const target = random.pick(Object.keys(CURRENCY_FACTOR).filter((candidate) => candidate !== currency));
  const middle = (CURRENCY_FACTOR[target] ?? 1) / (CURRENCY_FACTOR[currency] ?? 1);
  const rate = (middle * (1 - SPREAD)).toPrecision(6);
  const decimals = (code: string): number => (isWholeCurrency(code) ? 0 : 2);

  return {
    fxRate: rate,
    fxSourceAmount: (hundredths / 100).toFixed(decimals(currency)),
    fxSourceCurrency: currency,
    fxTargetAmount: ((hundredths / 100) * Number(rate)).toFixed(decimals(target)),
    fxTargetCurrency: target,
  };
}

/** What exchanging earns of an amount. */
export function spreadOf(amount: number, currency: string): number {
  const spread = Math.round(amount * SPREAD);

  return isWholeCurrency(currency) ? Math.ceil(spread / 100) * 100 : spread;
}

export function subTypeOf(type: EverydayType, credit: CastAccount, debit: CastAccount): string | undefined {
  if (type === 'deposit') {
    return debit.kind === 'agent' ? 'cashin' : 'banktopup';
  }

  if (type === 'withdrawal') {
    return credit.kind === 'agent' ? 'cashout' : 'tobank';
  }

  return type === 'transfer' && credit.kind === 'system' ? 'toOtherProvider' : undefined;
}

/** An amount in hundredths, round as people like it; never one that is kept for the personas. */
export function amountOf(
  type: EverydayType,
  { currency, isPersona, kycLevel }: CastAccount,
  random: Random,
): number {
  const { median, sigma, round } = AMOUNT_MIX[type];
  const factor = (CURRENCY_FACTOR[currency] ?? 1) * (kycLevel === 1 ? SHARE_OF_FIRST_TIER : 1);
  const hundredths = Math.max(100, Math.round(random.logNormal(median * factor, sigma) * 100));
  const step = isWholeCurrency(currency) ? 10_000 : 1_000;
  const isRound = isWholeCurrency(currency) || random.chance(round);
  const amount = isRound ? Math.max(step, Math.round(hundredths / step) * step) : hundredths;

  return isPersona && RESERVED_AMOUNTS.includes(amount) ? amount + step : amount;
}

/** A moment of waking life in the customer's zone, within the ninety days before now but for the last ones, which are quiet. */
export function momentOf(
  owner: Pick<CastAccount, 'utcOffsetHours'>,
  random: Random,
  now: number,
  quietMs = 60_000,
): number {
  const { utcOffsetHours } = owner;
  const offset = utcOffsetHours * HOUR;
  const today = Math.floor((now + offset) / DAY) * DAY - offset;
  const at =
    today -
    random.int(0, DAYS) * DAY +
    random.weighted(HOUR_MIX) * HOUR +
    random.int(0, 3_599) * 1_000 +
    random.int(0, 999);

  return at > now - quietMs || at < now - DAYS * DAY ? momentOf(owner, random, now, quietMs) : at;
}
