import type { DomainEvent } from '../../platform/events/domain-event.js';

/** Enough customers met the same trouble, or more of them, or somebody has said that it is nothing. */
export class IncidentProposed implements DomainEvent {
  static readonly eventName = 'incident.proposed';
  readonly name = IncidentProposed.eventName;

  constructor(
    readonly proposalId: string,
    readonly customers: number,
  ) {}
}
