import type { DomainEvent } from '../../platform/events/domain-event.js';

/** Something that a queue shows has changed: status, assignee, mode, a new word. */
export class TicketChanged implements DomainEvent {
  static readonly eventName = 'ticket.changed';
  readonly name = TicketChanged.eventName;

  constructor(
    readonly ticketId: string,
    readonly version: number,
  ) {}
}
