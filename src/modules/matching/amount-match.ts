import { parseDecimal } from '../wallets/decimal.js';
import type { WalletTransaction } from '../wallets/wallet-transaction.js';
import { ONE, type SaidAmount } from './hints/said-amounts.js';

export type AmountMatch = 'exact' | 'with-fee' | 'net-of-fee' | 'rounded' | 'about' | 'typo' | 'contradicts';

export interface AmountFit {
  readonly match: AmountMatch;
  /** -0.5 to 1. */
  readonly value: number;
}

/** What moved, in ten-thousandths of the currency's unit. */
export interface MovedAmount {
  readonly amount: bigint;
  readonly fee: bigint;
}

/** Null where the wallet's amount is none. Fees in another currency are no part of what a customer reads as the amount. */
export function movedAmount({
  amount,
  currency,
  fees,
}: Pick<WalletTransaction, 'amount' | 'currency' | 'fees'>): MovedAmount | null {
  const moved = parseDecimal(amount);
  const fee = fees.reduce(
    (sum, item) => (item.currency === currency ? sum + (parseDecimal(item.amount) ?? 0n) : sum),
    0n,
  );

  return moved === null ? null : { amount: moved, fee };
}

/** Our own choice, proven on planted statements. */
const VALUE = { exact: 1, rounded: 0.85, aboutNear: 0.8, aboutFar: 0.6, typo: 0.25, contradicts: -0.5 };
/** What is said beside the amount of a form is more often something else. */
const LATER_AMOUNT = 0.9;

/** How the amounts that were said fit one transaction: the best of them counts. Null where none was said. */
export function fitOfAmounts(said: readonly SaidAmount[], moved: MovedAmount): AmountFit | null {
  let best: AmountFit | null = null;
  for (const [index, amount] of said.entries()) {
    const fit = fitOf(amount, moved);
    const value = index > 0 && fit.value > 0 ? fit.value * LATER_AMOUNT : fit.value;
    if (best === null || value > best.value) {
      best = { match: fit.match, value };
    }
  }

  return best;
}

/**
 * People name what left the account (with fees), what arrived (without), or a round figure; they remember about, and
 * they mistype. A bare number that fits nothing may be no amount at all: it does not count against.
 */
function fitOf(said: SaidAmount, { amount, fee }: MovedAmount): AmountFit {
  if (said.certainty === 'about') {
    return aboutFit(said, amount);
  }
  if (said.value === amount) {
    return { match: 'exact', value: VALUE.exact };
  }
  if (fee > 0n && said.value === amount + fee) {
    return { match: 'with-fee', value: VALUE.exact };
  }
  if (fee > 0n && said.value === amount - fee) {
    return { match: 'net-of-fee', value: VALUE.exact };
  }
  if (
    said.isWhole &&
    (distance(said.value, amount) < ONE || (fee > 0n && distance(said.value, amount + fee) < ONE))
  ) {
    return { match: 'rounded', value: VALUE.rounded };
  }
  if (isTypo(said.value, amount)) {
    return { match: 'typo', value: VALUE.typo };
  }

  return { match: 'contradicts', value: said.isBare ? 0 : VALUE.contradicts };
}

/** The nearer to what was said, the better; outside of it, by as much again, it is still no contradiction. */
function aboutFit({ value, from, to, isBare }: SaidAmount, amount: bigint): AmountFit {
  if (amount >= from && amount <= to) {
    const half = amount < value ? value - from : to - value;
    const share = half === 0n ? 0 : Number((distance(amount, value) * 100n) / half) / 100;
    return { match: 'about', value: VALUE.aboutNear - (VALUE.aboutNear - VALUE.aboutFar) * share };
  }
  const width = to - from;
  const isNear = amount >= from - width / 2n && amount <= to + width / 2n;

  return { match: 'contradicts', value: isNear || isBare ? 0 : VALUE.contradicts };
}

/** One digit missing or too many, or two neighbours swapped: 199 and 1999, 120.00 and 102.00. */
function isTypo(said: bigint, actual: bigint): boolean {
  // A digit more or less is a factor of about ten, two swapped digits less than that.
  if (said > actual * 11n || actual > said * 11n) {
    return false;
  }
  const [a, b] = [digitsOf(said), digitsOf(actual)];
  if (a.length === b.length) {
    return isSwap(a, b);
  }
  const [short, long] = a.length < b.length ? [a, b] : [b, a];

  return short.length >= 2 && long.length === short.length + 1 && lacksOne(short, long);
}

function isSwap(a: string, b: string): boolean {
  let at = 0;
  while (at < a.length && a[at] === b[at]) {
    at += 1;
  }

  return (
    a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2) && at + 1 < a.length
  );
}

function lacksOne(short: string, long: string): boolean {
  let at = 0;
  while (at < short.length && short[at] === long[at]) {
    at += 1;
  }

  return short.slice(at) === long.slice(at + 1);
}

/** Digits without decimals that say nothing, so that `199` and `1999.00` compare. */
function digitsOf(value: bigint): string {
  const [whole, rest] = [value / ONE, value % ONE];

  return rest === 0n ? String(whole) : `${whole}${String(rest).padStart(4, '0').replace(/0+$/, '')}`;
}

const distance = (a: bigint, b: bigint): bigint => (a > b ? a - b : b - a);
