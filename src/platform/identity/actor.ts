import type { Language } from '../i18n/languages.js';

/**
 * What a person may be. Customers have no account here; their token or their wallet app vouches for them. A service is
 * a program with a key of its own.
 */
export type Role =
  'customer' | 'agent' | 'specialist' | 'supervisor' | 'compliance' | 'admin' | 'auditor' | 'service';

export const STAFF_ROLES = ['agent', 'specialist', 'supervisor', 'compliance', 'admin', 'auditor'] as const;

/** Those of them who work on tickets. */
export const WORKING_ROLES = ['agent', 'specialist', 'supervisor'] as const satisfies readonly Role[];

/** How surely we know a customer: a browser only, his own word, his contact or wallet, and that again just now. */
export type Level = 'anonymous' | 'claimed' | 'verified' | 'stepped-up';

export const THEMES = ['light', 'dark'] as const;

export type Theme = (typeof THEMES)[number];

/** Who is asking. Nobody known: `id` null and role null. */
export interface Actor {
  readonly id: string | null;
  readonly role: Role | null;
  readonly name: string;
  /** What vouches for him: a session of the staff, the hash of a visitor's token. Where it ends, its sockets end. */
  readonly sessionId: string | null;
  /** What he chose in his profile; null follows the browser. */
  readonly language: Language | null;
  /** IANA; null is the desk's own. */
  readonly zone: string | null;
  readonly theme: Theme | null;
  /** Of customers; null for the staff and for nobody. */
  readonly level: Level | null;
}

/** A person we know: everything that stores something asks for one. */
export interface KnownActor extends Actor {
  readonly id: string;
  readonly role: Role;
}

/** A person who has chosen nothing. */
export const NO_CHOICES = { language: null, zone: null, theme: null } as const;

export const ANONYMOUS: Actor = {
  id: null,
  role: null,
  name: '',
  sessionId: null,
  level: null,
  ...NO_CHOICES,
};

/** The desk itself, in entries that no person wrote. */
export const SYSTEM_ID = 'system';

export const isKnown = (actor: Actor): actor is KnownActor => actor.id !== null && actor.role !== null;

export const isStaff = (actor: Actor): boolean =>
  actor.role !== null && actor.role !== 'customer' && actor.role !== 'service';
