import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type DemoWallet, startDemoWallet } from '../support/demo-wallet.js';
import { Server } from '../support/processes.js';
import type { SocketDoor } from './door.js';
import { Load } from './load.js';
import { Person } from './people.js';
import { checkMessages, NOTHING_WRONG, sqliteFile } from './stored.js';

const DRAIN_MS = 10_000;

describe('a server that stands still, and one that is asked to leave', () => {
  let wallet: DemoWallet;
  let server: Server;

  beforeEach(async () => {
    wallet = await startDemoWallet();
    server = await Server.start({ env: { WALLET_URL: wallet.baseUrl } });
  });
  afterEach(async () => {
    await server?.dispose();
    await wallet?.kill();
  });

  const report = (load: Load, ticket: string) =>
    checkMessages(sqliteFile(join(server.dataDir, 'walletdesk.db')), load.journal, [ticket]);

  it('goes on after it was stopped in the middle, with nothing lost or doubled', async () => {
    const load = new Load(() => 0.5);
    const ticket = await load.addCustomer(new Person(server.url), 4);
    load.start(80);
    for (let round = 0; round < 2; round += 1) {
      await sleep(700);
      server.stop();
      await sleep(2_500);
      server.cont();
    }
    await sleep(1_000);
    await load.finish();
    load.close();

    expect(await report(load, ticket)).toMatchObject(NOTHING_WRONG);
    expect(load.tally.wrong).toEqual([]);
  }, 60_000);

  it('answers what it has accepted, tells its sockets, and leaves with 0 within ten seconds', async () => {
    const load = new Load(() => 0.5);
    const person = new Person(server.url);
    const ticket = await load.addCustomer(person, 2);
    const watcher: SocketDoor = await person.socket();
    load.start(80);
    await sleep(1_000);
    const started = performance.now();
    const [first, second] = await Promise.all([
      server.terminate(),
      sleep(200).then(() => server.terminate()),
    ]);
    const tookMs = performance.now() - started;
    await server.restart();
    await load.finish();
    load.close();
    watcher.close();

    process.stderr.write(`farewell: ${Math.round(tookMs)} ms, ${load.tally.silences} silences\n`);
    expect([first, second]).toEqual([0, 0]);
    expect(tookMs).toBeLessThanOrEqual(DRAIN_MS);
    expect(watcher.farewells.length).toBeGreaterThan(0);
    expect(await report(load, ticket)).toMatchObject(NOTHING_WRONG);
  }, 60_000);
});
