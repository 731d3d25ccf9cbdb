/** What a person may be. Customers have no account here; their token or their wallet app vouches for them. */
export type Role = 'customer' | 'agent' | 'specialist' | 'supervisor' | 'compliance' | 'admin' | 'auditor';

export const STAFF_ROLES = ['agent', 'specialist', 'supervisor', 'compliance', 'admin', 'auditor'] as const;

/** Who is asking. Nobody known: `id` null and role null. */
export interface Actor {
  readonly id: string | null;
  readonly role: Role | null;
  readonly name: string;
  /** The session that vouches for a staff member; signing out ends it and its sockets. */
  readonly sessionId: string | null;
}

/** A person we know: everything that stores something asks for one. */
export interface KnownActor extends Actor {
  readonly id: string;
  readonly role: Role;
}

export const ANONYMOUS: Actor = { id: null, role: null, name: '', sessionId: null };

/** The desk itself, in entries that no person wrote. */
export const SYSTEM_ID = 'system';

export const isKnown = (actor: Actor): actor is KnownActor => actor.id !== null && actor.role !== null;

export const isStaff = (actor: Actor): boolean => actor.role !== null && actor.role !== 'customer';
