import type { SqlRow } from '../../platform/database/statement.js';
import type { Words } from '../../platform/i18n/words.js';
import type { TicketStatus } from '../tickets/ticket-status.js';

/** Where a ticket stands, as the staff says it: on its page, and in a row of a queue. */
export interface StandingModel {
  readonly status: string;
  readonly tone: Tone;
  /** '' while nobody has it. */
  readonly assignee: string;
}

export type Tone = 'neutral' | 'info' | 'ok' | 'warn' | 'danger';

const TONES: Readonly<Record<TicketStatus, Tone>> = {
  new: 'warn',
  open: 'info',
  waiting: 'neutral',
  resolved: 'ok',
  closed: 'neutral',
};

export const standingModel = (ticket: SqlRow, assignee: string, words: Words): StandingModel => ({
  status: words.t(`desk.statuses.${String(ticket.status)}`),
  tone: TONES[ticket.status as TicketStatus],
  assignee,
});
