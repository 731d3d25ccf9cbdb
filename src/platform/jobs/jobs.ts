import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { Clock } from '../clock/clock.js';
import type { Transaction } from '../database/transaction.js';
import type { JobType } from '../events/registry.js';

/** Work for later, stored with the work that calls for it. */
@Injectable()
export class Jobs {
  constructor(private readonly clock: Clock) {}

  /**
   * Stores a job in this unit, due at `at`. With `dedupeKey` a second job of the same key is not stored.
   */
  async enqueue<P>(
    tx: Transaction,
    job: JobType<P>,
    payload: P,
    at: Date,
    dedupeKey: string | null = null,
  ): Promise<void> {
    await tx.sql(
      `INSERT INTO jobs (id, name, payload, dedupe_key, created_at, available_at, attempts)
       VALUES (?, ?, ?, ?, ?, ?, 0) ON CONFLICT DO NOTHING`,
      [randomUUID(), job.name, JSON.stringify(payload), dedupeKey, this.clock.now(), at],
    );
  }
}
