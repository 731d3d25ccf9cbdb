import { type Actor, isStaff } from '../platform/identity/actor.js';

/** Articles in every state, their drafts and their history: whoever works here may look, and so may who checks. */
export const canSeeArticles = (actor: Actor): boolean => isStaff(actor);

/** Writes articles, and says of the help centre what it says. */
export const canWriteArticles = (actor: Actor): boolean => actor.role === 'admin';

/** Reads what was written before customers do: lets it out, or gives it back. */
export const canReviewArticles = (actor: Actor): boolean =>
  canWriteArticles(actor) || actor.role === 'supervisor';
