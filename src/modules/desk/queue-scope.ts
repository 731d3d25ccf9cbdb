import type { SqlValue } from '../../platform/database/statement.js';
import type { KnownActor } from '../../platform/identity/actor.js';

export const QUEUE_VIEWS = ['unassigned', 'mine', 'groups', 'waiting', 'due', 'all'] as const;

export type QueueView = (typeof QUEUE_VIEWS)[number];

/** Whose queue it is, and what of it. */
export interface QueueReader {
  readonly actor: KnownActor;
  /** All types of the groups that he looks after. */
  readonly cares: readonly string[];
  /** Only tickets about these types; null for all, and none for those of which nobody can tell. */
  readonly codes: readonly string[] | null;
}

export interface Scope {
  readonly condition: string;
  readonly values: readonly SqlValue[];
  /** The types it is narrowed to: each is read from its own place in an index. Null where it is not. */
  readonly codes: readonly string[] | null;
}

/** What is owed within this time is due. */
const SOON_MS = 2 * 3_600_000;
/** Later than all that is owed: what owes nothing comes last. In the migration's indexes too. */
export const NEVER = 900_000_000_000_000;
export const DUE = `COALESCE(t.next_due_at, ${NEVER})`;
/** By what it is not: an index over `status` cannot answer that, so that the one of the order is taken. */
const WORKED_ON = `t.status NOT IN ('resolved', 'closed')`;
/** What a ticket is about: its type, else what it surely sounds like. In the migration's indexes too. */
export const ABOUT = `COALESCE(t.type_code, CASE WHEN t.suggestion IN ('sure', 'sure-told') THEN t.suggested_type END)`;
/** Of which nobody can tell, and which no type is. */
const NOTHING_KNOWN = `${ABOUT} IS NULL`;

/** No ticket, and no look at any: each has an id. */
const NOTHING = `t.id = ''`;

/** The tickets of a view, as a condition over `tickets t`. */
export function scopeOf({ actor, cares, codes }: QueueReader, view: QueueView, now: Date): Scope {
  const scope = viewOf(actor, view, now);
  if (codes?.length === 0) {
    // What nobody can tell is in nobody's group.
    const condition = view === 'groups' ? NOTHING : `${scope.condition} AND ${NOTHING_KNOWN}`;

    return { condition, values: scope.values, codes: null };
  }
  const meant = view === 'groups' ? cares.filter((code) => codes?.includes(code) ?? true) : codes;

  return meant?.length === 0
    ? { condition: NOTHING, values: [], codes: null }
    : { condition: scope.condition, values: scope.values, codes: meant };
}

function viewOf(actor: KnownActor, view: QueueView, now: Date): Omit<Scope, 'codes'> {
  switch (view) {
    case 'mine':
      return { condition: `t.assignee_id = ? AND ${WORKED_ON}`, values: [actor.id] };
    // What comes to the people of a group is what nobody of them has taken yet.
    case 'groups':
    case 'unassigned':
      return { condition: `t.assignee_id IS NULL AND ${WORKED_ON}`, values: [] };
    case 'waiting':
      return { condition: `t.status = 'waiting' AND ${WORKED_ON}`, values: [] };
    case 'due':
      return { condition: `${DUE} <= ? AND ${WORKED_ON}`, values: [now.getTime() + SOON_MS] };
    case 'all':
      return { condition: WORKED_ON, values: [] };
  }
}
