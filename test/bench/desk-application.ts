import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { randomBytes } from 'node:crypto';
import { AppModule } from '../../src/app.module.js';
import { parseDatabaseUrl } from '../../src/config/env-values.js';
import { Env } from '../../src/config/env.js';
import { SystemClock } from '../../src/platform/clock/clock.js';
import { Database } from '../../src/platform/database/database.js';
import { createLogger } from '../../src/platform/logging/log.js';
import { temporaryFolder } from '../support/processes.js';

/** Brings the tables into an empty place, as the product does, and leaves. */
export async function migrated(url: string): Promise<void> {
  const database = new Database({
    address: parseDatabaseUrl(url),
    migrate: true,
    clock: new SystemClock(),
    log: createLogger('silent'),
    fatal: (error) => {
      throw error;
    },
  });
  const reader = await database.open([]);
  await reader.destroy();
  await database.close();
}

/** The whole application in this process, as in production, without its doors. */
export function startApplication(url: string): Promise<INestApplicationContext> {
  const env = Env.read({
    NODE_ENV: 'production',
    PUBLIC_URL: 'https://desk.example.org',
    SECRET: randomBytes(48).toString('base64'),
    DATABASE_URL: url,
    DATA_DIR: temporaryFolder('bench'),
    LOG_LEVEL: 'silent',
  });

  return NestFactory.createApplicationContext(AppModule.with(env), { logger: false, abortOnError: false });
}
