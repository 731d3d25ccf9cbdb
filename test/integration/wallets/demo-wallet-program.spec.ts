import { spawn } from 'node:child_process';
import type { ChildProcess, StdioOptions } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fromRoot } from '../../support/root.js';

const PROGRAM = fromRoot('dist/app/demo-wallet.js');

interface Ready {
  readonly listening: number;
  readonly baseUrl: string;
}

describe('the program of the demo wallet', () => {
  let folder: string;
  const children: ChildProcess[] = [];

  function start(stdio: StdioOptions, ...args: string[]): ChildProcess {
    const file = join(folder, 'wallet.db');
    const child = spawn(
      process.execPath,
      [PROGRAM, '--file', file, '--now', '2026-07-29T10:00:00Z', ...args],
      { stdio },
    );
    children.push(child);
    return child;
  }

  async function firstLine({ stdout }: ChildProcess): Promise<Ready> {
    if (!stdout) {
      throw new Error('the program has no output');
    }

    const [line] = (await once(createInterface(stdout), 'line')) as [string];
    return JSON.parse(line) as Ready;
  }

  const exitOf = async (child: ChildProcess): Promise<unknown> =>
    ((await once(child, 'exit')) as unknown[])[0];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'walletdesk-demo-'));
  });

  afterEach(() => {
    for (const child of children.splice(0)) {
      child.kill('SIGKILL');
    }

    rmSync(folder, { recursive: true, force: true });
  });

  it('says where it listens, to its reader and to its parent, and answers there', async () => {
    const child = start(['ignore', 'pipe', 'inherit', 'ipc']);
    const told = once(child, 'message');
    const ready = await firstLine(child);

    expect(ready).toEqual({
      listening: expect.any(Number),
      baseUrl: `http://127.0.0.1:${ready.listening}/1.2.0/mm`,
    });
    expect((await told)[0]).toEqual(ready);
    expect(await (await fetch(`${ready.baseUrl}/heartbeat`)).json()).toEqual({ serviceStatus: 'available' });
  });

  it('leaves when its parent lets go of the channel', async () => {
    const child = start(['ignore', 'pipe', 'inherit', 'ipc']);
    await firstLine(child);
    const exit = exitOf(child);
    child.disconnect();
    expect(await exit).toBe(0);
  });

  it('leaves when its input ends', async () => {
    const child = start(['pipe', 'pipe', 'inherit']);
    await firstLine(child);
    const exit = exitOf(child);
    child.stdin?.end();
    expect(await exit).toBe(0);
  });

  it('stays without a parent, until it is asked to leave', async () => {
    const child = start(['ignore', 'pipe', 'inherit']);
    const { baseUrl } = await firstLine(child);
    expect((await fetch(`${baseUrl}/heartbeat`)).status).toBe(200);
    const exit = exitOf(child);
    child.kill('SIGTERM');
    expect(await exit).toBe(0);
  });

  it('can be told to misbehave when it was started so', async () => {
    const child = start(['ignore', 'pipe', 'inherit', 'ipc'], '--faults');
    const { listening, baseUrl } = await firstLine(child);
    const order = (body: string) => fetch(`http://127.0.0.1:${listening}/faults`, { method: 'POST', body });

    expect((await order('{"mode":"html502"}')).status).toBe(204);
    expect((await fetch(`${baseUrl}/heartbeat`)).status).toBe(502);
    expect((await order('{"mode":"explode"}')).status).toBe(400);
    expect((await order('{"mode":"none"}')).status).toBe(204);
    expect((await fetch(`${baseUrl}/heartbeat`)).status).toBe(200);
  });

  it.each([
    ['a port that is none', ['--port', 'http']],
    ['a time that is none', ['--now', 'soon']],
    ['an option nobody knows', ['--colour']],
  ])('does not start with %s, and says how it wants to be started', async (_, args) => {
    const child = start(['ignore', 'pipe', 'pipe'], ...args);
    let said = '';
    child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
      said += chunk;
    });
    expect(await exitOf(child)).toBe(1);
    expect(said).toContain('demo-wallet [--file PATH]');
  });
});
