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

/** What one look at a transaction says of where it stands. Snapshots of before may say nothing of its legs. */
export interface Stand {
  readonly state: TransactionState;
  readonly legs?: Pick<TransactionLegs, 'debit' | 'assumed'>;
}

/**
 * Whether a wallet may tell `after` of a transaction of which it told `before`. Anything else is an anomaly of the
 * provider: it is shown as it came, and said to be one. A word that nobody mapped proves nothing either way, and what
 * the wallet says has failed without taking money cannot give it back; where that is only assumed, it may.
 */
export function isAllowedTransition(before: Stand, after: Stand): boolean {
  if (before.state === after.state || before.state === 'UNKNOWN' || after.state === 'UNKNOWN') {
    return true;
  }
  const { legs } = before;
  if (isStopped(before)) {
    // What was stopped has moved nothing, unless the wallet says itself that it has: that can come back.
    return after.state === 'REVERSED' && hasTaken(before);
  }
  const tookNothing = before.state === 'FAILED' && legs && !legs.assumed && legs.debit !== 'posted';

  return ALLOWED[before.state].includes(after.state) && !tookNothing;
}

/**
 * Nothing more can happen to it. What has failed is over only where the wallet says that the money did not go, or is
 * back; what was cancelled or has expired, unless it says that the money went.
 */
export function isFinal({ state, legs }: Stand): boolean {
  if (state === 'FAILED') {
    return legs !== undefined && !legs.assumed && (legs.debit === 'none' || legs.debit === 'returned');
  }

  return state === 'REVERSED' || (isStopped({ state }) && !hasTaken({ state, legs }));
}

const isStopped = ({ state }: Stand): boolean => state === 'CANCELLED' || state === 'EXPIRED';

/** The wallet says, and does not only suppose, that the money left. */
const hasTaken = ({ legs }: Stand): boolean => legs !== undefined && !legs.assumed && legs.debit === 'posted';

/** It has come to an end that only a refund or a return can change. */
export const isSettled = (stand: Stand): boolean =>
  isFinal(stand) ||
  ['COMPLETED', 'PARTIALLY_REVERSED', 'FAILED', 'CANCELLED', 'EXPIRED'].includes(stand.state);
