import { join } from 'node:path';
import { Piscina } from 'piscina';
import type { DatabaseAddress } from '../../config/env-values.js';
import { projectRoot } from '../project-root.js';
import type { SqlRow, SqlValue } from './statement.js';

export interface LongStatement {
  readonly sql: string;
  readonly values?: readonly SqlValue[];
}

export interface LongReadTask {
  readonly address: DatabaseAddress;
  readonly statements: readonly LongStatement[];
  readonly timeoutMs: number;
}

const TIMEOUT_MS = 60_000;

/**
 * Reads that must see one snapshot over several statements, or that take long: a report, an export, a check of
 * the whole file. They run in a worker thread with its own connection, so that the event loop never waits.
 */
export class LongReader {
  private pool: Piscina | null = null;

  constructor(private readonly address: DatabaseAddress) {}

  /** One result a statement, in order. Rows are plain objects; a `bigint` column is a number. */
  async read(statements: readonly LongStatement[]): Promise<SqlRow[][]> {
    this.pool ??= new Piscina({
      filename: join(projectRoot(), 'dist/app/long-read.worker.js'),
      minThreads: 0,
      maxThreads: 1,
      idleTimeout: 10_000,
    });
    const task: LongReadTask = { address: this.address, statements, timeoutMs: TIMEOUT_MS };

    return (await this.pool.run(task, {
      name: 'read',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })) as SqlRow[][];
  }

  async close(): Promise<void> {
    await this.pool?.destroy();
    this.pool = null;
  }
}
