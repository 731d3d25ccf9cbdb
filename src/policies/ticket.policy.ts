import { type Actor, isStaff } from '../platform/identity/actor.js';

export interface TicketFacts {
  readonly customerId: string;
}

const WORKERS: readonly (string | null)[] = ['agent', 'specialist', 'supervisor'];

export const canOpenTicket = (actor: Actor): boolean => actor.role === 'customer';

export const ownsTicket = (actor: Actor, ticket: TicketFacts): boolean =>
  actor.role === 'customer' && actor.id === ticket.customerId;

export const canReadTicket = (actor: Actor, ticket: TicketFacts): boolean =>
  isStaff(actor) || ownsTicket(actor, ticket);

/** Notes, look-ups and links: what the customer never sees. */
export const canReadInternal = (actor: Actor): boolean => isStaff(actor);

/** Claim, reply, note, link, resolve. Admins run the desk and auditors read it; neither speaks to customers. */
export const canHandleTicket = (actor: Actor): boolean => WORKERS.includes(actor.role);

export const canWriteInTicket = (actor: Actor, ticket: TicketFacts): boolean =>
  canHandleTicket(actor) || ownsTicket(actor, ticket);
