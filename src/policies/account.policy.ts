import { type Actor, isStaff } from '../platform/identity/actor.js';

/** The desk's pages: queue, tickets, console. Auditors read, and have their own pages. */
export const canUseDesk = (actor: Actor): boolean => isStaff(actor);

/** The board of escalations. */
export const canUseBoard = (actor: Actor): boolean =>
  actor.role === 'supervisor' ||
  actor.role === 'compliance' ||
  actor.role === 'admin' ||
  actor.role === 'auditor';
