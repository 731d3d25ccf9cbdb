import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource, QueryRunner } from 'typeorm';
import { Unavailable } from '../../errors/app-error.js';
import { fault } from '../../faults/fault.js';
import { asUnavailable, codeOf, isConnectionLoss, isTransient } from '../storage-errors.js';
import type { Transaction } from '../transaction.js';
import { Unit } from '../unit.js';
import type { Committed, WriteEngine } from '../unit-of-work.js';
import { type PgClient, PostgresSession } from './postgres-session.js';

const ATTEMPTS = 5;
const BACKOFF_MS = 20;
const WAITING = 2_000;
const QUIET_LIMIT_MS = 250;
const FATE_TRIES = 40;
const FATE_WAIT_MS = 100;

/**
 * Which life of the server this is. A crash forgets transactions whose log was not yet on the disk and gives their
 * ids out again; it begins a new life, also where only the backends start anew (then the statistics are reset).
 */
const LIFE = `pg_postmaster_start_time()::text || '/' || pg_stat_get_bgwriter_stat_reset_time()::text`;
const BEGIN = `BEGIN; SELECT pg_current_xact_id()::text AS id, ${LIFE} AS life`;
const FATE = `SELECT pg_xact_status($1::text::xid8) AS status, ${LIFE} AS life`;
/** What `pg_xact_status` throws for an id that this life has not given out yet. */
const UNKNOWN_ID = '22023';

interface TransactionName {
  readonly id: string;
  readonly life: string;
}

/** The connection broke, or an error came, between COMMIT and its answer: stored or not, we must look. */
class CommitUncertain extends Error {
  constructor(
    readonly transaction: TransactionName,
    readonly committed: Committed<unknown>,
    cause: unknown,
  ) {
    super('The outcome of a commit is unknown.', { cause });
  }
}

/**
 * Units as pooled READ COMMITTED transactions; rows are locked by hand where two people may collide. A unit runs
 * again after a serialisation failure, a deadlock or a lost connection. Where the answer to COMMIT is lost, the
 * transaction's own id tells whether it was stored, so nothing is run twice and nothing is reported wrongly. Only a
 * crash of the server in that very moment can leave it open; then the sender is asked to come back with his key.
 */
export class PostgresWriter implements WriteEngine {
  private running = 0;
  private stoppedBy: unknown = null;
  lastFailure: string | null = null;
  readonly queueAgeMs = 0;

  constructor(
    private readonly dataSource: DataSource,
    private readonly monotonic: () => number,
  ) {}

  async execute<T>(work: (tx: Transaction) => Promise<T>): Promise<Committed<T>> {
    if (this.stoppedBy || this.running >= WAITING) {
      throw new Unavailable(this.stoppedBy ? 'errors.writes-stopped' : 'errors.busy', 2, {
        cause: this.stoppedBy,
      });
    }
    this.running += 1;
    try {
      const committed = await this.untilDone(work);
      this.lastFailure = null;

      return committed;
    } catch (error) {
      this.lastFailure = isConnectionLoss(error) ? (codeOf(error) ?? 'connection') : this.lastFailure;
      throw asUnavailable(error);
    } finally {
      this.running -= 1;
    }
  }

  async stop(reason: unknown): Promise<void> {
    this.stoppedBy = reason;
    while (this.running > 0) {
      await sleep(5);
    }
  }

  private async untilDone<T>(work: (tx: Transaction) => Promise<T>): Promise<Committed<T>> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.attempt(work);
      } catch (error) {
        if (error instanceof CommitUncertain) {
          if (await this.wasCommitted(error.transaction)) {
            return error.committed as Committed<T>;
          }
        } else if (!isTransient(codeOf(error)) && !isConnectionLoss(error)) {
          throw error;
        }
        if (attempt === ATTEMPTS) {
          throw error instanceof CommitUncertain ? error.cause : error;
        }
        await sleep(Math.random() * BACKOFF_MS * 2 ** attempt);
      }
    }
  }

  private async attempt<T>(work: (tx: Transaction) => Promise<T>): Promise<Committed<T>> {
    const runner = this.dataSource.createQueryRunner();
    let broken: unknown = null;
    try {
      const client = (await runner.connect()) as PgClient;
      const session = new PostgresSession(this.dataSource, runner, client, this.monotonic);
      const begun = (await client.query(BEGIN)) as unknown as { rows: TransactionName[] }[];
      const name = begun[1]?.rows[0] ?? { id: '', life: '' };
      const unit = new Unit(session);
      const result = await this.withinLimits(unit, session, work);
      await this.commit(client, name, { result, events: unit.events });

      return { result, events: unit.events };
    } catch (error) {
      broken = error;
      throw error;
    } finally {
      await this.giveBack(runner, broken);
    }
  }

  private async commit(
    client: PgClient,
    transaction: TransactionName,
    committed: Committed<unknown>,
  ): Promise<void> {
    fault('before-commit');
    let command: string;
    try {
      fault('pg-commit');
      ({ command } = await client.query('COMMIT'));
      fault('pg-after-commit');
    } catch (error) {
      throw new CommitUncertain(transaction, committed, error);
    }
    if (command !== 'COMMIT') {
      // A statement failed, its error was swallowed, and the server answers COMMIT by rolling back.
      throw new Error('The transaction had failed before its commit; nothing was stored.');
    }
  }

  /** @throws Unavailable where the server does not come back in time to tell, or cannot know any more. */
  private async wasCommitted({ id, life }: TransactionName): Promise<boolean> {
    for (let tries = 0; tries < FATE_TRIES; tries += 1) {
      try {
        const [row] = await this.dataSource.query<{ status: string | null; life: string }[]>(FATE, [id]);
        if (row?.status === 'committed' && row.life !== life) {
          break; // Perhaps this unit, perhaps another one that was given its id after a crash.
        }
        if (row?.status === 'committed' || row?.status === 'aborted') {
          return row.status === 'committed';
        }
      } catch (error) {
        if (codeOf(error) === UNKNOWN_ID) {
          return false;
        }
        if (!isConnectionLoss(error)) {
          throw error;
        }
      }
      await sleep(FATE_WAIT_MS);
    }
    throw new Unavailable('errors.unavailable', 5);
  }

  /** A unit that keeps its connection and row locks while it waits for something else is stopped. */
  private async withinLimits<T>(
    unit: Unit,
    session: PostgresSession,
    work: (tx: Transaction) => Promise<T>,
  ): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setInterval(() => {
        if (session.quietMs > QUIET_LIMIT_MS) {
          unit.end();
          reject(
            new Error(`A unit of work waited ${QUIET_LIMIT_MS} ms for something other than its database.`),
          );
        }
      }, QUIET_LIMIT_MS / 2);
    });
    try {
      return await Promise.race([unit.run(work), late]);
    } finally {
      clearInterval(timer);
    }
  }

  private async giveBack(runner: QueryRunner, broken: unknown): Promise<void> {
    if (broken !== null) {
      // Also after an uncertain COMMIT: where it was stored this does nothing, where not it settles the matter.
      await runner.query('ROLLBACK').catch(() => undefined);
    }
    await runner.release().catch(() => undefined);
  }
}
