import { formatDecimal, parseDecimal } from '../wallets/decimal.js';
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
  /** Of the amount, without decimals that say nothing: `199` for 199.00, `1205` for 12.05. */
  readonly digits: string;
}

/** Null where the wallet's amount is none. Fees in another currency are no part of what a customer reads as the amount. */
export function movedAmount({
  amount,
  currency,
  fees,
}: Pick<WalletTransaction, 'amount' | 'currency' | 'fees'>): MovedAmount | null {
  const moved = parseDecimal(amount);
  let fee = 0n;
  for (const item of fees) {
    fee += (item.currency === currency ? parseDecimal(item.amount) : null) ?? 0n;
  }

  return moved === null ? null : { amount: moved, fee, digits: digitsOf(amount) };
}

/** Our own choice, proven on planted statements. */
const VALUE = { exact: 1, rounded: 0.85, aboutNear: 0.8, aboutFar: 0.6, typo: 0.25, contradicts: -0.5 };
/** What is said beside the amount of a form is more often something else. */
const LATER_AMOUNT = 0.9;

const EXACT: AmountFit = { match: 'exact', value: VALUE.exact };
const WITH_FEE: AmountFit = { match: 'with-fee', value: VALUE.exact };
const NET_OF_FEE: AmountFit = { match: 'net-of-fee', value: VALUE.exact };
const ROUNDED: AmountFit = { match: 'rounded', value: VALUE.rounded };
const TYPO: AmountFit = { match: 'typo', value: VALUE.typo };
const CONTRADICTS: AmountFit = { match: 'contradicts', value: VALUE.contradicts };
const NO_AMOUNT: AmountFit = { match: 'contradicts', value: 0 };

/** Reads how the amounts that were said fit a transaction, the best of them. @returns null where none was said */
export function amountFits(said: readonly SaidAmount[]): (moved: MovedAmount) => AmountFit | null {
  const digits = said.map(({ value }) => digitsOf(formatDecimal(value, 4)));

  return (moved) => {
    let best: AmountFit | null = null;
    said.forEach((amount, index) => {
      const fit = fitOf(amount, digits[index] ?? '', moved);
      const value = index > 0 && fit.value > 0 ? fit.value * LATER_AMOUNT : fit.value;
      if (best === null || value > best.value) {
        best = value === fit.value ? fit : { match: fit.match, value };
      }
    });

    return best;
  };
}

/**
 * People name what left the account (with fees), what arrived (without), or a round figure; they remember about, and
 * they mistype. A bare number that fits nothing may be no amount at all: it does not count against.
 */
function fitOf(said: SaidAmount, saidDigits: string, { amount, fee, digits }: MovedAmount): AmountFit {
  if (said.certainty === 'about') {
    return aboutFit(said, amount);
  }
  if (said.value === amount) {
    return EXACT;
  }
  if (fee > 0n && said.value === amount + fee) {
    return WITH_FEE;
  }
  if (fee > 0n && said.value === amount - fee) {
    return NET_OF_FEE;
  }
  if (
    said.isWhole &&
    (distance(said.value, amount) < ONE || (fee > 0n && distance(said.value, amount + fee) < ONE))
  ) {
    return ROUNDED;
  }
  // A digit more or less is a factor of about ten, two swapped digits less than that.
  if (isTypo(saidDigits, digits) && said.value <= amount * 11n && amount <= said.value * 11n) {
    return TYPO;
  }

  return said.isBare ? NO_AMOUNT : CONTRADICTS;
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

  return isNear || isBare ? NO_AMOUNT : CONTRADICTS;
}

/** One digit missing or too many, or two neighbours swapped: 199 and 1999, 120.00 and 102.00. */
function isTypo(a: string, b: string): boolean {
  if (a.length === b.length) {
    return isSwap(a, b);
  }
  const [short, long] = a.length < b.length ? [a, b] : [b, a];

  return long.length === short.length + 1 && short.length >= 2 && lacksOne(short, long);
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
function digitsOf(amount: string): string {
  const point = amount.indexOf('.');
  if (point < 0) {
    return amount;
  }
  let end = amount.length;
  while (amount[end - 1] === '0') {
    end -= 1;
  }

  return amount.slice(0, point) + amount.slice(point + 1, end);
}

const distance = (a: bigint, b: bigint): bigint => (a > b ? a - b : b - a);
