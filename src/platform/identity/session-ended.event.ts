import type { DomainEvent } from '../events/domain-event.js';

/** Somebody signed out, or was made to. Leaving means leaving: whatever is open by this session closes. */
export class SessionEnded implements DomainEvent {
  static readonly eventName = 'session.ended';
  readonly name = SessionEnded.eventName;

  constructor(readonly sessionId: string) {}
}
