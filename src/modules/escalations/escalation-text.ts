import type { Words } from '../../platform/i18n/words.js';
import type { EscalationFacts } from './escalation.lookup.js';
import { isOverdue } from './escalation-status.js';

/** Who has it and until when, for both sides; a promise that was missed is said, not hidden. */
export function escalationText(facts: EscalationFacts, words: Words, now: Date): string {
  const { status, supervisor, seenDueAt, decisionDueAt } = facts;

  return words.t(`escalations.states.${isOverdue(facts, now) ? `${status}-late` : status}`, {
    name: supervisor,
    seenDue: words.date(seenDueAt),
    decisionDue: words.date(decisionDueAt),
  });
}
