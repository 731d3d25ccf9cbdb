import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Child } from './child.js';
import { startDemoWallet } from './demo-wallet.js';
import { Server, temporaryFolder } from './processes.js';
import { fromRoot } from './root.js';
import { waitFor } from './wait.js';

/** Behaves as the application promises to: health, log lines, farewell, exit codes. Imports only node. */
const PROGRAM = `
import { createServer } from 'node:http';
import { appendFileSync, readFileSync } from 'node:fs';
const { PORT, DATA_DIR, BROKEN } = process.env;
if (BROKEN) { process.stderr.write('Cannot read the database.\\n'); process.exit(78); }
appendFileSync(DATA_DIR + '/starts', 'x');
const say = (fields) => process.stdout.write(JSON.stringify(fields) + '\\n');
const server = createServer((request, response) => {
  if (request.url === '/starts') response.end(readFileSync(DATA_DIR + '/starts'));
  else response.end(JSON.stringify(process.env));
});
server.listen(Number(PORT), '127.0.0.1', () => {
  const { port } = server.address();
  say({ msg: 'listening', url: 'http://127.0.0.1:' + port });
  say({ listening: port, baseUrl: 'http://127.0.0.1:' + port + '/wallet' });
});
process.on('SIGTERM', () => { say({ msg: 'drained' }); process.exit(0); });
`;

describe('the supervisor of a server', () => {
  const program = join(temporaryFolder('program'), 'server.mjs');
  const entry = relativeToRoot(program);
  const servers: Server[] = [];

  beforeAll(() => writeFileSync(program, PROGRAM));
  afterAll(() => Promise.all(servers.map((server) => server.dispose())));

  it('starts it on a free port with a data folder of its own, and nothing of our own environment', async () => {
    process.env['STRAY'] = 'should not be seen';
    const server = keep(await Server.start({ entry, env: { WALLET_TIME_ZONE: 'Asia/Shanghai' } }));
    delete process.env['STRAY'];
    const seen = (await (await fetch(server.url)).json()) as Record<string, string>;

    expect(seen).toMatchObject({
      NODE_ENV: 'test',
      PUBLIC_URL: server.url,
      DATABASE_URL: `sqlite:${server.dataDir}/walletdesk.db`,
      WALLET_TIME_ZONE: 'Asia/Shanghai',
    });
    expect(seen['STRAY']).toBeUndefined();
  });

  it('learns the address from the log when the server picks its port', async () => {
    const server = keep(await Server.start({ entry, env: { PORT: '0' } }));

    expect(server.lines).toContainEqual({ msg: 'listening', url: server.url });
    expect((await fetch(server.url)).ok).toBe(true);
  });

  it('kills it, and starts it again on the same data and the same port', async () => {
    const server = keep(await Server.start({ entry }));
    const { url, pid } = server;

    expect(await server.kill()).toEqual({ code: null, signal: 'SIGKILL' });
    await expect(fetch(url)).rejects.toThrow('fetch failed');
    await server.restart({ LOG_LEVEL: 'warn' });

    expect(server.pid).not.toBe(pid);
    expect(await (await fetch(`${url}/starts`)).text()).toBe('xx');
  });

  it('lets it say good-bye and reports how it left', async () => {
    const server = keep(await Server.start({ entry }));

    expect(await server.terminate()).toBe(0);
    expect(await server.exit).toEqual({ code: 0, signal: null });
    expect(server.lines.at(-1)).toEqual({ msg: 'drained' });
  });

  it('stops it and lets it go on', async () => {
    const server = keep(await Server.start({ entry }));

    server.stop();
    await expect(fetch(server.url, { signal: AbortSignal.timeout(100) })).rejects.toThrow('timeout');
    server.cont();
    expect((await fetch(server.url)).ok).toBe(true);
  });

  it('rejects with the words of a server that ends before it is ready', async () => {
    await expect(Server.start({ entry, env: { BROKEN: '1' } })).rejects.toThrow(
      /ended \(78\)[^]*Cannot read the database\./,
    );
  });

  it('starts the demo wallet and reads its address from its first line', async () => {
    const wallet = await startDemoWallet({ entry, env: { DATA_DIR: temporaryFolder() } });

    expect(wallet.baseUrl).toBe(`http://127.0.0.1:${wallet.port}/wallet`);
    expect(await wallet.kill()).toEqual({ code: null, signal: 'SIGKILL' });
  });

  it('leaves nobody behind when the process that started it is killed', async () => {
    const guardian = JSON.stringify(fromRoot('test/support/guardian.ts'));
    const parent = new Child(
      [
        process.execPath,
        '--input-type=module',
        '--eval',
        `const { transformSync } = await import('@swc/core');
         const { readFileSync } = await import('node:fs');
         const { code } = transformSync(readFileSync(${guardian}, 'utf8'),
           { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'es6' } });
         const { guard } = await import('data:text/javascript,' + encodeURIComponent(code));
         const { spawn } = await import('node:child_process');
         const child = spawn('sleep', ['60'], { detached: true });
         guard('group', child.pid);
         process.stdout.write(JSON.stringify({ child: child.pid }) + '\\n');`,
      ],
      {},
    );
    const { child } = await waitFor('the child to be named', () => parent.lines[0]);

    await parent.kill();

    expect(await waitFor('the child to be gone', () => !isAlive(Number(child)))).toBe(true);
  });

  function keep(server: Server): Server {
    servers.push(server);
    return server;
  }
});

/** The supervisor takes its programs from the repository's root. */
function relativeToRoot(path: string): string {
  const up = fromRoot()
    .split('/')
    .slice(1)
    .map(() => '..');

  return `${up.join('/')}${path}`;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
