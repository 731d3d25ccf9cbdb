export const ESCALATION_STATUSES = ['requested', 'seen', 'third-party', 'decided'] as const;

export type EscalationStatus = (typeof ESCALATION_STATUSES)[number];

export const ESCALATION_OUTCOMES = ['upheld', 'partly', 'not-upheld', 'explained'] as const;

export type EscalationOutcome = (typeof ESCALATION_OUTCOMES)[number];

/** Why a customer asks; `other` says it in his words alone. */
export const CUSTOMER_REASONS = [
  'no-answer',
  'not-solved',
  'disagree',
  'urgent',
  'conduct',
  'other',
] as const;

/** Why the staff asks. */
export const STAFF_REASONS = ['complaint', 'authority', 'promise', 'risk', 'other'] as const;

export type EscalationReason = (typeof CUSTOMER_REASONS)[number] | (typeof STAFF_REASONS)[number];

const MOVES: Readonly<Record<EscalationStatus, readonly EscalationStatus[]>> = {
  requested: ['seen', 'decided'],
  seen: ['requested', 'third-party', 'decided'],
  'third-party': ['seen', 'decided'],
  decided: [],
};

/** The moves that go back need a reason: a board on which things slide back silently tells nobody anything. */
const BACK: readonly string[] = ['seen>requested', 'third-party>seen'];

export const canMoveEscalation = (from: EscalationStatus, to: EscalationStatus): boolean =>
  MOVES[from].includes(to);

export const isMoveBack = (from: EscalationStatus, to: EscalationStatus): boolean =>
  BACK.includes(`${from}>${to}`);

/** Where a supervisor may put it by a button; a decision is written. */
export const BOARD_MOVES = ['requested', 'seen', 'third-party'] as const;

export type BoardMove = (typeof BOARD_MOVES)[number];

export const boardMovesFrom = (from: EscalationStatus): readonly BoardMove[] =>
  BOARD_MOVES.filter((to) => canMoveEscalation(from, to));

export interface EscalationDues {
  readonly status: EscalationStatus;
  readonly seenDueAt: Date;
  readonly decisionDueAt: Date;
}

/** What is owed next: that somebody looks, then that he decides. */
export const escalationDueAt = ({ status, seenDueAt, decisionDueAt }: EscalationDues): Date =>
  status === 'requested' ? seenDueAt : decisionDueAt;

/** A promise that has passed while it was still owed. */
export const isOverdue = (dues: EscalationDues, now: Date): boolean =>
  dues.status !== 'decided' && escalationDueAt(dues) < now;
