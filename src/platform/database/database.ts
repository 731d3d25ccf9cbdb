import { DataSource, type DataSourceOptions, type QueryRunner } from 'typeorm';
import type { DatabaseAddress } from '../../config/env-values.js';
import type { Clock } from '../clock/clock.js';
import { BootRefusal } from '../errors/boot-refusal.js';
import type { Log } from '../logging/log.js';
import { LongReader } from './long-reader.js';
import { MIGRATIONS } from './migrations-list.js';
import { Migrator } from './migrator.js';
import { SnakeNaming } from './naming-strategy.js';
import { postgresOptions, postgresRefusal, refuseOldServer } from './postgres/postgres-connection.js';
import { PostgresWriter } from './postgres/postgres-writer.js';
import { prepareFolder, sqliteOptions, sqliteRefusal } from './sqlite/sqlite-connection.js';
import { SqliteLock } from './sqlite/sqlite-lock.js';
import { SqliteSession } from './sqlite/sqlite-session.js';
import { SqliteWriter } from './sqlite/sqlite-writer.js';
import { UnitOfWork } from './unit-of-work.js';
import type BetterSqlite3 from 'better-sqlite3';

export interface DatabaseSettings {
  readonly address: DatabaseAddress;
  /** May boot change the schema? In production that is a step of its own. */
  readonly migrate: boolean;
  readonly clock: Clock;
  readonly log: Log;
  readonly fatal: (error: unknown) => never;
}

type Entities = NonNullable<DataSourceOptions['entities']>;

/**
 * Both databases behind one door: a writer that nobody can inject, a reader that is Nest's default DataSource,
 * and a thread for long reads. README.md beside this file says why.
 */
export class Database {
  readonly longReader: LongReader;
  private writer: DataSource | null = null;
  private engine: SqliteWriter | PostgresWriter | null = null;
  private lock: SqliteLock | null = null;
  private works: UnitOfWork | null = null;

  constructor(private readonly settings: DatabaseSettings) {
    this.longReader = new LongReader(settings.address);
  }

  /** Opens the writer, brings the schema up, then the reader. @throws BootRefusal with a sentence to act on. */
  async open(entities: Entities): Promise<DataSource> {
    try {
      await this.openWriter(entities);
      await this.bringUpSchema();
      const reader = new DataSource({ ...this.readerOptions, entities });
      await reader.initialize();
      forbidTransactions(reader);

      return reader;
    } catch (error) {
      await this.close();
      throw this.explain(error);
    }
  }

  /** How the reader is reached; Nest asks for it before anything is open. */
  get readerOptions(): DataSourceOptions {
    return this.options(true);
  }

  get unitOfWork(): UnitOfWork {
    if (!this.works) {
      throw new Error('The database is not open.');
    }

    return this.works;
  }

  /** Whether no other process can be at this database: true while we hold the lock of its file. */
  get isAlone(): boolean {
    return this.lock !== null;
  }

  /** Milliseconds the oldest waiting write has waited, and why the last one failed, if it did. */
  get health(): { readonly queueAgeMs: number; readonly lastFailure: string | null } {
    return { queueAgeMs: this.engine?.queueAgeMs ?? 0, lastFailure: this.engine?.lastFailure ?? null };
  }

  /** Reads every page of the file in the worker thread; null where all is well, or a server keeps the data. */
  async quickCheck(): Promise<string | null> {
    if (this.settings.address.kind !== 'sqlite') {
      return null;
    }
    const [rows] = await this.longReader.read([{ sql: 'PRAGMA quick_check(5)' }]);
    const [first] = rows ?? [];
    const verdict = String(Object.values(first ?? {})[0]);

    return verdict === 'ok' ? null : verdict;
  }

  /** The statements that would bring the schema to what the entities say; none, or a migration is missing. */
  async differences(): Promise<string[]> {
    return this.withWriter(async (writer) => {
      const { upQueries } = await writer.driver.createSchemaBuilder().log();

      return upQueries.map(({ query }) => query);
    });
  }

  /** For migrations and their tests. Everything else writes by UnitOfWork. */
  async withWriter<T>(work: (writer: DataSource) => Promise<T>): Promise<T> {
    if (!this.writer) {
      throw new Error('The database is not open.');
    }

    return work(this.writer);
  }

  /** Refuses new units and waits for the accepted ones. */
  async stopWrites(reason: unknown): Promise<void> {
    await this.engine?.stop(reason);
  }

  async close(): Promise<void> {
    await this.stopWrites('closing');
    await this.longReader.close();
    if (this.writer?.isInitialized) {
      await this.writer.destroy();
    }
    this.lock?.release();
    this.lock = null;
  }

  private async openWriter(entities: Entities): Promise<void> {
    const { address, clock, log, fatal } = this.settings;
    if (address.kind === 'sqlite') {
      prepareFolder(address.file);
      this.lock = SqliteLock.hold(address.file);
    }
    this.writer = new DataSource({
      ...this.options(false),
      entities,
      migrations: [...MIGRATIONS],
    });
    await this.writer.initialize();
    this.engine =
      address.kind === 'sqlite'
        ? new SqliteWriter(sqliteSession(this.writer), {
            monotonic: () => clock.monotonic(),
            warn: (message, details) => log.warn(details, message),
            fatal,
          })
        : new PostgresWriter(this.writer, () => clock.monotonic());
    this.works = new UnitOfWork(this.engine);
  }

  private async bringUpSchema(): Promise<void> {
    const { migrate, address, log } = this.settings;
    if (!this.writer) {
      return;
    }
    if (address.kind === 'postgres') {
      const [row] = await this.writer.query<{ v: string }[]>(
        `SELECT current_setting('server_version_num') AS v`,
      );
      refuseOldServer(Number(row?.v));
    }
    const migrator = new Migrator(this.writer);
    if (migrate) {
      const applied = await migrator.run();
      log.info({ applied: applied.length }, 'schema is up to date');

      return;
    }
    const pending = await migrator.pending();
    if (pending.length > 0) {
      throw new BootRefusal(
        `The database lacks ${pending.length} migration(s): ${pending.join(', ')}. Make a backup, run ` +
          '`npm run migrate`, then start again.',
      );
    }
  }

  private options(readonly: boolean): DataSourceOptions {
    const { address } = this.settings;

    return {
      ...(address.kind === 'sqlite'
        ? sqliteOptions(address.file, readonly)
        : postgresOptions(address.url, readonly)),
      namingStrategy: new SnakeNaming(),
      synchronize: false,
      logging: false,
      // An id that got lost on the way must not find the first row of the table.
      invalidWhereValuesBehavior: { null: 'throw', undefined: 'throw' },
    };
  }

  private explain(error: unknown): unknown {
    const { address } = this.settings;
    if (error instanceof BootRefusal) {
      return error;
    }

    return address.kind === 'sqlite'
      ? sqliteRefusal(address.file, error)
      : postgresRefusal(address.url, error);
  }
}

function sqliteSession(writer: DataSource): SqliteSession {
  const { databaseConnection } = writer.driver as unknown as { databaseConnection: BetterSqlite3.Database };

  return new SqliteSession(writer, writer.createQueryRunner(), databaseConnection);
}

/** One open read transaction on the shared reader would make everybody read stale. */
function forbidTransactions(reader: DataSource): void {
  const create = reader.createQueryRunner.bind(reader);
  reader.createQueryRunner = (mode): QueryRunner => {
    const runner = create(mode);
    runner.startTransaction = () =>
      Promise.reject(
        new Error('The reader opens no transaction: write by UnitOfWork.run, read long by LongReader.'),
      );

    return runner;
  };
}
