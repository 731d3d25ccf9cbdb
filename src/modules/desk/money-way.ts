import type { TransactionLegs, TransactionState } from '../wallets/wallet-transaction.js';

/** What of a snapshot the way of its money is drawn from. */
export interface Travelled {
  readonly state: TransactionState;
  readonly legs: TransactionLegs;
  readonly createdAt: string | null;
  readonly modifiedAt: string | null;
}

export const WAY_STAGES = [
  'created',
  'authorised',
  'not-debited',
  'reserved',
  'debited',
  'held',
  'in-doubt',
  'credited',
  'failed',
  'cancelled',
  'expired',
  'given-back',
  'returned',
  'returned-partly',
  'unknown',
] as const;

export type WayStage = (typeof WAY_STAGES)[number];

export interface WayStep {
  readonly stage: WayStage;
  /** Where it stands; nothing behind it is known to have happened. */
  readonly state: 'done' | 'current' | 'ahead';
  readonly at: Date | null;
  /** Worked out from the state of the whole; the wallet did not say so itself. */
  readonly assumed: boolean;
}

type Step = Omit<WayStep, 'state'> & { readonly isAhead?: boolean };

/** The way of the money as the staff sees it: each step with its time where the wallet gave one. */
export function wayOf(seen: Travelled): readonly WayStep[] {
  const steps = [...beginning(seen), ...debit(seen), ...pause(seen), ...ending(seen)];
  const here = steps.findLastIndex(({ isAhead }) => !isAhead);

  return steps.map(({ isAhead, ...step }, index) => ({
    ...step,
    state: isAhead ? 'ahead' : index === here ? 'current' : 'done',
  }));
}

const at = (text: string | null): Date | null => (text === null ? null : new Date(text));
const step = (stage: WayStage, more: Partial<Step> = {}): Step => ({
  stage,
  at: null,
  assumed: false,
  ...more,
});

/** Wallets do not tell when somebody agreed: that he did follows from what came after. */
function beginning({ state, createdAt }: Travelled): Step[] {
  const created = step('created', { at: at(createdAt) });
  if (state === 'UNKNOWN' || state === 'CANCELLED' || state === 'EXPIRED') {
    return [created];
  }

  return [created, step('authorised', state === 'INITIATED' ? { isAhead: true } : { assumed: true })];
}

function debit({ state, legs }: Travelled): Step[] {
  const { assumed } = legs;
  if (state === 'UNKNOWN' && assumed) {
    return [];
  }
  if (legs.debit === 'reserved') {
    return [step('reserved', { assumed })];
  }
  if (legs.debit !== 'none') {
    return [step('debited', { assumed })];
  }

  return isUnderWay(state) ? [step('debited', { isAhead: true })] : [step('not-debited', { assumed })];
}

function pause({ state, modifiedAt }: Travelled): Step[] {
  if (state === 'HELD') {
    return [step('held', { at: at(modifiedAt) })];
  }

  return state === 'IN_DOUBT' ? [step('in-doubt', { at: at(modifiedAt) })] : [];
}

const ENDS: Partial<Record<TransactionState, WayStage>> = {
  FAILED: 'failed',
  CANCELLED: 'cancelled',
  EXPIRED: 'expired',
  REVERSED: 'returned',
  PARTIALLY_REVERSED: 'returned-partly',
  UNKNOWN: 'unknown',
};

function ending({ state, legs, modifiedAt }: Travelled): Step[] {
  const { assumed } = legs;
  const changed = at(modifiedAt);
  const end = ENDS[state];
  if (!end) {
    const isCredited = legs.credit === 'posted';

    return [step('credited', isCredited ? { at: changed, assumed } : { isAhead: true })];
  }
  const came = legs.credit === 'none' ? [] : [step('credited', { assumed })];
  const back = state === 'FAILED' && legs.debit === 'returned' ? [step('given-back', { assumed })] : [];

  return [...came, step(end, { at: changed }), ...back];
}

const isUnderWay = (state: TransactionState): boolean =>
  ['INITIATED', 'PENDING', 'HELD', 'IN_DOUBT'].includes(state);
