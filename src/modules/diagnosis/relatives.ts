import { parseDecimal } from '../wallets/decimal.js';
import type { WalletTransaction } from '../wallets/wallet-transaction.js';
import type { DiagnosisFacts } from './diagnosis-facts.js';

const TWINS_MS = 10 * 60_000;
const BACK = ['reversal', 'adjustment'];

/** What gives money of this transaction back, the newest first. */
export const returnsOf = (
  subject: WalletTransaction,
  others: readonly WalletTransaction[],
): readonly WalletTransaction[] =>
  others
    .filter(({ originalReference, type }) => originalReference === subject.reference && BACK.includes(type))
    .sort((a, b) => (b.createdAt?.getTime() ?? 0) - (a.createdAt?.getTime() ?? 0));

/** Whether it is itself what gives something back. */
export const isReturn = ({ type }: WalletTransaction): boolean => BACK.includes(type);

/** How far a return has come; a part of the amount is not done. */
export function progressOf(
  subject: WalletTransaction,
  returns: readonly WalletTransaction[],
): DiagnosisFacts['reversal'] {
  const done = returns.filter(({ state }) => state === 'COMPLETED');
  const sum = done.reduce((total, { amount }) => total + (parseDecimal(amount) ?? 0n), 0n);
  if (done.length > 0 && sum >= (parseDecimal(subject.amount) ?? 0n)) {
    return 'done';
  }
  if (returns.some(({ state }) => ['INITIATED', 'PENDING', 'HELD', 'IN_DOUBT'].includes(state))) {
    return 'running';
  }

  return returns.some(({ state }) => state === 'FAILED') ? 'failed' : 'none';
}

/** The same parties and amount within minutes, in the order in which they were made. */
export function twinsOf(
  subject: WalletTransaction,
  others: readonly WalletTransaction[],
): readonly WalletTransaction[] {
  const at = subject.createdAt?.getTime();

  return at === undefined || isReturn(subject)
    ? []
    : others
        .filter(
          (one) =>
            one.reference !== subject.reference &&
            one.type === subject.type &&
            one.amount === subject.amount &&
            one.currency === subject.currency &&
            partyOf(one) === partyOf(subject) &&
            one.createdAt !== null &&
            Math.abs(one.createdAt.getTime() - at) <= TWINS_MS,
        )
        .sort((a, b) => (a.createdAt?.getTime() ?? 0) - (b.createdAt?.getTime() ?? 0));
}

/** What several alike are: charged twice, one real one, or two orders. */
export function twinOf(
  subject: WalletTransaction,
  twins: readonly WalletTransaction[],
  others: readonly WalletTransaction[],
): DiagnosisFacts['twin'] {
  if (twins.length === 0) {
    return 'none';
  }
  const all = [subject, ...twins];
  const real = all.filter(
    (one) => one.state === 'COMPLETED' && progressOf(one, returnsOf(one, others)) === 'none',
  );
  if (real.length < 2) {
    return all.some(({ state }) => state === 'PENDING' || state === 'IN_DOUBT') && real.length === 0
      ? 'none'
      : 'one-real';
  }
  const orders = real.map(orderOf).filter((order) => order !== null);

  return orders.length === real.length && new Set(orders).size === real.length ? 'two-orders' : 'double';
}

export const orderOf = ({ orderNumber, partnerReference }: WalletTransaction): string | null =>
  orderNumber ?? partnerReference;

/** The other side, by the first thing it is known by. */
const partyOf = ({ credit }: WalletTransaction): string =>
  credit.identifiers.map(({ kind, value }) => `${kind}:${value}`).sort()[0] ?? credit.display ?? '';
