import { type Actor } from '../platform/identity/actor.js';

/** Says on which other sites our help may stand, and how it looks there. */
export const canManageWidgets = (actor: Actor): boolean => actor.role === 'admin';

/** Those who check what is done here see where it stands. */
export const canSeeWidgets = (actor: Actor): boolean =>
  canManageWidgets(actor) || actor.role === 'compliance' || actor.role === 'auditor';
