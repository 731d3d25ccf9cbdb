import type { DataSource, MigrationInterface } from 'typeorm';
import { BootRefusal } from '../errors/boot-refusal.js';

/** Any number will do, so long as it stays: several processes that start at once take turns. */
const ADVISORY_LOCK = 7_263_541;

/** Brings the schema to this version, or says why it may not. */
export class Migrator {
  constructor(private readonly dataSource: DataSource) {}

  /** Names of what would be run, oldest first. @throws BootRefusal for a database of a newer version. */
  async pending(): Promise<string[]> {
    const applied = await this.applied();
    const known = this.dataSource.migrations.map(nameOf);
    const unknown = applied.filter((name) => !known.includes(name));
    if (unknown.length > 0) {
      throw new BootRefusal(
        `The database was last used by a newer WalletDesk (it has ${unknown.join(', ')}). Nothing was changed. ` +
          'Start that version, or put back the backup from before the update.',
      );
    }

    return known.filter((name) => !applied.includes(name));
  }

  /** Runs what is pending, each in its own transaction. Returns their names. */
  async run(): Promise<string[]> {
    return this.alone(async () => {
      const pending = await this.pending();
      if (pending.length > 0) {
        await this.dataSource.runMigrations({ transaction: 'each' });
      }

      return pending;
    });
  }

  private async applied(): Promise<string[]> {
    const runner = this.dataSource.createQueryRunner();
    try {
      if (!(await runner.hasTable('migrations'))) {
        return [];
      }
      const rows = (await runner.query('SELECT name FROM migrations ORDER BY timestamp')) as {
        name: string;
      }[];

      return rows.map(({ name }) => name);
    } finally {
      await runner.release();
    }
  }

  private async alone<T>(work: () => Promise<T>): Promise<T> {
    if (this.dataSource.options.type !== 'postgres') {
      return work();
    }
    const runner = this.dataSource.createQueryRunner();
    await runner.query('SET statement_timeout = 0');
    await runner.query('SET lock_timeout = 0');
    await runner.query('SELECT pg_advisory_lock($1)', [ADVISORY_LOCK]);
    try {
      return await work();
    } finally {
      await runner.query('SELECT pg_advisory_unlock($1)', [ADVISORY_LOCK]);
      await runner.query('RESET ALL');
      await runner.release();
    }
  }
}

const nameOf = (migration: MigrationInterface): string => migration.name ?? migration.constructor.name;
