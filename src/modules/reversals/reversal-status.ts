/**
 * Where a request to give money back stands. `done`: the wallet says that it is through, and only then may the customer
 * hear of it. `in-doubt`: it was sent, and nobody knows what came of it; it is asked for by its id, never sent anew.
 * `recorded`: a supervisor has written down that it went back, and the wallet shows no return for it.
 */
export const REVERSAL_STATUSES = [
  'proposed',
  'approved',
  'sent',
  'processing',
  'queued',
  'in-doubt',
  'done',
  'rejected',
  'recorded',
  'declined',
  'withdrawn',
] as const;

export type ReversalStatus = (typeof REVERSAL_STATUSES)[number];

/** Why money should go back. */
export const REVERSAL_REASONS = [
  'failed-debited',
  'duplicate',
  'wrong-amount',
  'wrong-recipient',
  'not-received',
  'unauthorised',
  'other',
] as const;

export type ReversalReason = (typeof REVERSAL_REASONS)[number];

/** Why a supervisor says no. */
export const DECLINE_REASONS = [
  'not-shown',
  'merchant-first',
  'returns-by-itself',
  'wrong-figures',
  'other',
] as const;

export type DeclineReason = (typeof DECLINE_REASONS)[number];

export const REVERSAL_EXTENTS = ['whole', 'part'] as const;

export type ReversalExtent = (typeof REVERSAL_EXTENTS)[number];

export type ReversalKind = 'reversal' | 'adjustment';

/** What was bought stands, and only too much was taken for it: that is a refund which is linked to the original. */
export const kindOf = (reason: ReversalReason): ReversalKind =>
  reason === 'wrong-amount' ? 'adjustment' : 'reversal';

/** Our own words among the codes of refusals: the wallet says a day later that it has never seen the order, ... */
export const NEVER_RECEIVED = 'notReceived';
/** ... or it was never sent, because something had changed since somebody said yes; */
export const NEVER_SENT = 'notSent';
/** ... or a supervisor has written down that nothing went back, which the wallet itself would not say. */
export const NOT_RETURNED = 'notReturned';

/**
 * What the operator's own back office has found out about an order that the wallet says nothing of: that it went back
 * and the wallet shows the return, that it went back and the wallet shows none, or that nothing went back.
 */
export const END_FINDINGS = ['returned', 'recorded', 'not-returned'] as const;

export type EndFinding = (typeof END_FINDINGS)[number];

const ANSWERS: readonly ReversalStatus[] = ['processing', 'queued', 'in-doubt', 'done', 'rejected'];

const MOVES: Readonly<Record<ReversalStatus, readonly ReversalStatus[]>> = {
  proposed: ['approved', 'declined', 'withdrawn'],
  // Refused by this house itself, where something has changed before it was sent.
  approved: ['sent', 'rejected'],
  // Back to `approved` where nothing left this house; to itself where the wallet never got it, under the same id.
  sent: ['approved', 'sent', ...ANSWERS],
  queued: [...ANSWERS, 'recorded'],
  processing: ['processing', 'in-doubt', 'done', 'rejected', 'recorded'],
  'in-doubt': ['sent', ...ANSWERS, 'recorded'],
  done: [],
  rejected: [],
  recorded: [],
  declined: [],
  withdrawn: [],
};

export const canMoveReversal = (from: ReversalStatus, to: ReversalStatus): boolean =>
  MOVES[from].includes(to);

/** Nothing is decided yet about what becomes of it, so that no second request stands beside it. */
export const OPEN_STATUSES = REVERSAL_STATUSES.filter((status) => MOVES[status].length > 0);

export const isOpenReversal = (status: ReversalStatus): boolean => OPEN_STATUSES.includes(status);

/** A supervisor has said yes, and the wallet has not answered for good. */
export const UNDER_WAY: readonly ReversalStatus[] = OPEN_STATUSES.filter((status) => status !== 'proposed');

/** So long after the decision somebody must look why it is not through. */
export const OVERDUE_MS = 2 * 3_600_000;

export const isOverdueReversal = (
  { status, decidedAt }: { readonly status: ReversalStatus; readonly decidedAt: Date | null },
  now: Date,
): boolean =>
  UNDER_WAY.includes(status) && decidedAt !== null && now.getTime() - decidedAt.getTime() > OVERDUE_MS;

/** The wallet has it, or may have it. */
const AT_THE_WALLET: readonly ReversalStatus[] = ['queued', 'processing', 'in-doubt'];

/** It has stood still for so long that a person may write down what became of it. */
export const isStuckReversal = (
  { status, movedAt }: { readonly status: ReversalStatus; readonly movedAt: Date },
  now: Date,
): boolean => AT_THE_WALLET.includes(status) && now.getTime() - movedAt.getTime() > OVERDUE_MS;
