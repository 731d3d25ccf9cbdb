import type { Words } from '../../platform/i18n/words.js';

/** Where a ticket stands for its customer: a word, and until when he hears from us. */
export interface Standing {
  readonly status: string;
  readonly tone: 'info' | 'warn' | 'ok' | 'neutral';
  /** '' where nothing is owed. */
  readonly promise: string;
  readonly missed: boolean;
}

interface StandingFacts {
  readonly status: string;
  readonly nextDueAt: Date | null;
  readonly firstRepliedAt: Date | null;
}

const TONES: Readonly<Record<string, Standing['tone']>> = {
  waiting: 'warn',
  resolved: 'ok',
  closed: 'neutral',
};
const OVER: readonly string[] = ['resolved', 'closed'];

/** A promise that was missed is said; a page that keeps quiet about it is not believed the next time. */
export function standingOf(
  { status, nextDueAt, firstRepliedAt }: StandingFacts,
  words: Words,
  now: Date,
): Standing {
  const due = OVER.includes(status) ? null : nextDueAt;
  const missed = due !== null && due < now;
  const which = `${firstRepliedAt ? 'next' : 'first'}${missed ? '-missed' : ''}`;

  return {
    status: words.t(`tickets.statuses.${status}`),
    tone: TONES[status] ?? 'info',
    promise: due ? words.t(`portal.promise.${which}`, { due: words.date(due) }) : '',
    missed,
  };
}
