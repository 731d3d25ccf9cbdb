import type { Actor } from '../platform/identity/actor.js';

export interface BroughtTicket {
  /** The key by which a program has opened it; null where a customer did. */
  readonly serviceKeyId: string | null;
}

/** The calls that are made for programs with a key of their own. */
export const canUseServiceApi = (actor: Actor): boolean => actor.role === 'service';

/** A program sees and speaks in what it has brought itself, and in nothing else. */
export const broughtTicket = (actor: Actor, ticket: BroughtTicket): boolean =>
  canUseServiceApi(actor) && actor.id === ticket.serviceKeyId;
