import { Injectable } from '@nestjs/common';
import { On } from '../../platform/events/registry.js';
import { canReadInternal } from '../../policies/ticket.policy.js';
import type { LiveSocket } from '../../platform/realtime/live-socket.js';
import { Realtime, STAFF_ROOM } from '../../platform/realtime/realtime.js';
import { EntryAdded } from '../tickets/entry-added.event.js';
import { entryView } from '../tickets/entry-view.js';
import { TicketChanged } from '../tickets/ticket-changed.event.js';
import { TicketLookup } from '../tickets/ticket.lookup.js';
import { roomOf } from './rooms.js';

/** Tells open windows what was written and done. Decides nothing, stores nothing. */
@Injectable()
export class TicketBroadcaster {
  constructor(
    private readonly live: Realtime,
    private readonly tickets: TicketLookup,
  ) {}

  @On(EntryAdded)
  async written(event: EntryAdded): Promise<void> {
    const room = roomOf(event.ticketId);
    const mayHear = ({ data }: LiveSocket): boolean =>
      event.visibility === 'public' || canReadInternal(data.actor);
    const row = [...this.live.in(room)].some(mayHear) ? await this.tickets.entry(event.entryId) : null;
    if (row) {
      this.live.send(room, 'entry:new', (reader) =>
        mayHear(reader)
          ? {
              ticket: event.reference,
              seq: event.seq,
              entry: entryView(row, reader.data.actor, reader.data.words),
            }
          : null,
      );
    }
    this.rows(event.ticketId, event.seq);
  }

  @On(TicketChanged)
  changed({ ticketId, version }: TicketChanged): void {
    this.rows(ticketId, version);
  }

  private rows(id: string, v: number): void {
    this.live.send(STAFF_ROOM, 'rows:changed', { ids: [id], v });
  }
}
