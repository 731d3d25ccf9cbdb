import { type Money, toMinor } from '../../platform/money/money.js';
import type { WalletTransaction } from '../wallets/wallet-transaction.js';
import type { ReversalExtent } from './reversal-status.js';

/** What the wallet shows of an original, and what of it has gone back or is on its way. */
export interface ReversalSight {
  readonly original: Pick<
    WalletTransaction,
    'state' | 'legs' | 'amount' | 'currency' | 'createdAt' | 'originalReference' | 'fetchedAt'
  >;
  /** Decimal texts of what gives it back; null where that cannot be counted. */
  readonly given: readonly string[] | null;
}

/** So much goes back: `part` is what is asked for, null for the whole. */
export interface ReversalFigures extends Money {
  readonly partMinor: number | null;
}

/** Why it cannot be; the last two of the wallet, the others of the transaction and the amount. */
export const REVERSAL_OBJECTIONS = [
  'gives-back-itself',
  'not-charged',
  'too-old',
  'uncertain',
  'nothing-left',
  'amount',
  'too-much',
  'whole-only',
] as const;

export type ReversalObjection = (typeof REVERSAL_OBJECTIONS)[number];

interface Asked {
  readonly extent: ReversalExtent;
  /** Decimal text; of a part only. */
  readonly amount: string | null;
}

/**
 * What may go back of an original, by a fresh look at it: the money was taken and has not come back, and no more goes
 * back than is left. What nobody can count is not guessed.
 */
export function figuresOf(
  { original, given }: ReversalSight,
  { extent, amount }: Asked,
  rules: { readonly windowMs: number; readonly takesParts: boolean },
): ReversalFigures | ReversalObjection {
  const { currency, createdAt, fetchedAt } = original;
  if (original.originalReference !== null) {
    return 'gives-back-itself';
  }
  if (!isCharged(original)) {
    return 'not-charged';
  }
  if (createdAt === null || fetchedAt.getTime() - createdAt.getTime() > rules.windowMs) {
    return 'too-old';
  }
  const left = leftOf(original, given);
  if (left === null) {
    return 'uncertain';
  }
  if (left <= 0) {
    return 'nothing-left';
  }
  const asked = extent === 'whole' ? left : minorOf(amount ?? '', currency);
  if (asked === null || asked <= 0) {
    return 'amount';
  }
  if (asked > left) {
    return 'too-much';
  }
  // What is left after a part has gone back is itself a part.
  const isWhole = asked === toMinor(original.amount, currency);

  return isWhole || rules.takesParts
    ? { amountMinor: asked, currency, partMinor: isWhole ? null : asked }
    : 'whole-only';
}

/** It is through; or it is not, and the wallet says itself that it took the money all the same. */
export function isCharged({ state, legs }: Pick<WalletTransaction, 'state' | 'legs'>): boolean {
  const isStopped = ['FAILED', 'CANCELLED', 'EXPIRED'].includes(state);

  return (
    state === 'COMPLETED' ||
    state === 'PARTIALLY_REVERSED' ||
    (isStopped && legs.debit === 'posted' && !legs.assumed)
  );
}

/** Null where a figure is missing, or the wallet says that a part has gone back and does not show it. */
function leftOf(
  { amount, currency, state }: ReversalSight['original'],
  given: ReversalSight['given'],
): number | null {
  const whole = minorOf(amount, currency);
  const back = given?.map((one) => minorOf(one, currency)) ?? [null];
  if (whole === null || (state === 'PARTIALLY_REVERSED' && back.length === 0)) {
    return null;
  }

  return back.reduce<number | null>(
    (left, one) => (left === null || one === null ? null : left - one),
    whole,
  );
}

const minorOf = (amount: string, currency: string): number | null =>
  /^\d{1,18}(\.\d{1,4})?$/.test(amount) ? toMinor(amount, currency) : null;
