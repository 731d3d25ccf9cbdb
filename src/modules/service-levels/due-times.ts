import { addOpenDays, addOpenTime, type DeskCalendar } from './desk-calendar.js';

export type LevelPriority = 'P1' | 'P2' | 'P3' | 'P4';

/** How long something may take: minutes, or days of work; `always` runs by night too, `open` only while the desk is. */
type Span =
  | { readonly minutes: number; readonly clock: 'always' | 'open' }
  | { readonly days: number; readonly clock: 'open' };

interface Level {
  readonly firstReply: { readonly live: Span; readonly async: Span };
  /** From a word of the customer to the next word of ours. */
  readonly update: Span;
  /** To a result, or to a word on what is still missing. */
  readonly resolution: Span;
  /** Until a supervisor who was asked for has spoken up, and until he has decided. */
  readonly supervisorSeen: Span;
  readonly supervisorDecides: Span;
}

const always = (minutes: number): Span => ({ minutes, clock: 'always' });
const open = (minutes: number): Span => ({ minutes, clock: 'open' });
const days = (count: number): Span => ({ days: count, clock: 'open' });

const HOUR = 60;
const URGENT = {
  resolution: always(24 * HOUR),
  supervisorSeen: always(HOUR),
  supervisorDecides: always(4 * HOUR),
};
const USUAL = { update: days(1), supervisorSeen: open(4 * HOUR), supervisorDecides: days(1) };

const LEVELS: Readonly<Record<LevelPriority, Level>> = {
  P1: { firstReply: { live: always(1), async: always(15) }, update: always(HOUR), ...URGENT },
  P2: { firstReply: { live: always(3), async: always(30) }, update: always(4 * HOUR), ...URGENT },
  P3: { firstReply: { live: open(5), async: open(4 * HOUR) }, resolution: days(3), ...USUAL },
  P4: { firstReply: { live: open(10), async: days(1) }, resolution: days(5), ...USUAL },
};

/** Until when somebody who has asked for help has a first answer from a person. */
export const firstReplyDue = (
  priority: LevelPriority,
  mode: 'live' | 'async',
  openedAt: Date,
  calendar: DeskCalendar,
): Date => after(LEVELS[priority].firstReply[mode], openedAt, calendar);

/** Until when a later word of the customer is answered. */
export const updateDue = (priority: LevelPriority, saidAt: Date, calendar: DeskCalendar): Date =>
  after(LEVELS[priority].update, saidAt, calendar);

/** Until when a customer has a result, or knows what is still missing. */
export const resolutionDue = (priority: LevelPriority, openedAt: Date, calendar: DeskCalendar): Date =>
  after(LEVELS[priority].resolution, openedAt, calendar);

/** Until when a supervisor who was asked for has spoken up. */
export const supervisorSeenDue = (priority: LevelPriority, askedAt: Date, calendar: DeskCalendar): Date =>
  after(LEVELS[priority].supervisorSeen, askedAt, calendar);

/** Until when he has decided. */
export const supervisorDecisionDue = (priority: LevelPriority, askedAt: Date, calendar: DeskCalendar): Date =>
  after(LEVELS[priority].supervisorDecides, askedAt, calendar);

function after(span: Span, from: Date, calendar: DeskCalendar): Date {
  if ('days' in span) {
    return addOpenDays(calendar, from, span.days);
  }

  return span.clock === 'always'
    ? new Date(from.getTime() + span.minutes * 60_000)
    : addOpenTime(calendar, from, span.minutes * 60_000);
}
