import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { type DemoWallet, startDemoWallet } from '../support/demo-wallet.js';
import { Server } from '../support/processes.js';
import { Load, Openings } from './load.js';
import { Person } from './people.js';
import {
  checkMessages,
  checkOpenings,
  NOTHING_WRONG,
  settled,
  sqliteFile,
  wronglyHandled,
} from './stored.js';

/**
 * Each point is passed by boot and by the opening as well; `at` counts from the start of the process, so a few are
 * tried. What counts is that the process died there, and what stands afterwards.
 */
const POINTS = [
  'before-commit',
  'after-commit',
  'before-answer',
  'after-answer',
  'in-handler',
  'after-handler-effect',
];
const PASSINGS = [1, 3, 8];

describe('a server that dies at a named point', () => {
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

  it.each(POINTS)(
    '%s: what was asked is there once, and its news is handled once',
    async (point) => {
      const chance = (): number => 0.5;
      const load = new Load(chance);
      const openings = new Openings();
      const customer = new Person(server.url);
      const ticket = await load.addCustomer(customer, 2);
      const unanswered: Promise<unknown>[] = [];
      let said: Promise<unknown> = Promise.resolve();
      let deaths = 0;

      for (const passing of PASSINGS) {
        await server.respawn({ FAULTS: `${point}@${passing}` });
        const died = server.exit.then(({ signal }) => signal);
        const life = server.ready().then(
          () => 'ready',
          () => 'dead',
        );
        // Enough of everything that the point is passed so often; whoever gets no answer comes again, in the next
        // life, which dies as well, or in the last one.
        const opened = life.then(() =>
          openings.open(new Person(server.url), `Opened at ${point} ${passing}.`),
        );
        said = Promise.all([life, said]).then(() =>
          Promise.all(
            load.writers.flatMap((writer) => [writer.say(`Said at ${point} ${passing}`, randomUUID())]),
          ),
        );
        const more = life.then(async () => {
          for (let count = 0; count < 10 && server.pid > 0; count += 1) {
            await openings.open(new Person(server.url), `More at ${point} ${passing} ${count}.`);
          }
        });
        unanswered.push(opened, more);
        deaths += (await died) === 'SIGKILL' ? 1 : 0;
      }
      await server.restart({ FAULTS: undefined });
      await Promise.all([...unanswered, said]);
      load.close();

      const ask = sqliteFile(join(server.dataDir, 'walletdesk.db'));
      await settled(ask, 60_000);
      expect(deaths).toBe(PASSINGS.length);
      expect(await checkMessages(ask, load.journal, [ticket])).toMatchObject(NOTHING_WRONG);
      expect(await checkOpenings(ask, openings.journal)).toMatchObject(NOTHING_WRONG);
      expect(openings.journal.count('acknowledged')).toBe(PASSINGS.length * 11);
      expect(await wronglyHandled(ask)).toEqual([]);
    },
    120_000,
  );
});
