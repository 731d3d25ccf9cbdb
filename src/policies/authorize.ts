import { Forbidden, NotFound } from '../platform/errors/app-error.js';
import type { Actor } from '../platform/identity/actor.js';

/** A rule about an actor and, perhaps, facts of a subject. */
export type Rule<F extends unknown[]> = (actor: Actor, ...facts: F) => boolean;

/** @throws Forbidden where the rule says no. For what one may not even know of, use `authorizeSight`. */
export function authorize<F extends unknown[]>(rule: Rule<F>, actor: Actor, ...facts: F): void {
  if (!rule(actor, ...facts)) {
    throw new Forbidden('errors.forbidden');
  }
}

/** @throws NotFound where the rule says no: what you may not see does not exist. */
export function authorizeSight<F extends unknown[]>(rule: Rule<F>, actor: Actor, ...facts: F): void {
  if (!rule(actor, ...facts)) {
    throw new NotFound();
  }
}
