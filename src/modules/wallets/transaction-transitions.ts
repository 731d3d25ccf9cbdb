import type { TransactionLegs, TransactionState } from './wallet-transaction.js';

/** Where a transaction may go from each state (own vocabulary over GSMA 1.2 and ISO 20022). */
const ALLOWED: Readonly<Record<TransactionState, readonly TransactionState[]>> = {
  INITIATED: ['PENDING', 'HELD', 'COMPLETED', 'FAILED', 'CANCELLED', 'EXPIRED', 'IN_DOUBT'],
  PENDING: ['HELD', 'COMPLETED', 'FAILED', 'CANCELLED', 'EXPIRED', 'IN_DOUBT'],
  HELD: ['PENDING', 'COMPLETED', 'FAILED', 'CANCELLED'],
  IN_DOUBT: ['COMPLETED', 'FAILED', 'REVERSED', 'PENDING'],
  COMPLETED: ['PARTIALLY_REVERSED', 'REVERSED'],
  FAILED: ['REVERSED'],
  CANCELLED: [],
  EXPIRED: [],
  REVERSED: [],
  PARTIALLY_REVERSED: ['REVERSED'],
  UNKNOWN: [],
};

interface Seen {
  readonly state: TransactionState;
  readonly legs: Pick<TransactionLegs, 'debit'>;
}

/**
 * Whether a wallet may tell `after` of a transaction of which it told `before`. Anything else is an anomaly of the
 * provider: it is shown as it came, and said to be one. A word that nobody mapped proves nothing either way, and a
 * failed payment goes back only where money had left.
 */
export function isAllowedTransition(before: Seen, after: Pick<Seen, 'state'>): boolean {
  if (before.state === after.state || before.state === 'UNKNOWN' || after.state === 'UNKNOWN') {
    return true;
  }
  if (before.state === 'FAILED' && before.legs.debit !== 'posted') {
    return false;
  }

  return ALLOWED[before.state].includes(after.state);
}

/** Whether nothing more is to be expected: looking again is of no use. */
export function isFinal({ state, legs }: Seen): boolean {
  if (state === 'FAILED') {
    return legs.debit === 'none' || legs.debit === 'returned';
  }

  return state === 'CANCELLED' || state === 'EXPIRED' || state === 'REVERSED';
}
