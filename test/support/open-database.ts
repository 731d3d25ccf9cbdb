import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DataSource, DataSourceOptions } from 'typeorm';
import type { DatabaseAddress } from '../../src/config/env-values.js';
import { parseDatabaseUrl } from '../../src/config/env-values.js';
import { SystemClock } from '../../src/platform/clock/clock.js';
import { Database } from '../../src/platform/database/database.js';
import { createLogger } from '../../src/platform/logging/log.js';

export interface OpenDatabase {
  readonly database: Database;
  readonly reader: DataSource;
  readonly url: string;
  close(): Promise<void>;
}

/** Opens a migrated database as the app does. */
export async function openDatabase(
  url: string,
  entities: DataSourceOptions['entities'] = [],
  fatal?: (error: unknown) => never,
): Promise<OpenDatabase> {
  const address: DatabaseAddress = parseDatabaseUrl(url);
  const database = new Database({
    address,
    migrate: true,
    clock: new SystemClock(),
    log: createLogger(process.env.LOG_LEVEL ?? 'silent'),
    fatal:
      fatal ??
      ((error) => {
        throw error;
      }),
  });
  const reader = await database.open(entities ?? []);

  return {
    database,
    reader,
    url,
    close: async () => {
      await reader.destroy();
      await database.close();
      if (address.kind === 'sqlite') {
        rmSync(join(address.file, '..'), { recursive: true, force: true });
      }
    },
  };
}
