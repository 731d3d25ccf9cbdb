import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { type OnGatewayConnection, type OnGatewayInit, WebSocketGateway } from '@nestjs/websockets';
import type { Namespace } from 'socket.io';
import { Env } from '../../config/env.js';
import { On } from '../events/registry.js';
import { StaleForm } from '../http/csrf.js';
import { isStaff } from '../identity/actor.js';
import { ActorChanged } from '../identity/actor-changed.event.js';
import { SessionEnded } from '../identity/session-ended.event.js';
import { Log } from '../logging/log.js';
import { LiveAdmission } from './live-admission.js';
import { LiveCommands } from './live-commands.js';
import { LIVE_NAMESPACE, type ServerEvents, SIGN_IN, STALE_PAGE } from './live-protocol.js';
import type { LiveSocket, LiveSockets } from './live-socket.js';

const MOST_PACKETS = 500;
const MOST_BYTES = 1024 * 1024;
const LONGEST_RETURN_MS = 10_000;

export const STAFF_ROOM = 'staff';

/** A message for the readers of a room: one for all, or made for each; null is nothing for this one. */
type Payload<N extends keyof ServerEvents> =
  Parameters<ServerEvents[N]>[0] | ((reader: LiveSocket) => Parameters<ServerEvents[N]>[0] | null);

/** The one owner of the socket server: who comes in, who is where, and what is sent. */
@Injectable()
@WebSocketGateway({ namespace: LIVE_NAMESPACE })
export class Realtime implements OnGatewayInit<Namespace>, OnGatewayConnection<LiveSocket>, OnModuleDestroy {
  private sockets: LiveSockets | null = null;
  private recheck: NodeJS.Timeout | null = null;

  constructor(
    private readonly admission: LiveAdmission,
    private readonly commands: LiveCommands,
    private readonly log: Log,
    private readonly env: Env,
  ) {}

  afterInit(namespace: Namespace): void {
    const sockets = (this.sockets = namespace as unknown as LiveSockets);
    sockets.use((socket, next) => {
      this.admission.admit(socket).then(
        (data) => {
          Object.assign(socket.data, data);
          next();
        },
        (error: unknown) => next(new Error(error instanceof StaleForm ? STALE_PAGE : SIGN_IN)),
      );
    });
    this.recheck = setInterval(() => void this.recheckAll(), this.env.LIVE_RECHECK_SECONDS * 1_000).unref();
  }

  handleConnection(socket: LiveSocket): void {
    // A name that nobody listens for must not reach the emitter: `error` without a listener would end the process.
    socket.use((packet) => void this.commands.take(socket, packet).catch((error) => this.failed(error)));
    socket.on('error', (error) => this.failed(error));
    if (isStaff(socket.data.actor)) {
      void socket.join(STAFF_ROOM);
    }
  }

  onModuleDestroy(): void {
    if (this.recheck) {
      clearInterval(this.recheck);
    }
  }

  /** Every socket in any of the rooms, once. */
  *in(...rooms: readonly string[]): Iterable<LiveSocket> {
    const ids = new Set(rooms.flatMap((room) => [...(this.sockets?.adapter.rooms.get(room) ?? [])]));
    for (const id of ids) {
      const socket = this.sockets?.sockets.get(id);
      if (socket) {
        yield socket;
      }
    }
  }

  /** Sends an event to the sockets of a room. Who does not keep up is let go, and fetches what he has missed. */
  send<N extends keyof ServerEvents>(room: string, event: N, payload: Payload<N>): void {
    for (const socket of this.in(room)) {
      const one = typeof payload === 'function' ? payload(socket) : payload;
      if (one !== null && this.keepsUp(socket)) {
        socket.emit(event, ...([one] as unknown as Parameters<ServerEvents[N]>));
      }
    }
  }

  /** A hint that is worth nothing later: it is dropped where it cannot go at once. */
  hint<N extends keyof ServerEvents>(room: string, event: N, payload: Payload<N>): void {
    for (const socket of this.in(room)) {
      const one = typeof payload === 'function' ? payload(socket) : payload;
      if (one !== null) {
        socket.volatile.emit(event, ...([one] as unknown as Parameters<ServerEvents[N]>));
      }
    }
  }

  @On(SessionEnded)
  removeSession({ sessionId }: SessionEnded): void {
    for (const socket of this.sockets?.sockets.values() ?? []) {
      if (socket.data.actor.sessionId === sessionId) {
        socket.disconnect(true);
      }
    }
  }

  @On(ActorChanged)
  async lookAgainAt({ actorId }: ActorChanged): Promise<void> {
    const his = [...(this.sockets?.sockets.values() ?? [])].filter(({ data }) => data.actor.id === actorId);
    await Promise.all(his.map((socket) => this.lookAgain(socket)));
  }

  /** Says goodbye and cuts every line; each browser comes back at another moment. */
  leave(): void {
    for (const socket of this.sockets?.sockets.values() ?? []) {
      socket.emit('restarting', { retryInMs: Math.round(Math.random() * LONGEST_RETURN_MS) });
      socket.disconnect(true);
    }
  }

  /** Sessions end by time too, and nobody says so. */
  private async recheckAll(): Promise<void> {
    for (const socket of this.sockets?.sockets.values() ?? []) {
      await this.lookAgain(socket);
    }
  }

  private async lookAgain(socket: LiveSocket): Promise<void> {
    if (!(await this.admission.isStillHis(socket))) {
      socket.disconnect(true);
    }
  }

  private keepsUp(socket: LiveSocket): boolean {
    const { writeBuffer: waiting } = socket.conn as unknown as { writeBuffer: readonly { data?: unknown }[] };
    const bytes = waiting.reduce((sum, { data }) => sum + (typeof data === 'string' ? data.length : 0), 0);
    if (waiting.length <= MOST_PACKETS && bytes <= MOST_BYTES) {
      return true;
    }
    this.log.warn({ packets: waiting.length, bytes, actor: socket.data.actor.id }, 'resync');
    socket.conn.close(true); // What waits is thrown away; a farewell would only wait behind it.

    return false;
  }

  private failed(error: unknown): void {
    this.log.error({ err: error }, 'a socket failed');
  }
}
