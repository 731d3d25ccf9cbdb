import { parseDecimal } from '../wallets/decimal.js';
import type { WalletTransaction } from '../wallets/wallet-transaction.js';

export type AmountMatch = 'exact' | 'with-fee' | 'net-of-fee' | 'rounded' | 'typo' | 'contradicts';

const ONE = 10_000n;

/**
 * How the amount a customer named fits a transaction; null where the text is no amount. People name what left
 * the account (with fees), what arrived (without), or a round figure; and they mistype.
 */
export function compareAmounts(
  stated: string,
  { amount, currency, fees }: Pick<WalletTransaction, 'amount' | 'currency' | 'fees'>,
): AmountMatch | null {
  const said = parseDecimal(stated);
  const actual = parseDecimal(amount);

  if (said === null || actual === null) {
    return null;
  }

  const fee = fees
    .filter((item) => item.currency === currency)
    .reduce((sum, item) => sum + (parseDecimal(item.amount) ?? 0n), 0n);

  if (said === actual) {
    return 'exact';
  }

  if (fee > 0n && said === actual + fee) {
    return 'with-fee';
  }

  if (fee > 0n && said === actual - fee) {
    return 'net-of-fee';
  }

  if (!stated.includes('.') && distance(said, actual) < ONE) {
    return 'rounded';
  }

  return isTypo(digitsOf(stated), digitsOf(amount)) ? 'typo' : 'contradicts';
}

/** One digit missing or too many, or two neighbours swapped: 199 and 1999, 120.00 and 102.00. */
function isTypo(said: string, actual: string): boolean {
  if (said.length === actual.length) {
    return isSwap(said, actual);
  }

  const [short, long] = said.length < actual.length ? [said, actual] : [actual, said];
  return (
    short.length >= 2 &&
    long.length === short.length + 1 &&
    Array.from(long, (_, index) => long.slice(0, index) + long.slice(index + 1)).includes(short)
  );
}

function isSwap(said: string, actual: string): boolean {
  return Array.from({ length: said.length - 1 }, (_, index) => index).some((index) => {
    const swapped =
      said.slice(0, index) + said.charAt(index + 1) + said.charAt(index) + said.slice(index + 2);
    return swapped === actual;
  });
}

/** Digits of the plain amount, without decimals that say nothing, so that `199` and `1999.00` compare. */
function digitsOf(amount: string): string {
  return (amount.includes('.') ? amount.replace(/\.?0+$/, '') : amount).replace('.', '');
}

function distance(a: bigint, b: bigint): bigint {
  return a > b ? a - b : b - a;
}
