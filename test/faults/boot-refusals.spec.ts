import BetterSqlite3 from 'better-sqlite3';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  openSync,
  closeSync,
  readFileSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { PageClient } from '../support/html.js';
import { startPostgres } from '../support/postgres.js';
import { Server, temporaryFolder } from '../support/processes.js';
import { smallDisk } from '../support/tmpfs.js';
import { waitFor, within } from '../support/wait.js';

const EXIT_CONFIGURATION = 78;
const PAGE = 4_096;

type Env = Readonly<Record<string, string | undefined>>;

/** Starts a server that must not start → its exit code and what it said. */
async function refused(env: Env, dataDir?: string): Promise<{ code: number | null; said: string }> {
  const server = await Server.spawn({ env, ...(dataDir ? { dataDir } : {}) });
  try {
    const { code } = await within(20_000, 'The refusal to start', server.exit);

    return { code, said: server.output };
  } finally {
    await server.dispose();
  }
}

const fingerprint = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

/** A database as a server leaves it, with articles in it. */
async function usedDatabase(): Promise<string> {
  const server = await Server.start({ dataDir: temporaryFolder('used') });
  await server.terminate();

  return join(server.dataDir, 'walletdesk.db');
}

describe('a server that must not start says what to do, and damages nothing', () => {
  it('names every wrong variable at once, with what to write instead', async () => {
    const { code, said } = await refused({
      NODE_ENV: 'test',
      PORT: 'three thousand',
      DATABASE_URL: 'mysql://somewhere',
      PUBLIC_URL: 'not an address',
      LOG_LEVEL: 'loud',
      DESK_TIME_ZONE: 'Mars/Olympus',
      WALLET_URL: 'wallet',
      CLOCK_AT: 'noon',
    });

    expect(code).toBe(EXIT_CONFIGURATION);
    for (const name of [
      'PORT',
      'DATABASE_URL',
      'PUBLIC_URL',
      'LOG_LEVEL',
      'DESK_TIME_ZONE',
      'WALLET_URL',
      'CLOCK_AT',
    ]) {
      expect(said).toMatch(new RegExp(`- ${name} must be`));
    }
  });

  it('names the field of a wallet’s profile that is wrong, and never repeats a secret', async () => {
    const file = join(temporaryFolder('profile'), 'wallet.json');
    writeFileSync(
      file,
      JSON.stringify({ etas: { transfer: { normal: 'soon', max: 'P1D' } }, clientSecret: 'hush' }),
    );
    const { code, said } = await refused({ WALLET_PROFILE: file });

    expect(code).toBe(EXIT_CONFIGURATION);
    expect(said).toMatch(/WALLET_PROFILE \(.*wallet\.json\): etas\.transfer\.normal must be a duration/);
    expect(said).toMatch(/clientSecret is not known here/);
    expect(said).not.toContain('hush');
  });

  it('wants a secret and https in production, and a migration as a step of its own', async () => {
    const bare = await refused({
      NODE_ENV: 'production',
      SECRET: 'change-me',
      PUBLIC_URL: 'http://desk.example.org',
    });
    const production = { NODE_ENV: 'production', PUBLIC_URL: 'https://desk.example.org' };
    const unlimited = await refused({ ...production, RATE_LIMITS: 'off' });
    const unmigrated = await refused({ ...production, RATE_LIMITS: '1' });

    expect([bare, unlimited, unmigrated].map(({ code }) => code)).toEqual(Array(3).fill(EXIT_CONFIGURATION));
    expect(unlimited.said).toMatch(/RATE_LIMITS must be a factor above 0 in production/);
    expect(bare.said).toMatch(/SECRET must be at least 32 random characters/);
    expect(bare.said).toMatch(/PUBLIC_URL must be the https/);
    expect(unmigrated.said).toMatch(/npm run migrate/);
  });

  it('leaves a file to the process that has it', async () => {
    const first = await Server.start();
    const second = await refused({ DATABASE_URL: `sqlite:${join(first.dataDir, 'walletdesk.db')}` });
    const { status } = await fetch(`${first.url}/en/help`);
    await first.dispose();

    expect(second.code).toBe(EXIT_CONFIGURATION);
    expect(second.said).toMatch(/Another WalletDesk process is using .*walletdesk\.db/);
    expect(status).toBe(200);
  });

  it('touches no file that is not a database, is cut short, or belongs to a newer version', async () => {
    const used = await usedDatabase();
    const folder = temporaryFolder('broken');
    const noise = join(folder, 'noise.db');
    writeFileSync(noise, Buffer.alloc(3 * PAGE, 'This is no database. '));
    const cut = join(folder, 'cut.db');
    writeFileSync(cut, readFileSync(used).subarray(0, 5 * PAGE + 100));
    const newer = join(folder, 'newer.db');
    copyFileSync(used, newer);
    const connection = new BetterSqlite3(newer);
    connection
      .prepare(`INSERT INTO migrations (timestamp, name) VALUES (9, 'FromTheFuture9000000000000')`)
      .run();
    connection.close();

    for (const [file, words] of [
      [noise, /damaged or not a WalletDesk database/],
      [cut, /damaged or not a WalletDesk database/],
      [newer, /newer WalletDesk \(it has FromTheFuture9000000000000\)/],
    ] as const) {
      const before = fingerprint(file);
      const { code, said } = await refused({ DATABASE_URL: `sqlite:${file}` });

      expect([code, said]).toEqual([EXIT_CONFIGURATION, expect.stringMatching(words)]);
      expect(fingerprint(file)).toBe(before);
    }
  }, 60_000);

  it('starts on an empty file, and on none', async () => {
    const folder = temporaryFolder('empty');
    writeFileSync(join(folder, 'empty.db'), '');
    const server = await Server.start({ env: { DATABASE_URL: `sqlite:${join(folder, 'empty.db')}` } });
    const { status } = await fetch(`${server.url}/zh-CN/help`);
    await server.dispose();

    expect(status).toBe(200);
  });

  it('says that a place cannot be written, or has no room', async () => {
    const disk = await smallDisk(2);
    if (!disk || disk.wrap.length > 0) {
      return; // Only root can mount a disk anew for reading; `smallDisk` has said so.
    }
    disk.fill(0);
    const full = await refused({ DATABASE_URL: `sqlite:${join(disk.folder, 'desk.db')}` });
    disk.free();
    spawnSync('mount', ['-o', 'remount,ro', disk.folder]);
    const readOnly = await refused({ DATABASE_URL: `sqlite:${join(disk.folder, 'sub', 'desk.db')}` });
    await disk.dispose();

    expect([full.code, readOnly.code]).toEqual([EXIT_CONFIGURATION, EXIT_CONFIGURATION]);
    expect(full.said).toMatch(/full|cannot be opened for writing/);
    expect(readOnly.said).toMatch(/cannot be opened for writing/);
  });

  it('says what is wrong with a PostgreSQL server that is away, or lacks the database', async () => {
    const postgres = await startPostgres();
    const gone = await refused({ DATABASE_URL: 'postgres://desk:hidden-word@127.0.0.1:1/desk' });
    const missing = await refused({ DATABASE_URL: postgres.urlOf('nothing_there') });

    expect([gone.code, missing.code]).toEqual([EXIT_CONFIGURATION, EXIT_CONFIGURATION]);
    expect(gone.said).toMatch(/PostgreSQL at 127\.0\.0\.1:1 does not answer \(ECONNREFUSED\)/);
    expect(gone.said).not.toContain('hidden-word');
    expect(missing.said).toMatch(/has no database nothing_there. Make it: createdb/);
  });

  it('says that its port is taken', async () => {
    const other = createServer();
    const port = await new Promise<number>((resolve) => {
      other.listen(0, '127.0.0.1', () => resolve((other.address() as { port: number }).port));
    });
    const { code, said } = await refused({ PORT: String(port) });
    other.close();

    expect([code, said]).toEqual([
      EXIT_CONFIGURATION,
      expect.stringMatching(/address is taken .*Set another PORT/s),
    ]);
  });
});

