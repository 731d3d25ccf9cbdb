import { Injectable } from '@nestjs/common';
import { Realtime } from '../../platform/realtime/realtime.js';
import { roomOf } from '../chat/rooms.js';

/** Who is looking at his ticket at this moment, as far as this process sees. */
@Injectable()
export class CustomersPresent {
  constructor(private readonly live: Realtime) {}

  isThere(customerId: string, ticketId: string): boolean {
    for (const socket of this.live.in(roomOf(ticketId))) {
      if (socket.data.actor.id === customerId) {
        return true;
      }
    }

    return false;
  }
}
