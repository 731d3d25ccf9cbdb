import type { WalletTransaction } from '../wallets/wallet-transaction.js';
import type { SaidReference } from './hints/said-references.js';

export interface ReferenceFit {
  readonly isExact: boolean;
  /** 0 to 1. */
  readonly value: number;
  /** As the customer gave it. */
  readonly said: string;
}

const LONG_PART = 6;
const SHORT_PART = 4;
const VALUE = { long: 1, short: 0.7, oneOff: 0.7 };
/** A whole number must be so long before one wrong sign of it is a slip and not another number. */
const LONGEST_SLIP = 8;

/** How the numbers that a customer gave fit those of a transaction; null where none does. */
export function fitOfReferences(
  said: readonly SaidReference[],
  {
    reference,
    receipt,
    partnerReference,
  }: Pick<WalletTransaction, 'reference' | 'receipt' | 'partnerReference'>,
): ReferenceFit | null {
  if (said.length === 0) {
    return null;
  }
  const numbers = [reference, receipt, partnerReference].flatMap((number) =>
    number === null ? [] : [plain(number)],
  );
  let best: ReferenceFit | null = null;
  for (const one of said) {
    const fit = fitOf(one, numbers);
    if (fit && (best === null || fit.value > best.value || (fit.isExact && !best.isExact))) {
      best = fit;
    }
  }

  return best;
}

function fitOf({ value, isPart }: SaidReference, numbers: readonly string[]): ReferenceFit | null {
  const part = plain(value);
  if (part.length < SHORT_PART) {
    return null;
  }
  if (!isPart && part.length >= LONG_PART - 1 && numbers.includes(part)) {
    return { isExact: true, value: 1, said: value };
  }
  if (numbers.some((number) => number.startsWith(part) || number.endsWith(part))) {
    return { isExact: false, value: part.length >= LONG_PART ? VALUE.long : VALUE.short, said: value };
  }
  const isSlip = part.length >= LONGEST_SLIP && numbers.some((number) => differsByOne(number, part));

  return isSlip ? { isExact: false, value: VALUE.oneOff, said: value } : null;
}

const plain = (number: string): string => number.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');

/** One sign changed, or two neighbours swapped. */
function differsByOne(a: string, b: string): boolean {
  if (a.length !== b.length) {
    return false;
  }
  const wrong = [...a].flatMap((sign, at) => (sign === b[at] ? [] : [at]));
  const [first = 0, second] = wrong;

  return (
    wrong.length === 1 ||
    (wrong.length === 2 && second === first + 1 && a[first] === b[second] && a[second] === b[first])
  );
}
