import { join } from 'node:path';
import { type DemoWallet, startDemoWallet } from '../support/demo-wallet.js';
import { Server } from '../support/processes.js';
import { smallDisk } from '../support/tmpfs.js';
import { waitFor } from '../support/wait.js';
import { Load } from './load.js';
import { Person } from './people.js';
import { checkMessages, NOTHING_WRONG, sqliteFile } from './stored.js';

const RECOVERY_MS = 10_000;

describe('a server whose disk is full', () => {
  let wallet: DemoWallet;

  beforeAll(async () => {
    wallet = await startDemoWallet();
  });
  afterAll(() => wallet?.kill());

  it('says so, promises nothing, and goes on by itself when there is room', async () => {
    const disk = await smallDisk(12);
    if (!disk) {
      return;
    }
    const server = await Server.start({
      dataDir: disk.folder,
      wrap: disk.wrap,
      env: { WALLET_URL: wallet.baseUrl },
    });
    const load = new Load(() => 0.5);
    const customer = new Person(server.url);
    const ticket = await load.addCustomer(customer, 2);
    const long = 'Words that need room. '.repeat(150);
    const readiness = async (): Promise<number> => (await fetch(`${server.url}/readyz`)).status;
    try {
      await Promise.all(load.writers.map((writer) => writer.say('Before it is full.')));
      disk.fill(0);
      // The write-ahead log has a little room of its own: messages are taken until that is used up.
      const refused = await waitFor(
        'a refusal',
        async () => {
          const writer = load.writers[1];
          const reply = await writer?.attempt(crypto.randomUUID(), long);

          return reply?.kind === 'refused' && reply;
        },
        { withinMs: 20_000, everyMs: 5 },
      );
      const page = await customer.browser.get(`/en/requests/${ticket}`);
      const formReply = await customer.browser.submit(`/messages`, { body: `${long} Typed in vain?` });
      const notReady = await readiness();
      expect(refused).toMatchObject({ code: 'storage-full', status: 503 });
      expect(refused.retryAfterSeconds).toBeGreaterThan(0);
      expect(page.status).toBe(200);
      expect(formReply.status).toBe(503);
      expect(formReply.text).toContain('Nothing can be stored at the moment');
      expect(formReply.field('body')?.value).toContain('Typed in vain?');
      expect(notReady).toBe(503);

      const { pid } = server;
      const before = performance.now();
      disk.free();
      await Promise.all(load.writers.map((writer) => writer.say('After there is room.')));
      await waitFor('readiness', async () => (await readiness()) === 200, { withinMs: RECOVERY_MS });
      const tookMs = performance.now() - before;
      process.stderr.write(
        `full disk: ${load.acknowledged} acknowledged, well again after ${Math.round(tookMs)} ms\n`,
      );

      const report = await checkMessages(sqliteFile(join(disk.seenFrom, 'walletdesk.db')), load.journal, [
        ticket,
      ]);
      expect(report).toMatchObject(NOTHING_WRONG);
      expect(tookMs).toBeLessThanOrEqual(RECOVERY_MS);
      expect(server.pid).toBe(pid);
      expect(load.tally.wrong).toEqual([]);
    } finally {
      load.close();
      await server.dispose();
      await disk.dispose();
    }
  }, 90_000);
});
