import { type Actor } from '../platform/identity/actor.js';

/** Writes, publishes and ends what everybody reads about outages and maintenance. */
export const canManageNotices = (actor: Actor): boolean =>
  actor.role === 'supervisor' || actor.role === 'admin';

/** The list of all notices, drafts among them. Those who check what is done here see who has said what. */
export const canSeeNotices = (actor: Actor): boolean =>
  canManageNotices(actor) || actor.role === 'compliance' || actor.role === 'auditor';
