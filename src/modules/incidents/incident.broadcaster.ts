import { Injectable } from '@nestjs/common';
import { On } from '../../platform/events/registry.js';
import { Realtime, STAFF_ROOM } from '../../platform/realtime/realtime.js';
import { IncidentProposed } from './incident-proposed.event.js';

/** Lets open boards see it at once. Decides nothing, stores nothing. */
@Injectable()
export class IncidentBroadcaster {
  constructor(private readonly live: Realtime) {}

  @On(IncidentProposed)
  proposed({ proposalId, customers }: IncidentProposed): void {
    this.live.send(STAFF_ROOM, 'rows:changed', { ids: [proposalId], v: customers });
  }
}
