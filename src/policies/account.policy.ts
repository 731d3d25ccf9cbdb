import { type Actor, isStaff, type Role } from '../platform/identity/actor.js';

/** The desk's pages: queue, tickets, console. Auditors read, and have their own pages. */
export const canUseDesk = (actor: Actor): boolean => isStaff(actor);

/** The board of escalations. */
export const canUseBoard = (actor: Actor): boolean =>
  actor.role === 'supervisor' ||
  actor.role === 'compliance' ||
  actor.role === 'admin' ||
  actor.role === 'auditor';

/** Whoever decides over others' money or others' access signs in with a second factor; the others may. */
export const mustHaveSecondFactor = (role: Role | null): boolean => role === 'supervisor' || role === 'admin';

/**
 * Who works here, in which role, and how he signs in; without anybody's secrets. Those who check what is done here see
 * who could have done it.
 */
export const canSeePeople = (actor: Actor): boolean =>
  actor.role === 'admin' || actor.role === 'auditor' || actor.role === 'compliance';

/** Adds people, changes their roles, takes their access and gives it back. */
export const canManagePeople = (actor: Actor): boolean => actor.role === 'admin';

export interface PersonFacts {
  readonly id: string;
  readonly role: Role;
  readonly isDisabled: boolean;
  /** Admins that can still sign in, this person perhaps among them. */
  readonly admins: number;
}

/** Without any admin nobody could give a role again: the last one stays what he is. */
export const canDemote = (actor: Actor, person: PersonFacts): boolean =>
  canManagePeople(actor) && (person.role !== 'admin' || person.isDisabled || person.admins > 1);

/** Nobody shuts himself out: he could not let himself in again. */
export const canDisable = (actor: Actor, person: PersonFacts): boolean =>
  canDemote(actor, person) && actor.id !== person.id;

/** For others, who have lost theirs. One's own is renewed on one's own page, which asks for the password. */
export const canRenewAccess = (actor: Actor, person: PersonFacts): boolean =>
  canManagePeople(actor) && actor.id !== person.id;
