import type { PostgresDataSourceOptions } from 'typeorm/driver/postgres/PostgresDataSourceOptions.js';
import { BootRefusal } from '../../errors/boot-refusal.js';
import { codeOf, isConnectionLoss } from '../storage-errors.js';

const POOL = { writer: 10, reader: 10 };
const OLDEST = 150_000;

/** Milliseconds, set for each session: nothing may hold a connection or a lock for ever. */
const SESSION = {
  statement_timeout: 5_000,
  lock_timeout: 2_000,
  idle_in_transaction_session_timeout: 10_000,
};

export function postgresOptions(url: string, readonly: boolean): PostgresDataSourceOptions {
  return {
    type: 'postgres',
    url,
    installExtensions: false,
    poolErrorHandler: () => undefined,
    extra: {
      max: readonly ? POOL.reader : POOL.writer,
      connectionTimeoutMillis: 2_000,
      ...SESSION,
      // A write that goes round the unit of work is refused by the server itself.
      ...(readonly ? { options: '-c default_transaction_read_only=on' } : {}),
    },
  };
}

export function refuseOldServer(versionNumber: number): void {
  if (versionNumber < OLDEST) {
    throw new BootRefusal(
      `This PostgreSQL server is version ${Math.floor(versionNumber / 10_000)}; WalletDesk needs 15 or newer.`,
    );
  }
}

/** The sentence for a server that cannot be used. The password stays out of it. */
export function postgresRefusal(url: string, error: unknown): unknown {
  const code = codeOf(error);
  const { host, pathname } = new URL(url);
  const because = { cause: error };
  if (isConnectionLoss(error)) {
    return new BootRefusal(
      `PostgreSQL at ${host} does not answer (${code ?? 'connection cut'}). Start it, or correct host and port in ` +
        'DATABASE_URL, then start again.',
      undefined,
      because,
    );
  }
  if (code === '28P01' || code === '28000') {
    return new BootRefusal(
      `PostgreSQL at ${host} refuses this user or password (${code}). Correct both in DATABASE_URL.`,
      undefined,
      because,
    );
  }
  if (code === '3D000') {
    return new BootRefusal(
      `PostgreSQL at ${host} has no database ${pathname.slice(1)}. Make it: createdb -T template0 -E UTF8 ${pathname.slice(1)}`,
      undefined,
      because,
    );
  }
  if (code === '42501') {
    return new BootRefusal(
      `This PostgreSQL user may not make tables in ${pathname.slice(1)} (${code}). Make it the owner of the database.`,
      undefined,
      because,
    );
  }

  return error;
}
