import type { DomainEvent } from '../../platform/events/domain-event.js';
import { MustBeHandled } from '../../platform/events/registry.js';
import type { Ticket } from './ticket.entity.js';

/** A customer has asked for help. Ids only: what he said stands in the record, and nowhere else. */
@MustBeHandled()
export class TicketOpened implements DomainEvent {
  static readonly eventName = 'ticket.opened';
  readonly name = TicketOpened.eventName;

  private constructor(
    readonly ticketId: string,
    readonly reference: string,
    readonly customerId: string,
    readonly hasAccount: boolean,
  ) {}

  static from(ticket: Ticket): TicketOpened {
    return new TicketOpened(ticket.id, ticket.reference, ticket.customerId, ticket.account !== null);
  }
}
