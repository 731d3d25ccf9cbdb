import { randomBytes } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Child, finish, type Environment, type Exit, type Finished, type LogLine } from './child.js';
import { guard } from './guardian.js';
import { freePort } from './ports.js';
import { fromRoot } from './root.js';
import { waitFor, within } from './wait.js';

export interface ServerOptions {
  /** Added to the defaults of the supervisor; `undefined` takes one away. */
  readonly env?: Environment;
  /** The built program, from the repository's root (default `dist/app/main.js`). */
  readonly entry?: string;
  /** Where the data lies; by default a fresh folder that `dispose` removes. */
  readonly dataDir?: string;
  /** A folder whose files a fresh one begins with. */
  readonly from?: string;
  /** Words before `node`, for example `unshare -Urm sh -c …`. */
  readonly wrap?: readonly string[];
  /** Arguments of node itself, before the program; by default those of `npm start`. */
  readonly nodeArguments?: readonly string[];
}

/**
 * One WalletDesk process under supervision: started, killed, stopped and started again on the same data and the
 * same port. Without a DATABASE_URL it keeps a SQLite file in its data folder.
 */
export class Server {
  private child: Child;
  private env: Environment;

  private constructor(
    readonly dataDir: string,
    env: Environment,
    private readonly options: ServerOptions,
  ) {
    this.env = env;
    this.child = this.launch();
  }

  /** Starts a process and returns at once. */
  static async spawn(options: ServerOptions = {}): Promise<Server> {
    const dataDir = options.dataDir ?? temporaryFolder();
    if (options.from !== undefined) {
      cpSync(options.from, dataDir, { recursive: true });
    }
    const port = options.env?.['PORT'] ?? String(await freePort());

    return new Server(
      dataDir,
      {
        NODE_ENV: 'test',
        HOST: '127.0.0.1',
        PORT: port,
        PUBLIC_URL: port === '0' ? undefined : `http://127.0.0.1:${port}`,
        DATA_DIR: dataDir,
        DATABASE_URL: `sqlite:${join(dataDir, 'walletdesk.db')}`,
        SECRET: randomBytes(32).toString('hex'),
        LOG_LEVEL: 'info',
        RATE_LIMITS: 'off',
        ...options.env,
      },
      options,
    );
  }

  /** Starts a process and waits until it is ready. */
  static async start(options: ServerOptions = {}): Promise<Server> {
    const server = await Server.spawn(options);

    await server.ready();
    return server;
  }

  /** The address it answers at; known before it listens unless PORT is 0. */
  get url(): string {
    const port = this.env['PORT'];
    const said = this.lines.find(({ msg, url }) => msg === 'listening' && typeof url === 'string')?.['url'];

    if (port === '0' && typeof said !== 'string') {
      throw new Error(`The server has not said where it listens.\n${this.output}`);
    }
    return port === '0' ? String(said) : `http://${this.env['HOST']}:${port}`;
  }

  get pid(): number {
    return this.child.pid;
  }

  /** How the present process ends. A restart begins a new promise. */
  get exit(): Promise<Exit> {
    return this.child.exit;
  }

  /** The log of the present process, one object a line. */
  get lines(): readonly LogLine[] {
    return this.child.lines;
  }

  /** Everything the present process wrote, for a failure's message. */
  get output(): string {
    return this.child.output;
  }

  /** Waits for `GET /readyz` to answer 200. @throws Error with the output when the process ends before. */
  async ready(withinMs = 30_000): Promise<string> {
    const { child } = this;
    const open = waitFor('GET /readyz to answer 200', () => this.answersReady(child), {
      withinMs,
      everyMs: 40,
    });

    const state = await open.catch((error: unknown) => {
      throw new Error(`The server did not become ready.\n${child.output}`, { cause: error });
    });
    if (state === 'ended') {
      const { code, signal } = await child.exit;
      throw new Error(`The server ended (${signal ?? code}) before it was ready.\n${child.output}`);
    }
    return this.url;
  }

  /** SIGKILL: no farewell, no flushing. */
  kill(): Promise<Exit> {
    return this.child.kill();
  }

  /** SIGSTOP: the process stands still until `cont`. */
  stop(): void {
    this.child.signal('SIGSTOP');
  }

  /** SIGCONT. */
  cont(): void {
    this.child.signal('SIGCONT');
  }

  /** SIGTERM, and the exit code after the drain. @throws Error when it takes longer than `withinMs`. */
  async terminate(withinMs = 15_000): Promise<number | null> {
    this.child.signal('SIGTERM');
    const { code } = await within(withinMs, 'The farewell of the server', this.child.exit);

    return code;
  }

  /** Starts again on the same data and waits until ready; a process that still runs is killed before. */
  async restart(env: Environment = {}): Promise<void> {
    await this.respawn(env);
    await this.ready();
  }

  /** As `restart`, without waiting. */
  async respawn(env: Environment = {}): Promise<void> {
    await this.kill();
    this.env = { ...this.env, ...env };
    this.child = this.launch();
  }

  /** Runs `node dist/app/cli.js …` with the environment of this server. */
  cli(args: readonly string[]): Promise<Finished> {
    return finish([process.execPath, fromRoot('dist/app/cli.js'), ...args], this.env);
  }

  /** Kills the process and removes the data folder it was given by default. */
  async dispose(): Promise<void> {
    await this.kill();
    if (this.options.dataDir === undefined) {
      rmSync(this.dataDir, { recursive: true, force: true });
    }
  }

  private launch(): Child {
    const {
      wrap = [],
      nodeArguments = ['--disable-proto=delete'],
      entry = 'dist/app/main.js',
    } = this.options;

    return new Child([...wrap, process.execPath, ...nodeArguments, fromRoot(entry)], this.env);
  }

  private async answersReady(child: Child): Promise<'ready' | 'ended' | false> {
    if (child.ending) {
      return 'ended';
    }
    const answer = await fetch(`${this.url}/readyz`, { signal: AbortSignal.timeout(2_000) });

    await answer.body?.cancel();
    return answer.ok && 'ready';
  }
}

/** A folder below the system's temporary one that only this user reads; removed when this process ends. */
export function temporaryFolder(name = 'data'): string {
  const folder = mkdtempSync(join(tmpdir(), `walletdesk-${name}-`));

  guard('folder', folder);
  return folder;
}
