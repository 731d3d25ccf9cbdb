import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join, resolve } from 'node:path';
import type { Env } from '../config/env.js';

/** The secret of the configuration; outside production one is made at first start and kept beside the data. */
export function secretOf(env: Env): string {
  if (env.SECRET) {
    return env.SECRET;
  }
  const file = join(resolve(env.DATA_DIR), 'secret');
  try {
    return readFileSync(file, 'utf8');
  } catch {
    const secret = randomBytes(48).toString('base64');
    mkdirSync(resolve(env.DATA_DIR), { recursive: true });
    writeFileSync(file, secret, { mode: 0o600 });

    return secret;
  }
}
