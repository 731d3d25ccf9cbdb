import type { KnownActor } from '../../platform/identity/actor.js';
import { authorOf, type NewEntry } from '../tickets/ticket-record.js';

/** A line of the record about a request for a supervisor: what happened, and who may read it. */
export const escalationFact = (
  actor: KnownActor,
  visibility: NewEntry['visibility'],
  key: string,
  params: Readonly<Record<string, string | number>>,
): NewEntry => ({
  kind: 'escalation',
  visibility,
  author: authorOf(actor),
  fact: { key: `escalation-${key}`, params },
});
