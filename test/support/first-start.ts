import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Environment } from './child.js';
import type { DatabaseKind } from './databases.js';
import { startPostgres } from './postgres.js';
import { Server, temporaryFolder } from './processes.js';
import { waitFor } from './wait.js';

/** A place in which a server has started once, and stopped. */
export interface FirstStart {
  /** What then lies in its folder. */
  readonly from: string;
  /** With the secret by which its data are sealed. */
  readonly env: Environment;
}

/** The folder of a run of the whole suite, which goes with it. */
const RUN = process.env['WALLETDESK_RUN'];
const KEPT = ['walletdesk.db', 'search-index.bin'];
const TEMPLATE = 'walletdesk_first_start';
/** With another of these, a first start makes something else of an empty place. */
const OWN_START = ['NODE_ENV', 'SECRET', 'DATABASE_URL', 'CLOCK_AT'];

/**
 * A place of its own, as the first start of the built server leaves it: the tables, the articles with their index,
 * the people of the demonstration. Made once in a run of the suite, and copied for everybody who comes to look at
 * something else. @returns null where a first start is wanted, or quicker: where nothing is made yet
 */
export async function afterFirstStart(
  kind: DatabaseKind['name'],
  env: Environment,
): Promise<FirstStart | null> {
  if (RUN === undefined || OWN_START.some((name) => name in env)) {
    return null;
  }
  const postgres = kind === 'PostgreSQL' ? await startPostgres() : null;
  const from = join(RUN, postgres ? `first-start-${postgres.port}` : 'first-start');
  if (!existsSync(from) && isOurTurn(`${from}.making`)) {
    await make(from, postgres ? { DATABASE_URL: await postgres.createDatabase({ name: TEMPLATE }) } : {});
  }
  if (!existsSync(from)) {
    return null;
  }
  const copy = postgres ? { DATABASE_URL: await postgres.createDatabase({ template: TEMPLATE }) } : {};

  return { from, env: { ...copy, SECRET: readFileSync(secretOf(from), 'utf8') } };
}

function isOurTurn(mark: string): boolean {
  try {
    mkdirSync(mark);

    return true;
  } catch {
    return false;
  }
}

const secretOf = (place: string): string => `${place}.secret`;

/** What cannot be made is not tried again: everybody then starts in an empty place. */
async function make(place: string, env: Environment): Promise<void> {
  const folder = temporaryFolder('first-start');
  const SECRET = randomBytes(32).toString('hex');
  const server = await Server.spawn({ dataDir: folder, env: { ...env, SECRET } });
  try {
    await server.ready();
    await waitFor('the index to be kept', () => existsSync(join(folder, 'search-index.bin')));
    await server.terminate();
    readdirSync(folder)
      .filter((name) => !KEPT.includes(name))
      .forEach((name) => rmSync(join(folder, name), { recursive: true }));
    writeFileSync(secretOf(place), SECRET);
    renameSync(folder, place);
  } catch (error) {
    process.stderr.write(`No first start was kept: ${String(error)}\n`);
  } finally {
    await server.kill();
  }
}
