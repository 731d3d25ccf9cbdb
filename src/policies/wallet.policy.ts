import type { Actor } from '../platform/identity/actor.js';
import { canHandleTicket } from './ticket.policy.js';

/** Candidates and snapshots are money facts: shown to those who work on the ticket, and to who checks them. */
export const canSeeTransactions = (actor: Actor): boolean =>
  canHandleTicket(actor) || actor.role === 'compliance' || actor.role === 'auditor';

export const canLinkTransaction = (actor: Actor): boolean => canHandleTicket(actor);

/** Whoever rings can say any name: what the wallet shows is for him only after somebody has made sure who he is. */
export const canShowTransaction = (
  actor: Actor,
  { isCaller, isVerified }: { readonly isCaller: boolean; readonly isVerified: boolean },
): boolean => canLinkTransaction(actor) && (!isCaller || isVerified);

/** Why money is held may be a suspicion: for those who decide about such things, and for who checks them. */
export const canSeeHoldReasons = (actor: Actor): boolean =>
  ['specialist', 'supervisor', 'compliance', 'auditor'].some((role) => role === actor.role);

/** How the wallet answers, and how it is connected: for those who answer for the service, and who checks them. */
export const canSeeProvider = (actor: Actor): boolean =>
  ['supervisor', 'compliance', 'admin', 'auditor'].some((role) => role === actor.role);
