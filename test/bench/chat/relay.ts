import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import type { LiveEntry } from '../../../src/platform/realtime/live-protocol.js';
import { Child } from '../../support/child.js';
import { PageClient } from '../../support/html.js';
import { Server } from '../../support/processes.js';
import { fromRoot } from '../../support/root.js';
import { signInByForms } from '../../support/second-factor.js';
import { waitFor } from '../../support/wait.js';
import type { Bench } from '../bench.js';
import { compare, figureOf, median } from '../rounds.js';

const CHATS = 200;
const MESSAGES = 400;
/** Two hundred a second in all: a message a second in each chat. */
const PACE_MS = 5;
const ROUNDS = 5;

/** One way to carry words: from the window of each chat to one window that has all of them open. */
interface Relay {
  readonly send: (chat: number, body: string) => void;
  readonly heard: Map<string, number>;
  readonly close: () => void;
}

/** Send to receive through the record, on the disk before anybody hears of it, beside a relay that stores nothing. */
export async function chatRelay(bench: Bench): Promise<void> {
  const server = await Server.start({
    env: { LOG_LEVEL: 'silent', RATE_LIMITS: 'off', LIVE_CONNECTIONS_PER_ADDRESS: '999' },
  });
  const bare = new Child([process.execPath, fromRoot('dist/test/bench/chat/bare-relay.js')], {});
  const relays: Relay[] = [];
  try {
    const { listening } = (await waitFor(
      'the bare relay to listen',
      () => bare.lines.find((line) => typeof line['listening'] === 'number') ?? null,
    )) as { readonly listening: number };
    const ours = await deskRelay(server.url);
    relays.push(ours);
    const limit = await bareRelay(`http://127.0.0.1:${listening}`);
    relays.push(limit);
    const compared = await compare(
      () => middleDelay(ours),
      () => middleDelay(limit),
      { rounds: ROUNDS },
    );
    const names = { name: `send to receive, p50, ${CHATS} chats`, unit: 'ms', limitName: 'bare socket.io' };
    bench.report(figureOf(compared, names, null));
  } finally {
    relays.forEach(({ close }) => close());
    await bare.kill();
    await server.dispose();
  }
}

/** At a rate that waits for nobody. @throws Error where a word was not heard */
async function middleDelay({ send, heard }: Relay): Promise<number> {
  const sent = new Map<string, number>();
  const start = performance.now();
  for (let number = 0; number < MESSAGES; number += 1) {
    const early = start + number * PACE_MS - performance.now();
    if (early > 0) {
      await sleep(early);
    }
    const body = newWord();
    sent.set(body, performance.now());
    send(number % CHATS, body);
  }
  await waitFor('all of it to be heard', () => [...sent.keys()].every((body) => heard.has(body)));

  return median([...sent].map(([body, at]) => (heard.get(body) ?? Number.NaN) - at));
}

/** Of letters alone: digits by chance may be a card's, and a card is hidden. */
const newWord = (): string => randomUUID().replaceAll(/\d/g, (digit) => 'ghijklmnop'[Number(digit)] ?? '');

async function deskRelay(url: string): Promise<Relay> {
  const heard = new Map<string, number>();
  const windows: Socket[] = [];
  const references: string[] = [];
  for (let chat = 0; chat < CHATS; chat += 1) {
    const customer = new PageClient(url);
    await customer.get('/en/chat');
    const { url: address } = await customer.submit('/en/chat', { body: 'Is anyone there?' });
    references.push(/WD-[^/]+/.exec(address.pathname)?.[0] ?? '');
    windows.push(await windowOf(url, customer));
  }
  const agent = new PageClient(url);
  await signInByForms(agent, 'mei');
  const listener = await windowOf(url, agent);
  windows.push(listener);
  listener.on('entry:new', ({ entry }: { entry: LiveEntry }) => heard.set(entry.text, performance.now()));
  for (const ticket of references) {
    await listener.emitWithAck('timeline:since', { ticket, after: 0, limit: 1 });
  }

  return {
    heard,
    send: (chat, body) =>
      windows[chat]?.emit(
        'message:send',
        { ticket: references[chat], clientMessageId: randomUUID(), body },
        () => undefined,
      ),
    close: () => windows.forEach((socket) => socket.disconnect()),
  };
}

async function bareRelay(url: string): Promise<Relay> {
  const heard = new Map<string, number>();
  const windows = await Promise.all(Array.from({ length: CHATS + 1 }, () => opened(io(url, OPEN))));
  const listener = windows[CHATS];
  listener?.on('said', (body: string) => heard.set(body, performance.now()));
  for (let chat = 0; chat < CHATS; chat += 1) {
    await listener?.emitWithAck('join', `${chat}`);
  }

  return {
    heard,
    send: (chat, body) => windows[chat]?.emit('say', `${chat}`, body, () => undefined),
    close: () => windows.forEach((socket) => socket.disconnect()),
  };
}

const OPEN = { transports: ['websocket'], forceNew: true };

async function windowOf(url: string, client: PageClient): Promise<Socket> {
  const cookie = [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const csrf = await client.csrfToken();

  return opened(
    io(`${url}/live`, { ...OPEN, auth: { lang: 'en', csrf }, extraHeaders: { cookie, origin: url } }),
  );
}

async function opened(socket: Socket): Promise<Socket> {
  await waitFor('a window to open', () => socket.connected);

  return socket;
}
