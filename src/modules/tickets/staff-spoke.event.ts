import type { DomainEvent } from '../../platform/events/domain-event.js';

/** The staff has written something that the customer may read. */
export class StaffSpoke implements DomainEvent {
  static readonly eventName = 'ticket.staff-spoke';
  readonly name = StaffSpoke.eventName;

  constructor(
    readonly ticketId: string,
    readonly seq: number,
  ) {}
}
