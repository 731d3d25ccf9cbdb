import type { Actor } from '../platform/identity/actor.js';
import { canHandleTicket } from './ticket.policy.js';

/** Whoever works on tickets may propose that money goes back; up to which amount stands in the configuration. */
export const canProposeReversal = (actor: Actor): boolean => canHandleTicket(actor);

/** Who has proposed it may take it back while nobody has decided. */
export const canWithdrawReversal = (actor: Actor, { proposedBy }: { readonly proposedBy: string }): boolean =>
  canHandleTicket(actor) && actor.id === proposedBy;

/** What was proposed, by whom, and what became of it: for those who decide, and for who checks them. */
export const canSeeReversals = (actor: Actor): boolean =>
  ['supervisor', 'compliance', 'admin', 'auditor'].some((role) => role === actor.role);

/** Two people move money back: a supervisor decides, and never about his own proposal. */
export const canDecideReversal = (actor: Actor, { proposedBy }: { readonly proposedBy: string }): boolean =>
  actor.role === 'supervisor' && actor.id !== proposedBy;
