import { Injectable } from '@nestjs/common';
import { On } from '../../platform/events/registry.js';
import { canReadInternal } from '../../policies/ticket.policy.js';
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
    const readers = [...this.live.in(roomOf(event.ticketId))].filter(
      ({ data }) => event.visibility === 'public' || canReadInternal(data.actor),
    );
    const row = readers.length > 0 ? await this.tickets.entry(event.entryId) : null;
    for (const socket of row ? readers : []) {
      if (row) {
        const entry = entryView(row, socket.data.actor, socket.data.words);
        socket.emit('entry:new', { ticket: event.reference, seq: event.seq, entry });
      }
    }
    this.rows(event.ticketId, event.seq);
  }

  @On(TicketChanged)
  changed({ ticketId, version }: TicketChanged): void {
    this.rows(ticketId, version);
  }

  private rows(id: string, v: number): void {
    for (const socket of this.live.in(STAFF_ROOM)) {
      socket.emit('rows:changed', { ids: [id], v });
    }
  }
}
