import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { isStaff } from '../../platform/identity/actor.js';
import type { LiveSocket } from '../../platform/realtime/live-socket.js';
import { Realtime } from '../../platform/realtime/realtime.js';
import type { FoundTicket } from '../tickets/ticket.lookup.js';
import { roomOf } from './rooms.js';

/** A page that is opened anew is away for less than this. */
const GRACE_MS = 4_000;

type Side = 'customer' | 'staff';

interface Watched {
  readonly reference: string;
  readonly there: Map<string, Side>;
  /** Of the agent who was here last. */
  name: string;
  timer: NodeJS.Timeout | null;
}

/**
 * Tells each side of a ticket whether the other one has it open: its customer, and the one who cares for it. Who of
 * the staff only looks on is told to nobody. Nothing of it is stored.
 */
@Injectable()
export class Attendance implements OnModuleDestroy {
  private readonly rooms = new Map<string, Watched>();

  constructor(private readonly live: Realtime) {}

  onModuleDestroy(): void {
    for (const { timer } of this.rooms.values()) {
      clearTimeout(timer ?? undefined);
    }
  }

  /** Somebody has the record before his eyes, from now until his line ends. */
  come(socket: LiveSocket, ticket: FoundTicket): void {
    const room = roomOf(ticket.id);
    const side = sideOf(socket, ticket);
    const watched = this.rooms.get(room) ?? {
      reference: ticket.reference,
      there: new Map(),
      name: '',
      timer: null,
    };
    if (side && !watched.there.has(socket.id)) {
      this.rooms.set(room, watched);
      watched.there.set(socket.id, side);
      watched.name = side === 'staff' ? socket.data.actor.name : watched.name;
      socket.once('disconnect', () => this.go(room, socket.id));
    }
    this.tell(room, watched);
  }

  private go(room: string, socketId: string): void {
    const watched = this.rooms.get(room);
    if (!watched) {
      return;
    }
    const there: Map<string, Side> = watched.there;
    there.delete(socketId);
    if (!watched.timer) {
      watched.timer = setTimeout(() => this.look(room, watched), GRACE_MS).unref();
    }
  }

  private look(room: string, watched: Watched): void {
    watched.timer = null;
    if (watched.there.size === 0) {
      this.rooms.delete(room);
    }
    this.tell(room, watched);
  }

  private tell(room: string, { reference, there, name }: Watched): void {
    const sides = new Set(there.values());
    this.live.send(room, 'presence', ({ data }) => {
      const { words } = data;
      const other: Side = isStaff(data.actor) ? 'customer' : 'staff';
      if (other === 'staff' && name === '') {
        return null; // Nobody has come yet: the line tells about that.
      }
      const here = sides.has(other);
      const state = `${other}-${here ? 'here' : 'away'}`;

      return { ticket: reference, here, text: words.t(`chat.presence.${state}`, { name }) };
    });
  }
}

function sideOf({ data }: LiveSocket, ticket: FoundTicket): Side | null {
  if (data.actor.id === ticket.customerId) {
    return 'customer';
  }

  return data.actor.id === ticket.assignee_id ? 'staff' : null;
}
