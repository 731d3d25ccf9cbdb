import type {
  Direction,
  TransactionState,
  TransactionType,
  WalletTransaction,
} from '../wallets/wallet-transaction.js';

/** Which transactions a kind of complaint is about, by experience; own choice where no standard speaks. */
export interface Complaint {
  readonly expected: readonly TransactionType[];
  /** Null where either way is meant. */
  readonly direction: Direction | null;
  readonly typical: readonly TransactionState[];
  readonly contradicts: readonly TransactionState[];
  /** The money that came back is what is missing: it is no annex of what it gives back. */
  readonly isRefund?: true;
  /** What a statement shows long after: looked for further back. */
  readonly isDispute?: true;
}

const PAYMENTS = ['merchantpay', 'transfer', 'billpay'] as const;
const ANY_OUT = ['merchantpay', 'transfer', 'billpay', 'withdrawal', 'inttransfer'] as const;
const DONE = ['COMPLETED'] as const;
const NOT_DONE = ['FAILED', 'CANCELLED', 'EXPIRED'] as const;

const failed: Complaint = {
  expected: PAYMENTS,
  direction: 'out',
  typical: [...NOT_DONE, 'PENDING', 'IN_DOUBT'],
  contradicts: DONE,
};
const sentAway: Complaint = {
  expected: [...PAYMENTS, 'inttransfer'],
  direction: 'out',
  typical: ['COMPLETED', 'PENDING', 'HELD', 'IN_DOUBT'],
  contradicts: ['CANCELLED', 'EXPIRED'],
};
const charged: Complaint = {
  expected: ANY_OUT,
  direction: 'out',
  typical: DONE,
  contradicts: NOT_DONE,
  isDispute: true,
};
const toppedUp: Complaint = {
  expected: ['deposit'],
  direction: 'in',
  typical: ['PENDING', 'FAILED', 'HELD', 'IN_DOUBT'],
  contradicts: [],
};
const withdrawn: Complaint = {
  expected: ['withdrawal'],
  direction: 'out',
  typical: ['PENDING', 'HELD', 'IN_DOUBT', 'FAILED', 'COMPLETED'],
  contradicts: [],
};
const stolen: Complaint = {
  expected: ANY_OUT,
  direction: 'out',
  typical: ['COMPLETED', 'PENDING'],
  contradicts: NOT_DONE,
};

const COMPLAINTS: Readonly<Record<string, Complaint>> = {
  E301: failed,
  E302: sentAway,
  E303: charged,
  E304: charged,
  E305: { ...sentAway, expected: ['transfer', 'inttransfer', 'billpay', 'merchantpay'] },
  E306: failed,
  E307: { ...failed, typical: ['PENDING', 'HELD', 'IN_DOUBT'], contradicts: [...DONE, ...NOT_DONE] },
  E308: charged,
  E309: { ...sentAway, expected: ['inttransfer'], isDispute: true },
  E310: { ...charged, expected: ['merchantpay', 'billpay'] },
  E401: toppedUp,
  E402: {
    expected: ['transfer', 'disbursement', 'inttransfer'],
    direction: 'in',
    typical: ['PENDING', 'HELD', 'IN_DOUBT'],
    contradicts: [],
  },
  E403: toppedUp,
  E404: {
    expected: ['disbursement', 'adjustment'],
    direction: 'in',
    typical: ['PENDING', 'HELD'],
    contradicts: [],
  },
  E501: { ...withdrawn, typical: ['PENDING', 'HELD', 'IN_DOUBT'] },
  E502: { ...withdrawn, typical: ['FAILED', 'CANCELLED', 'EXPIRED', 'REVERSED'], contradicts: [] },
  E503: {
    expected: ['adjustment', 'reversal'],
    direction: 'in',
    typical: ['PENDING', 'HELD', 'IN_DOUBT'],
    contradicts: [],
    isRefund: true,
  },
  E504: withdrawn,
  E601: stolen,
  E605: stolen,
  E703: { expected: ANY_OUT, direction: 'out', typical: ['FAILED'], contradicts: DONE },
};

/** Null for a type that says nothing about what kind of transaction is meant. */
export const complaintOf = (typeCode: string | null | undefined): Complaint | null =>
  (typeCode && COMPLAINTS[typeCode]) || null;

/** Own choice: expected; the right way, but another kind; a purchase whose refund is missing; none of it. */
const TYPE_VALUE = { expected: 1, possible: 0.5, refunded: 0.8, unlikely: 0 };

/** 0 to 1: whether it is of the kind that the complaint is about. */
export function typeFit(
  { expected, direction, isRefund }: Complaint,
  transaction: WalletTransaction,
): number {
  const { type, direction: actual } = transaction;
  const goesTheWay = direction === null || actual === null || actual === 'self' || actual === direction;
  if (goesTheWay && expected.includes(type)) {
    return TYPE_VALUE.expected;
  }
  if (isRefund && type === 'merchantpay') {
    return TYPE_VALUE.refunded;
  }

  return goesTheWay && (actual !== null || type === 'unknown') && !isRefund
    ? TYPE_VALUE.possible
    : TYPE_VALUE.unlikely;
}

/** 1 typical, 0.5 neither, 0.2 hard to believe, and still possible. */
const STATE_VALUE = { typical: 1, neutral: 0.5, contradicts: 0.2 };

export function stateFit({ typical, contradicts }: Complaint, { state, legs }: WalletTransaction): number {
  if (typical.includes(state)) {
    return STATE_VALUE.typical;
  }

  // Failed and yet debited is what a customer calls charged.
  const isCharged = state !== 'COMPLETED' && legs.debit === 'posted';

  return contradicts.includes(state) && !isCharged ? STATE_VALUE.contradicts : STATE_VALUE.neutral;
}
