import { EXIT_STORAGE } from './errors/boot-refusal.js';
import { codeOf } from './database/storage-errors.js';
import type { Log } from './logging/log.js';

/**
 * Ends the process at once when the storage cannot be trusted: after a failed fsync nobody knows what is on the
 * disk, so nobody may be told that something is. A restart reads what is really there.
 */
export const stopForStorage =
  (log: Log) =>
  (error: unknown): never => {
    log.fatal({ err: error, code: codeOf(error) }, 'the storage failed; stopping without another answer');
    process.exit(EXIT_STORAGE);
  };
