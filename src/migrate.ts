import type { Env } from './config/env.js';
import { SystemClock } from './platform/clock/clock.js';
import { Database } from './platform/database/database.js';
import { createLogger } from './platform/logging/log.js';
import { stopForStorage } from './platform/storage-stop.js';

/** Brings the schema up and nothing else. @throws BootRefusal with a sentence to act on */
export async function migrate(env: Env, print: (line: string) => void): Promise<number> {
  const log = createLogger(env.LOG_LEVEL === 'info' ? 'warn' : env.LOG_LEVEL);
  const database = new Database({
    address: env.database,
    migrate: true,
    clock: new SystemClock(),
    log,
    fatal: stopForStorage(log),
  });
  const reader = await database.open([]);
  const rows = await reader.query<{ name: string }[]>('SELECT name FROM migrations ORDER BY timestamp');
  print(`The database is up to date: ${rows.length} migrations, the last is ${rows.at(-1)?.name ?? 'none'}.`);
  await reader.destroy();
  await database.close();

  return 0;
}
