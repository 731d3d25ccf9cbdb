import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { waitFor } from '../support/wait.js';
import { type DemoWallet, startDemoWallet } from '../support/demo-wallet.js';
import { Server } from '../support/processes.js';
import { Chance } from './chance.js';
import { Load, Openings } from './load.js';
import { Person } from './people.js';
import {
  checkMessages,
  checkOpenings,
  NOTHING_WRONG,
  settled,
  sqliteFile,
  wordsIn,
  wronglyHandled,
} from './stored.js';

const KILLS = 20;
const PER_SECOND = 200;
const TICKETS = 3;
const WINDOWS = 8;
/** Ready again, from the start of the new process: the median of all restarts. */
const READY_MS = 3_000;

describe('a server that is killed twenty times while people write', () => {
  let wallet: DemoWallet;
  let server: Server;

  beforeAll(async () => {
    wallet = await startDemoWallet();
    server = await Server.start({ env: { WALLET_URL: wallet.baseUrl } });
  });
  afterAll(async () => {
    await server?.dispose();
    await wallet?.kill();
  });

  it('loses, doubles, skips and reorders nothing that it acknowledged, and handles each opening once', async () => {
    const chance = Chance.for('kill -9');
    const load = new Load(() => chance.next());
    const openings = new Openings();
    const tickets: string[] = [];
    const readers: Awaited<ReturnType<Person['window']>>[] = [];
    for (let count = 0; count < TICKETS; count += 1) {
      const person = new Person(server.url);
      const ticket = await load.addCustomer(person, WINDOWS);
      tickets.push(ticket);
      readers.push(await person.window(ticket));
    }
    const opener = new Person(server.url);
    const restarts: number[] = [];
    load.start(PER_SECOND);
    for (let kill = 1; kill <= KILLS; kill += 1) {
      const opened = openings.open(opener, `The transfer number ${kill} has not arrived.`);
      await sleep(chance.between(250, 1_400));
      await server.kill();
      const started = performance.now();
      await server.restart();
      restarts.push(Math.round(performance.now() - started));
      await opened;
    }
    await load.finish();
    load.close();

    const ask = sqliteFile(join(server.dataDir, 'walletdesk.db'));
    await settled(ask, 60_000);
    const messages = await checkMessages(ask, load.journal, tickets);
    const stored = await Promise.all(tickets.map((ticket) => wordsIn(ask, ticket)));
    await waitFor('every open window to be complete', () =>
      readers.every(({ record }, index) => record.bubbles.length >= (stored[index]?.length ?? 0)),
    );
    readers.forEach(({ close }) => close());
    const opened = await checkOpenings(ask, openings.journal);
    const sorted = [...restarts].sort((a, b) => a - b);
    process.stderr.write(
      `${KILLS} kills, ${load.acknowledged} messages acknowledged, ${messages.unknownStored.length} stored unheard, ` +
        `${load.tally.silences} silences; ready again after ${sorted.join(', ')} ms\n`,
    );

    expect(load.acknowledged).toBeGreaterThan(KILLS * 20);
    expect(messages).toMatchObject(NOTHING_WRONG);
    expect(readers.map(({ record }) => record.bubbles)).toEqual(stored); // Through twenty kills, without a reload.
    expect(opened).toMatchObject(NOTHING_WRONG);
    expect(openings.journal.count('acknowledged')).toBe(KILLS);
    expect(await wronglyHandled(ask)).toEqual([]);
    expect(sorted[Math.floor(KILLS / 2)]).toBeLessThanOrEqual(READY_MS);
  }, 240_000);
});
