import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { TooMany } from '../../platform/errors/app-error.js';
import { Sweep } from '../../platform/events/registry.js';
import { Keys } from '../../platform/ids/keys.js';
import { BUCKETS, type BucketKind, nextTryAt } from './sign-in-buckets.js';

export interface Bucket {
  readonly kind: BucketKind;
  /** Whose: a login, a network, a device. */
  readonly whose: string;
}

interface CounterRow {
  readonly [column: string]: string | number;
  readonly bucket: string;
  readonly tries: number | string;
  readonly next_at: number | string;
  readonly until: number | string;
}

/**
 * Counts tries before a password or a code is looked at, in the database, so that a thousand at once are all
 * seen, by whichever process. A try that comes too early is not looked at, and is told when to come back.
 */
@Injectable()
export class SignInThrottle {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly keys: Keys,
    private readonly clock: Clock,
  ) {}

  /** One more try in each bucket, or in none. @throws TooMany with the seconds to wait */
  async count(buckets: readonly Bucket[]): Promise<void> {
    const wait = await this.unitOfWork.run((tx) => this.countIn(tx, buckets));
    if (wait > 0) {
      throw new TooMany(wait, 'accounts.errors.wait');
    }
  }

  /** It was the right password after all: the try was no guess. */
  async takeBack(tx: Transaction, buckets: readonly Bucket[]): Promise<void> {
    for (const { name, kind } of this.named(buckets)) {
      const { free } = BUCKETS[kind];
      await tx.sql(
        `UPDATE sign_in_counters SET tries = tries - 1,
           next_at = CASE WHEN tries <= ? THEN 0 ELSE next_at END WHERE bucket = ? AND tries > 0`,
        [free, name],
      );
    }
  }

  /** The person has come in: what was counted for him alone begins anew. */
  async forget(tx: Transaction, buckets: readonly Bucket[]): Promise<void> {
    for (const { name } of this.named(buckets)) {
      await tx.sql('DELETE FROM sign_in_counters WHERE bucket = ?', [name]);
    }
  }

  @Sweep(600)
  async forgetOld(asOf: Date): Promise<void> {
    await this.unitOfWork.run((tx) => tx.sql('DELETE FROM sign_in_counters WHERE until <= ?', [asOf]));
  }

  /** Returns the seconds to wait; 0 where the try may be made, and is counted. */
  private async countIn(tx: Transaction, buckets: readonly Bucket[]): Promise<number> {
    const now = this.clock.now().getTime();
    const rows = [];
    for (const { name, kind } of this.named(buckets)) {
      const until = now + BUCKETS[kind].seconds * 1_000;
      await tx.sql(
        `INSERT INTO sign_in_counters (bucket, tries, refused, next_at, until) VALUES (?, 0, 0, 0, ?)
         ON CONFLICT (bucket) DO NOTHING`,
        [name, until],
      );
      const [row] = await tx.sql<CounterRow>(
        `SELECT bucket, tries, next_at, until FROM sign_in_counters WHERE bucket = ?${tx.lockRows}`,
        [name],
      );
      const old = row && Number(row.until) <= now;
      rows.push(
        old || !row
          ? { name, kind, tries: 0, nextAt: 0, until }
          : { name, kind, tries: Number(row.tries), nextAt: Number(row.next_at), until: Number(row.until) },
      );
    }
    const waits = rows.filter(({ nextAt }) => nextAt > now);
    for (const { name, kind, tries, nextAt, until } of rows) {
      const tried = waits.length > 0 ? tries : tries + 1;
      const next = waits.length > 0 ? nextAt : nextTryAt(kind, tried, now, until);
      await tx.sql(
        'UPDATE sign_in_counters SET tries = ?, refused = refused + ?, next_at = ?, until = ? WHERE bucket = ?',
        [tried, waits.length > 0 ? 1 : 0, next, until, name],
      );
    }

    return Math.ceil(Math.max(0, ...waits.map(({ nextAt }) => nextAt - now)) / 1_000);
  }

  /** In one order for everybody, so that no two wait for each other. */
  private named(buckets: readonly Bucket[]): { readonly name: string; readonly kind: BucketKind }[] {
    return buckets
      .map(({ kind, whose }) => ({
        kind,
        name: this.keys.hash('sign-in-counters', `${kind} ${whose}`),
      }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  }
}
