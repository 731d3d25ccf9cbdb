import type { Actor } from '../platform/identity/actor.js';

/** Figures of the desk: they name nobody's customer. */
export const canReadReports = (actor: Actor): boolean =>
  actor.role === 'supervisor' ||
  actor.role === 'compliance' ||
  actor.role === 'admin' ||
  actor.role === 'auditor';
