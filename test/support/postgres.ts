import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdtempSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { guard } from './guardian.js';
import { freePort } from './ports.js';
import { findPostgres, type PostgresPrograms } from './postgres-programs.js';
import { waitFor } from './wait.js';

const USER = 'walletdesk';
/** Durable as in production (fsync and synchronous commit stay on); small, and only on this machine. */
const SETTINGS = { listen_addresses: '127.0.0.1', unix_socket_directories: '', shared_buffers: '32MB' };

let shared: Promise<TestPostgres> | undefined;

/**
 * The PostgreSQL of this process: started at the first call, shared by all test files of a Jest worker, gone
 * with the process. @throws Error that says how to install PostgreSQL when there is none.
 */
export function startPostgres(): Promise<TestPostgres> {
  shared ??= TestPostgres.ofThisProcess();
  return shared;
}

interface Cluster {
  readonly folder: string;
  readonly port: number;
}

export class TestPostgres {
  private readonly databases = new Set<string>();

  private constructor(
    private readonly programs: PostgresPrograms,
    private readonly cluster: Cluster,
  ) {}

  /** One for a test that crashes it: recovery goes through every database that other files have left on theirs. */
  static async alone(): Promise<TestPostgres> {
    const programs = findPostgres();
    const server = new TestPostgres(programs, await createCluster(programs));
    await server.start();

    return server;
  }

  /** Jest gives each test file its own modules, so what files share is remembered on the disk. */
  static async ofThisProcess(): Promise<TestPostgres> {
    const programs = findPostgres();
    const birth = Math.round(performance.timeOrigin);
    const note = join(tmpdir(), `walletdesk-postgres-${process.pid}-${birth}.json`);
    const known = existsSync(note) ? (JSON.parse(readFileSync(note, 'utf8')) as Cluster) : undefined;
    const cluster = known ?? (await createCluster(programs));
    const server = new TestPostgres(programs, cluster);

    if (!known) {
      writeFileSync(note, JSON.stringify(cluster));
      guard('folder', note);
    }
    await server.start();
    return server;
  }

  get port(): number {
    return this.cluster.port;
  }

  /** The address of a database of this server. */
  urlOf(database: string): string {
    return `postgres://${USER}:${USER}@127.0.0.1:${this.port}/${database}`;
  }

  /**
   * A fresh empty database (UTF-8, ordered by code point) → its address. Or a copy of another, to which nobody is
   * connected. One with a name of its own stays as long as the server.
   */
  async createDatabase({ name, template }: { name?: string; template?: string } = {}): Promise<string> {
    const called = name ?? `walletdesk_${randomBytes(6).toString('hex')}`;

    await this.query(
      `CREATE DATABASE ${called} TEMPLATE ${template ?? 'template0'} ENCODING 'UTF8' LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8'`,
    );
    if (name === undefined) {
      this.databases.add(called);
    }
    return this.urlOf(called);
  }

  /** Runs one statement as superuser, by default in the database `postgres`. */
  async query(sql: string, database = 'postgres'): Promise<Record<string, unknown>[]> {
    const client = new Client({ connectionString: this.urlOf(database), connectionTimeoutMillis: 5_000 });

    client.on('error', () => undefined);
    await client.connect();
    try {
      const { rows } = await client.query<Record<string, unknown>>(sql);
      return rows;
    } finally {
      await client.end();
    }
  }

  /** Ends every connection to a database (its address or its name) → how many. */
  async killBackends(database: string): Promise<number> {
    const rows = await this.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = '${nameOf(database)}' AND pid <> pg_backend_pid()`,
    );
    return rows.length;
  }

  /** `immediate`: as a crash, with recovery at the next start. `fast`: rolls back, says good-bye. */
  async stop(mode: 'immediate' | 'fast' = 'fast'): Promise<void> {
    const pid = this.postmaster();

    if (pid !== undefined) {
      process.kill(pid, mode === 'immediate' ? 'SIGQUIT' : 'SIGINT');
      await waitFor('PostgreSQL to stop', () => !isAlive(pid), { withinMs: 20_000 });
    }
  }

  /** Starts the server again on the same port and data and waits until it answers; nothing when it runs. */
  async start(): Promise<void> {
    if (this.postmaster() === undefined) {
      this.launch();
    }
    await waitFor('PostgreSQL to answer', () => this.query('SELECT 1'), { withinMs: 30_000 }).catch(
      (error: unknown) => {
        throw new Error(`PostgreSQL did not start.\n${readFileSync(this.logFile, 'utf8')}`, { cause: error });
      },
    );
  }

  /** Drops the databases made through this object. The server stays for the next test file. */
  async dispose(): Promise<void> {
    if (this.postmaster() === undefined) {
      return;
    }
    for (const name of this.databases) {
      await this.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    }
    this.databases.clear();
  }

  private get logFile(): string {
    return join(this.cluster.folder, 'server.log');
  }

  private get data(): string {
    return join(this.cluster.folder, 'data');
  }

  private launch(): void {
    const log = openSync(this.logFile, 'a');
    const settings = Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const server = spawn(
      join(this.programs.folder, 'postgres'),
      ['-D', this.data, '-p', String(this.port), ...settings],
      { ...this.programs.runAs, cwd: this.cluster.folder, detached: true, stdio: ['ignore', log, log] },
    );

    server.unref();
  }

  /** The process number of the running server, or `undefined`. */
  private postmaster(): number | undefined {
    const file = join(this.data, 'postmaster.pid');
    const pid = existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : 0;

    return pid > 0 && isAlive(pid) ? pid : undefined;
  }
}

/** initdb into a folder of its own that belongs to the user the server runs as (1 to 2 s). */
async function createCluster({ folder: programs, runAs }: PostgresPrograms): Promise<Cluster> {
  const folder = mkdtempSync(join(tmpdir(), 'walletdesk-postgres-'));
  const data = join(folder, 'data');

  guard('cluster', data);
  guard('folder', folder);
  if (runAs.uid !== undefined && runAs.gid !== undefined) {
    chownSync(folder, runAs.uid, runAs.gid);
  }
  await promisify(execFile)(
    join(programs, 'initdb'),
    ['-D', data, '-U', USER, '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8', '--no-sync'],
    { ...runAs, cwd: folder },
  );
  return { folder, port: await freePort() };
}

function nameOf(database: string): string {
  return database.includes('://') ? new URL(database).pathname.slice(1) : database;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
