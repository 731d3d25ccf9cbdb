import type { Actor } from '../platform/identity/actor.js';

/** The rules by which it is told what happened, their drafts and their history: for who answers for them, and who checks. */
export const canSeeRules = (actor: Actor): boolean =>
  actor.role === 'admin' ||
  actor.role === 'supervisor' ||
  actor.role === 'auditor' ||
  actor.role === 'compliance';

/** Writes rules, and approves those of others. */
export const canChangeRules = (actor: Actor): boolean =>
  actor.role === 'admin' || actor.role === 'supervisor';

/** Whoever wrote a rule does not approve it. */
export const canApproveRule = (actor: Actor, rule: { readonly authorId: string }): boolean =>
  canChangeRules(actor) && actor.id !== rule.authorId;
