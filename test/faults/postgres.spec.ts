import { setTimeout as sleep } from 'node:timers/promises';
import { startPostgres, type TestPostgres } from '../support/postgres.js';
import { type DemoWallet, startDemoWallet } from '../support/demo-wallet.js';
import { Server } from '../support/processes.js';
import { TcpProxy } from '../support/tcp-proxy.js';
import { Chance } from './chance.js';
import { Load, Openings } from './load.js';
import { Person } from './people.js';
import {
  checkMessages,
  checkOpenings,
  NOTHING_WRONG,
  postgresDatabase,
  settled,
  wronglyHandled,
} from './stored.js';

const PER_SECOND = 60;
const WINDOWS = 6;

describe('a server whose PostgreSQL is in trouble', () => {
  let postgres: TestPostgres;
  let wallet: DemoWallet;

  beforeAll(async () => {
    postgres = await startPostgres();
    wallet = await startDemoWallet();
  });
  afterAll(() => wallet?.kill());

  /** A desk on a database of its own, people writing in it, and what must stand when the trouble is over. */
  const writingThrough = async (
    name: string,
    env: Record<string, string>,
    trouble: (server: Server, url: string) => Promise<void>,
    connectBy: (url: string) => string = (url) => url,
  ): Promise<Load> => {
    const url = await postgres.createDatabase();
    const chance = Chance.for(name);
    const server = await Server.start({
      env: { DATABASE_URL: connectBy(url), WALLET_URL: wallet.baseUrl, ...env },
    });
    try {
      const load = new Load(() => chance.next());
      const openings = new Openings();
      const ticket = await load.addCustomer(new Person(server.url), WINDOWS);
      const { pid } = server;
      load.start(PER_SECOND);
      await sleep(500);
      const opened = openings.open(new Person(server.url), 'Opened in the middle of it all.');
      await trouble(server, url);
      await sleep(1_000);
      await load.finish();
      await opened;
      load.close();
      const ask = postgresDatabase(postgres, url);
      await settled(ask, 60_000);
      process.stderr.write(
        `${name}: ${load.acknowledged} acknowledged, refusals ${JSON.stringify([...load.tally.refusals])}, ` +
          `${load.tally.silences} silences\n`,
      );

      expect(load.tally.wrong).toEqual([]);
      expect(server.pid).toBe(pid);
      expect(load.acknowledged).toBeGreaterThan(20);
      expect(await checkMessages(ask, load.journal, [ticket])).toMatchObject(NOTHING_WRONG);
      expect(await checkOpenings(ask, openings.journal)).toMatchObject(NOTHING_WRONG);
      expect(await wronglyHandled(ask)).toEqual([]);

      return load;
    } finally {
      await server.dispose();
    }
  };

  it('loses and doubles nothing while the database is stopped and started again', async () => {
    const load = await writingThrough('stop', {}, async () => {
      await postgres.stop('immediate');
      await sleep(1_500);
      await postgres.start();
      await sleep(1_000);
    });

    expect(load.tally.refusals.size).toBeGreaterThan(0);
  }, 90_000);

  it('loses and doubles nothing when its connections are killed again and again', async () => {
    const load = await writingThrough('backends killed', {}, async (_, url) => {
      for (let round = 0; round < 8; round += 1) {
        await postgres.killBackends(url);
        await sleep(250);
      }
    });

    expect(load.tally.wrong).toEqual([]);
  }, 90_000);

  it('loses and doubles nothing when the network swallows everything for a while', async () => {
    const proxy = await TcpProxy.before(postgres.port);
    try {
      const load = await writingThrough(
        'black hole',
        {},
        async () => {
          proxy.set({ traffic: 'black-hole' });
          await sleep(1_500);
          proxy.cut();
          proxy.heal();
          await sleep(1_500);
        },
        (url) => proxy.through(url),
      );

      expect(load.tally.wrong).toEqual([]);
    } finally {
      await proxy.close();
    }
  }, 90_000);

  it.each(['40001', '40P01'])(
    'does a unit again after %s, at a statement, at its commit, and after its commit',
    async (code) => {
      const points = ['pg-statement', 'pg-commit', 'pg-after-commit'];
      const faults = points.flatMap((point) =>
        [30, 41, 52, 53, 54, 90].map((at) => `${point}@${at}:${code}`),
      );
      const load = await writingThrough(`injected ${code}`, { FAULTS: faults.join(',') }, () => sleep(1_500));

      expect(load.tally.refusals.size).toBe(0);
    },
    90_000,
  );

  it('handles an opening once when the server is killed, after the lease of the dead one has run out', async () => {
    const url = await postgres.createDatabase();
    const server = await Server.start({
      env: { DATABASE_URL: url, WALLET_URL: wallet.baseUrl, FAULTS: 'in-handler@1' },
    });
    const openings = new Openings();
    const opening = openings.open(new Person(server.url), 'Killed in the handler.');
    const { signal } = await server.exit;
    await server.restart({ FAULTS: undefined });
    await opening;
    const ask = postgresDatabase(postgres, url);
    await settled(ask, 60_000);
    await server.dispose();

    expect(signal).toBe('SIGKILL');
    expect(await wronglyHandled(ask)).toEqual([]);
  }, 120_000);
});
