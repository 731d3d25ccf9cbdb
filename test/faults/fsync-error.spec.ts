import { setTimeout as sleep } from 'node:timers/promises';
import { join } from 'node:path';
import { type DemoWallet, startDemoWallet } from '../support/demo-wallet.js';
import { Server } from '../support/processes.js';
import { injectFault } from '../support/strace.js';
import { within } from '../support/wait.js';
import { Load } from './load.js';
import { Person } from './people.js';
import { checkMessages, NOTHING_WRONG, sqliteFile } from './stored.js';

const EXIT_STORAGE = 70;

describe('a disk that fails to keep what it was given', () => {
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

  it('ends the server before it gives another answer; what it had acknowledged is there after a restart', async () => {
    const load = new Load(() => 0.5);
    const ticket = await load.addCustomer(new Person(server.url), 4);
    load.start(60);
    await sleep(1_000);
    const fault = await injectFault(server.pid, { calls: ['fsync', 'fdatasync'], error: 'EIO' });
    if (!fault) {
      load.close();

      return;
    }
    const faultyFrom = performance.now();
    const { code } = await within(20_000, 'The end of the server', server.exit);
    const hits = fault.hits();
    const lastAckAt = load.tally.lastAckAt;
    const acknowledgedBefore = load.acknowledged;
    await server.restart();
    await load.finish();
    load.close();

    process.stderr.write(
      `failed fsync: ${acknowledgedBefore} acknowledged before, ${hits} failed calls, exit ${code}\n`,
    );
    expect(code).toBe(EXIT_STORAGE);
    expect(hits).toBeGreaterThan(0);
    // An answer may have been on its way while strace attached; none comes after the first failed call.
    expect(lastAckAt - faultyFrom).toBeLessThan(1_000);
    const report = await checkMessages(sqliteFile(join(server.dataDir, 'walletdesk.db')), load.journal, [
      ticket,
    ]);
    expect(report).toMatchObject(NOTHING_WRONG);
  }, 90_000);
});
