export const ESCALATION_STATUSES = ['requested', 'seen', 'decided'] as const;

export type EscalationStatus = (typeof ESCALATION_STATUSES)[number];

export const ESCALATION_OUTCOMES = ['upheld', 'partly', 'not-upheld', 'explained'] as const;

export type EscalationOutcome = (typeof ESCALATION_OUTCOMES)[number];

const MOVES: Readonly<Record<EscalationStatus, readonly EscalationStatus[]>> = {
  requested: ['seen', 'decided'],
  seen: ['decided'],
  decided: [],
};

export const canMoveEscalation = (from: EscalationStatus, to: EscalationStatus): boolean =>
  MOVES[from].includes(to);

/** Hours until a supervisor has looked, and until he decides: our own promise, printed on the ticket. */
export const PROMISE_HOURS = { seen: 4, decision: 24 } as const;