describe('a file with a damaged page that nobody reads at start', () => {
  it('is found in the background: writes stop, reading goes on, and the server says so', async () => {
    const file = await usedDatabase();
    const connection = new BetterSqlite3(file);
    const root = connection
      .prepare(`SELECT rootpage FROM sqlite_master WHERE name = 'ix_escalations_board'`)
      .pluck()
      .get();
    connection.close();
    const handle = openSync(file, 'r+');
    writeSync(handle, Buffer.alloc(PAGE, 0x5a), 0, PAGE, (Number(root) - 1) * PAGE);
    closeSync(handle);
    const server = await Server.spawn({ env: { DATABASE_URL: `sqlite:${file}` } });
    const body = (path: string): Promise<string> =>
      fetch(`${server.url}${path}`).then((answer) => answer.text());
    await waitFor('the damage to be found', async () => (await body('/readyz')).includes('damaged'), {
      withinMs: 30_000,
    });
    const reading = await fetch(`${server.url}/en/help`);
    const customer = new PageClient(server.url);
    const writing = await customer.postForm('/en/chat', {
      body: 'Is anyone there?',
      key: crypto.randomUUID(),
    });
    await server.dispose();

    expect(existsSync(file) && statSync(file).size > 0).toBe(true);
    expect(reading.status).toBe(200);
    expect(writing.status).toBe(503);
    expect(writing.text).toContain('Nothing can be stored at the moment');
  }, 60_000);
});
