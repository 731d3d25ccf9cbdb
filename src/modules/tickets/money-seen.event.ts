import type { DomainEvent } from '../../platform/events/domain-event.js';
import { MustBeHandled } from '../../platform/events/registry.js';
import type { Occasion } from '../diagnosis/diagnosis.entity.js';

/** Another look at a customer's money is stored, or what it is about has changed: what happened may be told anew. */
@MustBeHandled()
export class MoneySeen implements DomainEvent {
  static readonly eventName = 'ticket.money-seen';
  readonly name = MoneySeen.eventName;

  constructor(
    readonly ticketId: string,
    readonly occasion: Occasion,
  ) {}
}
