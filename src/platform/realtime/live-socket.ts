import type { Namespace, Socket } from 'socket.io';
import type { Words } from '../i18n/words.js';
import type { KnownActor } from '../identity/actor.js';
import type { Allowance } from './live-allowance.js';
import type { ClientEvents, ServerEvents } from './live-protocol.js';

/** Who sits at the other end of a socket. */
export interface SocketData {
  actor: KnownActor;
  words: Words;
  allowance: Allowance;
  /** Behind our proxies: see `TrustedProxies`. */
  address: string;
  /** When his session was last kept awake from here, by the process's clock. */
  awakeAt: number;
}

export type LiveSocket = Socket<ClientEvents, ServerEvents, object, SocketData>;

export type LiveSockets = Namespace<ClientEvents, ServerEvents, object, SocketData>;
