import type { DomainEvent } from '../../platform/events/domain-event.js';

/** A request has come in from somebody who can be written to. Beside `TicketOpened`, so that no wallet delays it. */
export class RequestReceived implements DomainEvent {
  static readonly eventName = 'ticket.received';
  readonly name = RequestReceived.eventName;

  constructor(readonly ticketId: string) {}
}
