import type { DomainEvent } from '../../platform/events/domain-event.js';
import { MustBeHandled } from '../../platform/events/registry.js';

/** The money that a customer asks about has moved, and his record says so: he waits for that. */
@MustBeHandled()
export class MoneyMoved implements DomainEvent {
  static readonly eventName = 'ticket.money-moved';
  readonly name = MoneyMoved.eventName;

  constructor(readonly ticketId: string) {}
}
