import { Injectable } from '@nestjs/common';
import { canWriteInTicket } from '../../policies/ticket.policy.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { isStaff, type KnownActor } from '../../platform/identity/actor.js';
import { Realtime } from '../../platform/realtime/realtime.js';
import { TicketLookup } from '../tickets/ticket.lookup.js';
import type { ReadMarkDto } from './live.dto.js';
import { roomOf } from './rooms.js';

/** How far each side has read. A mark only grows, and never past the end. */
@Injectable()
export class ReadMarksService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly tickets: TicketLookup,
    private readonly live: Realtime,
  ) {}

  async mark(actor: KnownActor, { ticket, seq }: ReadMarkDto): Promise<object> {
    const facts = await this.tickets.require(actor, ticket);
    if (!canWriteInTicket(actor, facts)) {
      return {}; // Who only looks on has not read it for the desk.
    }
    const column = isStaff(actor) ? 'staff_read_seq' : 'customer_read_seq';
    const end = isStaff(actor) ? 'last_seq' : 'last_public_seq';
    const [moved] = await this.unitOfWork.run((tx) =>
      tx.sql(`UPDATE tickets SET ${column} = ? WHERE id = ? AND ${column} < ? AND ${end} >= ? RETURNING id`, [
        seq,
        facts.id,
        seq,
        seq,
      ]),
    );
    if (moved) {
      const author = isStaff(actor) ? 'staff' : 'customer';
      this.live.send(roomOf(facts.id), 'read:marked', { ticket: facts.reference, seq, author });
    }

    return {};
  }
}
