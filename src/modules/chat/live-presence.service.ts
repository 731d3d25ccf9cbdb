import { Injectable } from '@nestjs/common';
import { authorizeSight } from '../../policies/authorize.js';
import { canWriteInTicket } from '../../policies/ticket.policy.js';
import { Epoch } from '../../platform/database/epoch.js';
import { isStaff } from '../../platform/identity/actor.js';
import type { TimelinePage } from '../../platform/realtime/live-protocol.js';
import type { LiveSocket } from '../../platform/realtime/live-socket.js';
import { Realtime } from '../../platform/realtime/realtime.js';
import { timelinePage } from '../tickets/timeline-page.js';
import { TicketLookup } from '../tickets/ticket.lookup.js';
import { Attendance } from './attendance.js';
import type { TimelineSinceDto, TypingDto } from './live.dto.js';
import { roomOf } from './rooms.js';

/** Who looks at a ticket over a socket, and who is writing in it. Nothing of it is stored. */
@Injectable()
export class LivePresence {
  constructor(
    private readonly tickets: TicketLookup,
    private readonly live: Realtime,
    private readonly attendance: Attendance,
    private readonly epoch: Epoch,
  ) {}

  /** Joins first and reads then: what is written between the two comes twice, and never not at all. */
  async catchUp(socket: LiveSocket, { ticket, after, limit }: TimelineSinceDto): Promise<TimelinePage> {
    const { actor, words } = socket.data;
    const found = await this.tickets.require(actor, ticket);
    const first = !socket.rooms.has(roomOf(found.id));
    await socket.join(roomOf(found.id));
    if (first) {
      this.attendance.come(socket, found);
    }

    const page = await timelinePage(this.tickets, actor, ticket, { after, limit }, words);

    return { ...page, epoch: await this.epoch.id() };
  }

  async typing(socket: LiveSocket, { ticket }: TypingDto): Promise<object> {
    const { actor } = socket.data;
    const facts = await this.tickets.require(actor, ticket);
    authorizeSight(canWriteInTicket, actor, facts);
    const author = isStaff(actor) ? 'staff' : 'customer';
    this.live.hint(roomOf(facts.id), 'typing', ({ data }) => {
      const name = author === 'staff' ? actor.name : data.words.t('tickets.authors.customer');

      return data.actor.id === actor.id ? null : { ticket: facts.reference, name, author };
    });

    return {};
  }
}
