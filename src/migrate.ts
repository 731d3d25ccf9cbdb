import type { Env } from './config/env.js';
import { SystemClock } from './platform/clock/clock.js';
import { Database } from './platform/database/database.js';
import { schemaReport } from './platform/database/migrate.command.js';
import { Reader } from './platform/database/reader.js';
import { createLogger } from './platform/logging/log.js';
import { stopForStorage } from './platform/storage-stop.js';

/** Brings the schema up and nothing else. @throws BootRefusal with a sentence to act on */
export async function migrate(env: Env, print: (line: string) => void): Promise<number> {
  const log = createLogger(env.LOG_LEVEL);
  const database = new Database({
    address: env.database,
    migrate: true,
    clock: new SystemClock(),
    log,
    fatal: stopForStorage(log),
  });
  const reader = await database.open([]);
  print(await schemaReport(new Reader(reader)));
  await reader.destroy();
  await database.close();

  return 0;
}
