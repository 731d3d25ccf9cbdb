import type { Actor } from '../platform/identity/actor.js';
import { canHandleTicket, ownsTicket, type TicketFacts } from './ticket.policy.js';

/** A customer about his own ticket, and whoever works on it. Nobody may refuse the request. */
export const canEscalate = (actor: Actor, ticket: TicketFacts): boolean =>
  ownsTicket(actor, ticket) || canHandleTicket(actor);

export const canDecideEscalation = (actor: Actor): boolean => actor.role === 'supervisor';
