import { type Actor, isStaff, WORKING_ROLES } from '../platform/identity/actor.js';

export interface TicketFacts {
  readonly customerId: string;
}

export const canOpenTicket = (actor: Actor): boolean => actor.role === 'customer';

export const ownsTicket = (actor: Actor, ticket: TicketFacts): boolean =>
  actor.role === 'customer' && actor.id === ticket.customerId;

export const canReadTicket = (actor: Actor, ticket: TicketFacts): boolean =>
  isStaff(actor) || ownsTicket(actor, ticket);

/** Notes, look-ups and links: what the customer never sees. */
export const canReadInternal = (actor: Actor): boolean => isStaff(actor);

/** Claim, reply, note, link, resolve. Admins run the desk and auditors read it; neither speaks to customers. */
export const canHandleTicket = (actor: Actor): boolean => WORKING_ROLES.some((role) => role === actor.role);

/** Takes down what somebody says who rings, and makes sure who he is. */
export const canTakeCalls = (actor: Actor): boolean => canHandleTicket(actor);

/** To a colleague or back to all: who has it, and supervisors, who must be able to move what lies there. */
export const canHandOver = (actor: Actor, { assigneeId }: { readonly assigneeId: string | null }): boolean =>
  canHandleTicket(actor) && assigneeId !== null && (assigneeId === actor.id || actor.role === 'supervisor');

export const canWriteInTicket = (actor: Actor, ticket: TicketFacts): boolean =>
  canHandleTicket(actor) || ownsTicket(actor, ticket);
