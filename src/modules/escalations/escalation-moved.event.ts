import type { DomainEvent } from '../../platform/events/domain-event.js';

/** Somebody asked for a supervisor, one has seen it, or he has decided. */
export class EscalationMoved implements DomainEvent {
  static readonly eventName = 'escalation.moved';
  readonly name = EscalationMoved.eventName;

  constructor(
    readonly escalationId: string,
    readonly ticketId: string,
    readonly status: string,
  ) {}
}
