import type { LedgerStatus } from './mix.js';

/** What may become of a transaction; what is not named here is final. */
const TRANSITIONS: Readonly<Partial<Record<LedgerStatus, readonly LedgerStatus[]>>> = {
  initiated: ['pending', 'held', 'completed', 'failed', 'cancelled', 'expired', 'doubt'],
  pending: ['held', 'completed', 'failed', 'cancelled', 'expired', 'doubt'],
  held: ['pending', 'completed', 'failed', 'cancelled'],
  doubt: ['completed', 'failed', 'reversed', 'pending'],
  completed: ['partiallyreversed', 'reversed'],
  failed: ['reversed'],
  partiallyreversed: ['reversed'],
};

export const mayBecome = (from: LedgerStatus, to: LedgerStatus): boolean =>
  TRANSITIONS[from]?.includes(to) ?? false;

/** Money is set aside for these, and has not moved. */
export const isHolding = (status: LedgerStatus): boolean => ['pending', 'held', 'doubt'].includes(status);

/** Both sides are posted. */
export const isPosting = (status: LedgerStatus): boolean =>
  ['completed', 'reversed', 'partiallyreversed'].includes(status);
