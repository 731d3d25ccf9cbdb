import type { DomainEvent } from '../events/domain-event.js';

/**
 * What this person may do has changed: a role, a name that is shut out, a browser that is forgotten. Whatever is open
 * for him is looked at again at once, and closed where it is no longer his.
 */
export class ActorChanged implements DomainEvent {
  static readonly eventName = 'actor.changed';
  readonly name = ActorChanged.eventName;

  /** @param actorId of a member of the staff, or of a customer */
  constructor(readonly actorId: string) {}
}
