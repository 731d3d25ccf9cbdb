import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { type OnGatewayConnection, type OnGatewayInit, WebSocketGateway } from '@nestjs/websockets';
import { randomUUID } from 'node:crypto';
import type { Namespace, Socket } from 'socket.io';
import { Env } from '../../config/env.js';
import { AppError, Invalid, Unauthenticated } from '../errors/app-error.js';
import { asUnavailable } from '../database/storage-errors.js';
import { On } from '../events/registry.js';
import { fault } from '../faults/fault.js';
import { readCookies } from '../http/cookies.js';
import { LANGUAGE_COOKIE, localeOf } from '../http/page-words.js';
import { runInContext } from '../http/request-context.js';
import { Translator } from '../i18n/translator.js';
import { Words } from '../i18n/words.js';
import { type Actor, isKnown, isStaff, type KnownActor } from '../identity/actor.js';
import { ActorSource } from '../identity/actor-source.js';
import { SessionEnded } from '../identity/session-ended.event.js';
import { Log } from '../logging/log.js';
import { type Answer, type ClientEvents, LIVE_NAMESPACE, type ServerEvents } from './live-protocol.js';

interface SocketData {
  actor: KnownActor;
  words: Words;
}

export type LiveSocket = Socket<ClientEvents, ServerEvents, object, SocketData>;

const RECHECK_MS = 60_000;
export const STAFF_ROOM = 'staff';

/** The one owner of the socket server: who comes in, who is where, what is sent, and how a command is answered. */
@Injectable()
@WebSocketGateway({ namespace: LIVE_NAMESPACE })
export class Realtime implements OnGatewayInit<Namespace>, OnGatewayConnection<LiveSocket>, OnModuleDestroy {
  private sockets: Namespace<ClientEvents, ServerEvents, object, SocketData> | null = null;
  private recheck: NodeJS.Timeout | null = null;

  constructor(
    private readonly actors: ActorSource,
    private readonly translator: Translator,
    private readonly env: Env,
    private readonly log: Log,
  ) {}

  afterInit(namespace: Namespace): void {
    this.sockets = namespace as unknown as typeof this.sockets;
    namespace.use((socket, next) => {
      this.admit(socket as unknown as LiveSocket).then(
        () => next(),
        () => next(new Error('sign-in')),
      );
    });
    this.recheck = setInterval(() => void this.removeStrangers(), RECHECK_MS).unref();
  }

  handleConnection(socket: LiveSocket): void {
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

  @On(SessionEnded)
  removeSession({ sessionId }: SessionEnded): void {
    for (const socket of this.sockets?.sockets.values() ?? []) {
      if (socket.data.actor.sessionId === sessionId) {
        socket.disconnect(true);
      }
    }
  }

  /** Says goodbye and cuts every line; each browser comes back at another moment. */
  leave(): void {
    for (const socket of this.sockets?.sockets.values() ?? []) {
      socket.emit('restarting', { retryInMs: Math.round(Math.random() * 5_000) });
      socket.disconnect(true);
    }
  }

  /** Runs a command of a socket as its actor. Whatever happens, the sender gets an answer, after the commit. */
  async answer<T extends object>(
    socket: LiveSocket,
    work: (actor: KnownActor, words: Words) => Promise<T>,
  ): Promise<Answer<T>> {
    const { actor, words } = socket.data;
    const requestId = randomUUID();
    try {
      const result = await runInContext({ requestId, actor, address: socket.handshake.address }, () =>
        work(actor, words),
      );
      fault('before-answer');
      setImmediate(() => fault('after-answer'));

      return { ok: true, ...result };
    } catch (thrown) {
      const error = asUnavailable(thrown);
      if (!(error instanceof AppError)) {
        this.log.error({ err: error, requestId }, 'unexpected');

        return { ok: false, error: { code: 'unexpected', message: words.t('errors.unexpected') } };
      }
      const [first] = error instanceof Invalid ? error.faults : [];
      const { key, params } = first ?? error;

      return { ok: false, error: { code: key.replace(/^errors\./, ''), message: words.t(key, params) } };
    }
  }

  /** @throws Unauthenticated for nobody we know: there is nothing here for him */
  private async admit(socket: LiveSocket): Promise<void> {
    const { headers } = socket.request;
    const actor = await this.actors.identify(readCookies(headers));
    if (!isKnown(actor)) {
      throw new Unauthenticated('errors.sign-in');
    }
    const { lang } = socket.handshake.auth as { lang?: unknown };
    const cookie = readCookies(headers)[LANGUAGE_COOKIE];
    const wishes = { address: lang, profile: actor.language, cookie, accepts: headers['accept-language'] };
    socket.data.actor = actor;
    socket.data.words = new Words(
      this.translator,
      localeOf(wishes, this.translator),
      actor.zone ?? this.env.DESK_TIME_ZONE,
    );
  }

  /** A session that has ended takes its sockets with it. */
  private async removeStrangers(): Promise<void> {
    for (const socket of this.sockets?.sockets.values() ?? []) {
      const now: Actor | null = await this.actors
        .identify(readCookies(socket.request.headers))
        .catch(() => null);
      if (now !== null && (now.id !== socket.data.actor.id || now.role !== socket.data.actor.role)) {
        socket.disconnect(true);
      }
    }
  }
}
