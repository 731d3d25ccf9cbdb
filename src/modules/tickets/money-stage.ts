import type { TransactionLegs, TransactionState } from '../wallets/wallet-transaction.js';

/** Where a stage of the way of money stands: behind, here, or ahead. */
export type StageState = 'done' | 'current' | 'ahead';

export const STAGE_NAMES = [
  'sent',
  'processing',
  'arrived',
  'returned',
  'returned-partly',
  'stopped',
] as const;

export type StageName = (typeof STAGE_NAMES)[number];

/** What the wallet last said of a transaction, as a snapshot keeps it. */
export interface SeenMoney {
  readonly state: TransactionState;
  readonly legs?: Pick<TransactionLegs, 'debit' | 'assumed'>;
}

/** The end that a state leads to, and how far the way there is gone. Null: the wallet did not say. */
const ENDS: Readonly<Record<TransactionState, readonly [end: StageName, at: 0 | 1 | 2] | null>> = {
  INITIATED: ['arrived', 0],
  PENDING: ['arrived', 1],
  HELD: ['arrived', 1],
  COMPLETED: ['arrived', 2],
  FAILED: ['stopped', 2],
  CANCELLED: ['stopped', 2],
  EXPIRED: ['stopped', 2],
  REVERSED: ['returned', 2],
  PARTIALLY_REVERSED: ['returned-partly', 2],
  IN_DOUBT: null,
  UNKNOWN: null,
};

export interface Stage {
  readonly name: StageName;
  readonly state: StageState;
}

/** Sent, in processing, and its end; [] where nobody can say, and then nothing is drawn. */
export function stagesOf({ state }: SeenMoney): readonly Stage[] {
  const way = ENDS[state];
  if (!way) {
    return [];
  }
  const [end, at] = way;
  const stateOf = (index: number): StageState => (index < at ? 'done' : index === at ? 'current' : 'ahead');

  return (['sent', 'processing', end] as const).map((name, index) => ({ name, state: stateOf(index) }));
}

/**
 * What more the ledger itself says of money that did not arrive: whether it left the account, and whether it is back.
 * Null where it was not told but worked out: a guess about somebody's money is not said to him.
 */
export function moneyOf({ state, legs }: SeenMoney): 'never-left' | 'is-back' | null {
  if (ENDS[state]?.[0] !== 'stopped' || !legs || legs.assumed) {
    return null;
  }

  return legs.debit === 'none' ? 'never-left' : legs.debit === 'returned' ? 'is-back' : null;
}
