import BetterSqlite3 from 'better-sqlite3';
import { BootRefusal } from '../../errors/boot-refusal.js';

/**
 * One process a file: an exclusive transaction on a side file, held for life. The kernel drops it with the
 * process, however that ends, so there is no stale lock to clear away.
 */
export class SqliteLock {
  private constructor(private readonly connection: BetterSqlite3.Database) {}

  /** Null where another process holds it. */
  static tryHold(databaseFile: string): SqliteLock | null {
    const connection = new BetterSqlite3(`${databaseFile}.lock`, { timeout: 0 });
    try {
      connection.exec('BEGIN EXCLUSIVE');

      return new SqliteLock(connection);
    } catch (error) {
      connection.close();
      if ((error as { code?: string }).code?.startsWith('SQLITE_BUSY')) {
        return null;
      }
      throw error;
    }
  }

  /** @throws BootRefusal with what to do about the other process. */
  static hold(databaseFile: string): SqliteLock {
    const lock = SqliteLock.tryHold(databaseFile);
    if (!lock) {
      throw new BootRefusal(
        `Another WalletDesk process is using ${databaseFile}. Stop that one first, or give this one its own ` +
          'DATABASE_URL. Several processes need PostgreSQL: DATABASE_URL=postgres://…',
      );
    }

    return lock;
  }

  release(): void {
    this.connection.close();
  }
}
