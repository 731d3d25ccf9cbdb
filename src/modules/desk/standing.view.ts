import type { Words } from '../../platform/i18n/words.js';
import type { TicketStatus } from '../tickets/ticket-status.js';

/** Where a ticket stands, as the staff says it: on its page, and in a row of a queue. */
export interface StandingModel {
  readonly status: string;
  readonly tone: Tone;
  /** `P1` to `P4`, in words. */
  readonly priority: string;
  readonly priorityTone: Tone;
  /** '' while nobody has it. */
  readonly assignee: string;
  /** Until when the desk owes the customer a word; null while it owes him none. */
  readonly dueAt: Date | null;
  readonly late: boolean;
}

export interface StandingFacts {
  readonly status: string;
  readonly priority: string;
  readonly assignee: string;
  readonly nextDueAt: Date | null;
}

export type Tone = 'neutral' | 'info' | 'ok' | 'warn' | 'danger';

const TONES: Readonly<Record<TicketStatus, Tone>> = {
  new: 'warn',
  open: 'info',
  waiting: 'neutral',
  resolved: 'ok',
  closed: 'neutral',
};

const PRIORITY_TONES: Readonly<Record<string, Tone>> = { P1: 'danger', P2: 'warn' };

export const standingModel = (
  { status, priority, assignee, nextDueAt }: StandingFacts,
  now: Date,
  words: Words,
): StandingModel => ({
  status: words.t(`desk.statuses.${status}`),
  tone: TONES[status as TicketStatus],
  priority: words.t(`desk.priorities.${priority}`),
  priorityTone: PRIORITY_TONES[priority] ?? 'neutral',
  assignee,
  dueAt: nextDueAt,
  late: nextDueAt !== null && nextDueAt < now,
});
