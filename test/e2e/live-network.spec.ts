import { io } from 'socket.io-client';
import { randomUUID } from 'node:crypto';
import { DeviceStorage } from '../../src/client/lib/device-storage.js';
import { HttpTransport } from '../../src/client/lib/http-transport.js';
import type { LiveSocket } from '../../src/client/lib/live-socket.js';
import { Outbox } from '../../src/client/lib/outbox.js';
import { SendQueue } from '../../src/client/lib/send-queue.js';
import { SocketTransport } from '../../src/client/lib/socket-transport.js';
import { NotDelivered, type Outgoing, type Transport } from '../../src/client/lib/transport.js';
import type { Answer, LiveEntry, MessageStored } from '../../src/platform/realtime/live-protocol.js';
import { Chance } from '../faults/chance.js';
import type { PageClient } from '../support/html.js';
import { KeptRecord } from './kept-record.js';
import { LiveLine } from '../support/live-line.js';
import { TcpProxy } from '../support/tcp-proxy.js';
import { waitFor } from '../support/wait.js';
import { World } from './world.js';

const WINDOWS = 50;
const CUTS = 20;
/** Every view is right so long after it has come back. */
const RIGHT_MS = 5_000;
const CUSTOMERS = 20;
const EACH = 100;

describe('a network that is what networks are', () => {
  let world: World;
  let proxy: TcpProxy;
  const open: LiveSocket[] = [];

  beforeAll(async () => {
    world = await World.start({ env: { RATE_LIMITS: 'off' } });
    proxy = await TcpProxy.before(Number(new URL(world.server.url).port));
  });
  afterEach(() => open.splice(0).forEach((socket) => socket.disconnect()));
  afterAll(async () => {
    await proxy?.close();
    await world?.stop();
  });

  const cookieOf = (client: PageClient): string =>
    [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; ');

  /** A socket as the browser's, that comes back by itself. */
  async function socketOf(client: PageClient, url: string): Promise<LiveSocket> {
    const socket: LiveSocket = io(`${url}/live`, {
      transports: ['websocket'],
      forceNew: true,
      reconnectionDelay: 50,
      reconnectionDelayMax: 400,
      auth: { lang: 'en', csrf: await client.csrfToken() },
      extraHeaders: { cookie: cookieOf(client), origin: world.server.url },
    });
    open.push(socket);
    await waitFor('the socket', () => socket.connected);

    return socket;
  }

  it('leaves fifty windows, cut again and again, with the record as a new window has it', async () => {
    const { client, reference } = await world.customer();
    const jonas = await world.staff('jonas');
    const through = proxy.through(world.server.url).replace(/\/$/, '');
    const windows = await Promise.all(
      Array.from({ length: WINDOWS }, async (_, index) => {
        const staff = index % 5 === 0;
        return { staff, record: new KeptRecord(await socketOf(staff ? jonas : client, through), reference) };
      }),
    );
    const writer = await LiveLine.connect(world.server.url, client);
    const desk = await LiveLine.connect(world.server.url, jonas);
    for (let round = 0; round < CUTS; round += 1) {
      const message = () => ({ ticket: reference, clientMessageId: randomUUID(), body: `Round ${round}.` });
      await writer.ask('message:send', message());
      const cut = proxy.cut();
      expect(cut).toBeGreaterThan(0);
      await Promise.all([
        writer.ask('message:send', message()),
        jonas.postForm(`/agent/t/${reference}/notes`, { note: `Only ours, ${round}.`, key: randomUUID() }),
      ]);
      await waitFor('the windows to come back', () => open.every(({ connected }) => connected));
      const heads = { customer: await headOf(writer, reference), staff: await headOf(desk, reference) };
      await waitFor(
        'every view to be right again',
        () => windows.every(({ staff, record }) => record.last >= (staff ? heads.staff : heads.customer)),
        { withinMs: RIGHT_MS, everyMs: 20 },
      );
    }
    const fresh = {
      customer: await recordOf(await LiveLine.connect(world.server.url, client), reference),
      staff: await recordOf(await LiveLine.connect(world.server.url, jonas), reference),
    };
    await waitFor('every window to be complete', () =>
      windows.every(
        ({ staff, record }) => record.last === (staff ? fresh.staff : fresh.customer).at(-1)?.seq,
      ),
    );
    [writer, desk].forEach((line) => line.close());

    for (const { staff, record } of windows) {
      expect(record.shown).toEqual(staff ? fresh.staff : fresh.customer);
    }
    expect(fresh.staff.length).toBeGreaterThan(fresh.customer.length);
    expect(JSON.stringify(fresh.customer)).not.toContain('Only ours');
  }, 120_000);

  it('brings 2,000 messages home once and in order, with a third of the answers lost and a fifth sent twice', async () => {
    const dice = Chance.for('lost answers');
    const chance = (): number => dice.next();
    const senders = await Promise.all(
      Array.from({ length: CUSTOMERS }, async () => {
        const { client, reference } = await world.customer();
        const token = await client.csrfToken();
        const http = new HttpTransport(reference, (address, init) =>
          fetch(`${world.server.url}${String(address)}`, {
            ...init,
            headers: {
              ...(init?.headers as Record<string, string>),
              cookie: cookieOf(client),
              origin: world.server.url,
              'sec-fetch-site': 'same-origin',
              'x-csrf-token': token,
            },
          }),
        );
        const sockets = [
          await socketOf(client, world.server.url),
          await socketOf(client, world.server.url),
        ] as const;
        const windows = sockets.map((one) => new KeptRecord(one, reference));

        return { reference, windows, ways: [new SocketTransport(sockets[0], reference), http] as const };
      }),
    );
    const lossy = async (ways: readonly Transport[], message: Outgoing): Promise<Answer<MessageStored>> => {
      const way = (): Transport => ways[chance() < 0.5 ? 0 : 1] as Transport;
      const copies = chance() < 0.2 ? [way(), way()] : [way()];
      const [answer] = await Promise.all(copies.map((one) => one.send(message)));
      if (chance() < 0.3 || !answer) {
        throw new NotDelivered('The answer was lost.');
      }

      return answer;
    };
    const failures: string[] = [];
    await Promise.all(
      senders.map(async ({ reference, ways }) => {
        const outbox = new Outbox(new DeviceStorage(null));
        const storage = {
          outbox,
          ticket: reference,
          wait: () => ({ done: Promise.resolve(), cut: () => {} }),
        };
        const tab = (): SendQueue =>
          new SendQueue({
            ...storage,
            send: (message) => lossy(ways, message),
            report: (_id, state, sentence) => state === 'failed' && failures.push(String(sentence)),
          });
        const tabs = [tab(), tab()];
        for (let number = 0; number < EACH; number += 1) {
          const message = {
            ticket: reference,
            clientMessageId: randomUUID(),
            baseSeq: 0,
            writtenAt: Date.now(),
          };
          await waitFor('room in the outbox', () => outbox.of(reference).length < 50, { everyMs: 5 });
          tabs[number % 2]?.push({ ...message, body: `${number}` });
        }
        await Promise.all(tabs.map((one) => one.flush()));
        await waitFor('the outbox to be empty', () => outbox.next(reference) === null, { withinMs: 60_000 });
      }),
    );
    const rows = await world.rows(
      `SELECT t.reference, e.body FROM entries e JOIN tickets t ON t.id = e.ticket_id
         WHERE e.client_message_id IS NOT NULL ORDER BY t.reference, e.seq`,
    );

    expect(failures).toEqual([]);
    for (const { reference, windows } of senders) {
      const [, ...said] = rows // The first is what the request was opened with.
        .filter((row) => row['reference'] === reference)
        .map((row) => row['body']);
      const sent = Array.from({ length: EACH }, (_, number) => `${number}`);
      expect(said).toEqual(sent);
      for (const window of windows) {
        await waitFor('both windows to be complete', () => window.bubbles.length > EACH);
        expect(window.bubbles.slice(1)).toEqual(sent);
      }
    }
  }, 120_000);
});

async function headOf(line: LiveLine, ticket: string): Promise<number> {
  const { heads } = await line.ask('heads', { tickets: [ticket] });

  return (heads as Record<string, number>)[ticket] ?? 0;
}

async function recordOf(line: LiveLine, ticket: string): Promise<LiveEntry[]> {
  const { entries } = await line.ask('timeline:since', { ticket, after: 0, limit: 200 });
  line.close();

  return entries as LiveEntry[];
}
