import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type BetterSqlite3 from 'better-sqlite3';
import type { BetterSqlite3DataSourceOptions } from 'typeorm/driver/better-sqlite3/BetterSqlite3DataSourceOptions.js';
import { BootRefusal } from '../../errors/boot-refusal.js';
import { codeOf } from '../storage-errors.js';

/** Older ones can corrupt a WAL file that two connections share: sqlite.org, "WAL-reset bug", fixed in 3.51.3. */
const OLDEST = [3, 51, 3] as const;
const LOCK_WAIT_MS = 100;
const JOURNAL_LIMIT = 64 * 1024 * 1024;

export function sqliteOptions(file: string, readonly: boolean): BetterSqlite3DataSourceOptions {
  return {
    type: 'better-sqlite3',
    database: file,
    readonly,
    timeout: LOCK_WAIT_MS,
    prepareDatabase: (connection: BetterSqlite3.Database) =>
      (readonly ? prepareReader : prepareWriter)(connection),
  };
}

/** Makes the folder of the database, or says why it cannot be. */
export function prepareFolder(file: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
  } catch (error) {
    throw sqliteRefusal(file, error);
  }
}

/** A reader never opens a transaction, so it always reads the latest commit. */
export function prepareReader(connection: BetterSqlite3.Database): void {
  connection.pragma('trusted_schema = OFF');
  connection.pragma('query_only = ON');
}

function prepareWriter(connection: BetterSqlite3.Database): void {
  // `synchronous` comes after `journal_mode`: the driver is compiled so that WAL falls back to NORMAL, which may
  // lose a commit with the power.
  connection.pragma('journal_mode = WAL');
  connection.pragma('synchronous = FULL');
  connection.pragma('foreign_keys = ON');
  connection.pragma('secure_delete = ON');
  connection.pragma('trusted_schema = OFF');
  connection.pragma(`journal_size_limit = ${JOURNAL_LIMIT}`);
  refuseWeakSettings(connection);
}

/** What we asked for is read back: a pragma that is not understood is silently ignored. */
export function refuseWeakSettings(connection: BetterSqlite3.Database): void {
  const version = String(connection.prepare('SELECT sqlite_version()').pluck().get());
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  if (major * 1e6 + minor * 1e3 + patch < OLDEST[0] * 1e6 + OLDEST[1] * 1e3 + OLDEST[2]) {
    throw new BootRefusal(
      `SQLite ${version} can corrupt its file under two connections; WalletDesk needs ${OLDEST.join('.')} or newer. ` +
        'Run `npm ci` to get the driver that belongs to this version.',
    );
  }
  const wanted = { journal_mode: 'wal', synchronous: 2, foreign_keys: 1, secure_delete: 1 };
  for (const [name, value] of Object.entries(wanted)) {
    const found = connection.pragma(name, { simple: true });
    if (found !== value) {
      throw new BootRefusal(
        `SQLite keeps ${name} at ${String(found)}, and ${value} is needed so that no answered write is lost. ` +
          'Is the file on a network share? Put it on a local disk (DATABASE_URL=sqlite:/path/on/a/local/disk.db).',
      );
    }
  }
}

/** The sentence for a file that cannot be used. Never touches the file. */
export function sqliteRefusal(file: string, error: unknown): unknown {
  const code = codeOf(error) ?? '';
  const because = { cause: error };
  if (/^SQLITE_(NOTADB|CORRUPT)/.test(code)) {
    return new BootRefusal(
      `${file} is damaged or not a WalletDesk database (${code}). Nothing was changed. Put a backup in its place, ` +
        'or move the file away to start empty.',
      undefined,
      because,
    );
  }
  if (/^(SQLITE_(READONLY|CANTOPEN|PERM|AUTH)|EACCES|EROFS|EPERM|ENOTDIR|ENOENT|EEXIST)/.test(code)) {
    return new BootRefusal(
      `${file} cannot be opened for writing (${code}). Give this user write access to the file and to its folder, ` +
        'or set DATABASE_URL to a place where it has it.',
      undefined,
      because,
    );
  }
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code.startsWith('SQLITE_IOERR')) {
    return new BootRefusal(
      `The disk under ${file} is full or failing (${code}). Nothing was changed. Free some space, then start again.`,
      undefined,
      because,
    );
  }
  if (code.startsWith('SQLITE_BUSY')) {
    return new BootRefusal(
      `Another program holds ${file}. Close it (a database browser, a backup), then start again.`,
      undefined,
      because,
    );
  }

  return error;
}
