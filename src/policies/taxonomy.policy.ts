import type { Actor } from '../platform/identity/actor.js';

/** The types of exceptions, their drafts and their history: for who works by them, and for who checks what is done. */
export const canSeeTaxonomy = (actor: Actor): boolean =>
  actor.role === 'admin' ||
  actor.role === 'supervisor' ||
  actor.role === 'auditor' ||
  actor.role === 'compliance';

/** Changes what customers are asked and told, and how urgent it is. */
export const canChangeTaxonomy = (actor: Actor): boolean => actor.role === 'admin';
