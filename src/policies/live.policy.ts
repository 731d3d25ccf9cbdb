import { type Actor, isKnown } from '../platform/identity/actor.js';
import { canHandleTicket } from './ticket.policy.js';

/** Asks over a socket what a page would show: what is there for him is the ticket's rule. */
export const canReadLive = (actor: Actor): boolean => isKnown(actor);

/** Speaks and types over a socket, in tickets that are his or his work. */
export const canSpeakLive = (actor: Actor): boolean => actor.role === 'customer' || canHandleTicket(actor);
