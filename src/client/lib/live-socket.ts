import { io, type Socket } from 'socket.io-client';
import {
  type Answer,
  type ClientEvents,
  FRAMED_ASKED,
  LIVE_NAMESPACE,
  type ServerEvents,
  STALE_PAGE,
} from '../../platform/realtime/live-protocol.js';
import { csrfToken, renewCsrf } from './csrf.js';
import { isFramed } from './framed.js';
import { fetchOwnPage } from './own-page.js';
import { NotDelivered } from './transport.js';

export type LiveSocket = Socket<ServerEvents, ClientEvents>;

const RETURN_MS = 1_000;
const REFUSED_RETURN_MS = 30_000;

let shared: LiveSocket | null = null;

/** The one socket of this page, opened when first asked for. It comes back by itself, whatever ended it. */
export function liveSocket(): LiveSocket {
  if (shared) {
    return shared;
  }
  const socket: LiveSocket = io(LIVE_NAMESPACE, {
    // What comes later speaks the language of the page, whatever the browser prefers.
    auth: (give) => give({ lang: document.documentElement.lang, csrf: csrfToken() }),
    query: isFramed() ? { [FRAMED_ASKED]: '1' } : {},
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    timeout: 5_000,
    reconnectionDelay: 500,
    reconnectionDelayMax: 30_000,
    randomizationFactor: 0.5,
  });
  const comeBackIn = (milliseconds: number): void => {
    setTimeout(() => socket.connect(), milliseconds * (0.75 + Math.random() / 2));
  };
  // Ended or refused by the server itself: then the library leaves it to us.
  socket.on('disconnect', (reason) => {
    if (reason === 'io server disconnect') {
      comeBackIn(RETURN_MS);
    }
  });
  socket.on('connect_error', ({ message }) => {
    if (message === STALE_PAGE) {
      void fetchOwnPage().then((page) => comeBackIn(page && renewCsrf(page) ? RETURN_MS : REFUSED_RETURN_MS));
    } else if (!socket.active) {
      comeBackIn(REFUSED_RETURN_MS);
    }
  });
  socket.on('restarting', ({ retryInMs }) => {
    socket.disconnect();
    setTimeout(() => socket.connect(), retryInMs);
  });
  addEventListener('online', () => socket.connect());
  shared = socket;

  return socket;
}

/** Asks and waits for the answer. @throws NotDelivered when none came in time, the line went, or nobody is there to ask. */
export async function ask<T>(
  socket: LiveSocket,
  timeoutMs: number,
  put: (socket: LiveSocket, answer: (answer: Answer<T>) => void) => void,
): Promise<Answer<T>> {
  if (!socket.connected) {
    throw new NotDelivered('The socket is not connected.');
  }

  return new Promise((resolve, reject) => {
    const fail = (why: string): void => {
      settle();
      reject(new NotDelivered(why));
    };
    // No answer comes back over another line; to wait for it would hold up what is asked on return.
    const lost = (): void => fail('The line went before the answer.');
    const timer = setTimeout(() => fail('No answer in time.'), timeoutMs);
    const settle = (): void => {
      clearTimeout(timer);
      socket.off('disconnect', lost);
    };
    socket.on('disconnect', lost);
    put(socket, (answer) => {
      settle();
      resolve(answer);
    });
  });
}
