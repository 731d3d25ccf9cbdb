import type { TransactionLegs, TransactionState } from './wallet-transaction.js';

/** What one look at a transaction says of where it stands. */
export interface Stand {
  readonly state: TransactionState;
  readonly legs?: Pick<TransactionLegs, 'debit' | 'assumed'>;
}

/**
 * Which states may follow one another (own vocabulary over GSMA 1.2 and ISO 20022). Whatever else a wallet shows is
 * kept as it came, and told to the staff as strange.
 */
const NEXT: Readonly<Record<TransactionState, readonly TransactionState[]>> = {
  INITIATED: ['PENDING', 'HELD', 'COMPLETED', 'FAILED', 'CANCELLED', 'EXPIRED', 'IN_DOUBT'],
  PENDING: ['HELD', 'COMPLETED', 'FAILED', 'CANCELLED', 'EXPIRED', 'IN_DOUBT'],
  HELD: ['PENDING', 'COMPLETED', 'FAILED', 'CANCELLED'],
  IN_DOUBT: ['COMPLETED', 'FAILED', 'REVERSED', 'PENDING'],
  COMPLETED: ['PARTIALLY_REVERSED', 'REVERSED'],
  FAILED: ['REVERSED'],
  PARTIALLY_REVERSED: ['REVERSED'],
  CANCELLED: [],
  EXPIRED: [],
  REVERSED: [],
  UNKNOWN: [],
};

/**
 * Whether the second look can follow the first. A word that we do not map says nothing in either direction; what has
 * failed without taking money cannot give it back.
 */
export function canFollow(before: Stand, after: Stand): boolean {
  if (before.state === after.state || before.state === 'UNKNOWN' || after.state === 'UNKNOWN') {
    return true;
  }
  const tookNothing = before.state === 'FAILED' && before.legs?.debit === 'none' && !before.legs.assumed;

  return NEXT[before.state].includes(after.state) && !tookNothing;
}

/** Nothing more can happen to it. What has failed is over only where the wallet says that the money did not go, or is back. */
export function isFinal({ state, legs }: Stand): boolean {
  if (state === 'FAILED') {
    return legs !== undefined && !legs.assumed && (legs.debit === 'none' || legs.debit === 'returned');
  }

  return state === 'CANCELLED' || state === 'EXPIRED' || state === 'REVERSED';
}

/** It has come to an end that only a refund or a return can change. */
export const isSettled = (stand: Stand): boolean =>
  isFinal(stand) || ['COMPLETED', 'PARTIALLY_REVERSED', 'FAILED'].includes(stand.state);
