import { setTimeout as sleep } from 'node:timers/promises';
import { Unavailable } from '../../errors/app-error.js';
import { fault } from '../../faults/fault.js';
import { asUnavailable, codeOf, isBusy, isFull, isUntrustworthy } from '../storage-errors.js';
import type { Transaction } from '../transaction.js';
import { Unit } from '../unit.js';
import type { Committed, WriteEngine } from '../unit-of-work.js';
import { WriteQueue, type QueuedUnit } from '../write-queue.js';
import type { SqliteSession } from './sqlite-session.js';

const BATCH_UNITS = 64;
const BATCH_MS = 10;
const BUSY_RETRY_MS = 25;
export const QUEUE_LIMITS = { waiting: 2_000, headAgeMs: 2_000 };
const UNIT_LIMITS = { warnMs: 50, failMs: 250 };

/** What the writer needs to know of the world around it. */
export interface WriterSurroundings {
  readonly monotonic: () => number;
  readonly warn: (message: string, details: Record<string, unknown>) => void;
  /** Storage that lies: end the process before anybody is told anything. Does not return. */
  readonly fatal: (error: unknown) => never;
}

type Outcome = { readonly result: unknown; readonly unit: Unit } | { readonly error: unknown };

/** The transaction ended under the units in it (a full disk rolls back everything), or could not be committed. */
class BatchLost extends Error {}

/**
 * One writer for the file. Units run one after another, each in its own savepoint, up to 64 or 10 ms of them in
 * one transaction, and everyone is answered after its COMMIT. A batch that cannot be committed is rolled back
 * and its units run again alone, so that only the guilty one fails.
 */
export class SqliteWriter implements WriteEngine {
  private readonly queue: WriteQueue;
  private draining = false;
  private stoppedBy: unknown = null;
  /** The code of the last failed attempt to store, until one succeeds. */
  lastFailure: string | null = null;

  constructor(
    private readonly session: SqliteSession,
    private readonly around: WriterSurroundings,
  ) {
    this.queue = new WriteQueue(QUEUE_LIMITS, around.monotonic);
  }

  async execute<T>(work: (tx: Transaction) => Promise<T>): Promise<Committed<T>> {
    if (this.stoppedBy) {
      throw new Unavailable('errors.writes-stopped', 60, { cause: this.stoppedBy });
    }
    const unit = this.queue.add(work);
    if (!this.draining) {
      this.draining = true;
      // What arrives in the same turn of the event loop shares the batch.
      setImmediate(() => void this.drain());
    }

    return unit.committed;
  }

  /** Milliseconds that the oldest waiting unit has waited. */
  get queueAgeMs(): number {
    return this.queue.headAgeMs;
  }

  /** No unit is accepted from now on; resolves when the accepted ones are answered. */
  async stop(reason: unknown): Promise<void> {
    this.stoppedBy = reason;
    while (this.draining) {
      await sleep(5);
    }
  }

  private async drain(): Promise<void> {
    try {
      while (this.queue.length > 0) {
        await this.runBatch();
        // Sockets, timers and signals get their turn between batches.
        await new Promise((next) => setImmediate(next));
      }
    } catch (error) {
      this.around.fatal(error);
    } finally {
      this.draining = false;
    }
  }

  private async runBatch(): Promise<void> {
    if (!(await this.begin())) {
      return;
    }
    const started = this.around.monotonic();
    const batch: QueuedUnit[] = [];
    try {
      const outcomes: Outcome[] = [];
      while (batch.length < BATCH_UNITS && this.around.monotonic() - started < BATCH_MS) {
        const next = this.queue.take();
        if (!next) {
          break;
        }
        batch.push(next);
        outcomes.push(await this.runUnit(next));
      }
      this.commit();
      batch.forEach((unit, index) => answer(unit, outcomes[index]));
    } catch (error) {
      this.rollback();
      this.note(error);
      await this.runAlone(batch, error);
    }
  }

  /** The innocent of a lost batch are stored, and the guilty one is refused for its own reason. */
  private async runAlone(batch: readonly QueuedUnit[], lostBy: unknown): Promise<void> {
    if (batch.length > 1) {
      this.around.warn('A batch was lost and runs again, one by one.', {
        units: batch.length,
        code: codeOf(lostBy),
      });
    }
    for (const unit of batch) {
      try {
        this.session.control('BEGIN IMMEDIATE');
        const outcome = await this.runUnit(unit);
        this.commit();
        answer(unit, outcome);
      } catch (error) {
        this.rollback();
        this.note(error);
        unit.refuse(asUnavailable(error instanceof BatchLost ? error.cause : error));
      }
    }
  }

  /** Somebody outside may hold the file for a moment (a backup, a shell); we wait without blocking the loop. */
  private async begin(): Promise<boolean> {
    for (;;) {
      try {
        this.session.control('BEGIN IMMEDIATE');

        return true;
      } catch (error) {
        this.note(error);
        if (!isBusy(codeOf(error)) || this.queue.headAgeMs > QUEUE_LIMITS.headAgeMs) {
          this.queue.refuseAll(asUnavailable(error));

          return false;
        }
        await sleep(BUSY_RETRY_MS);
      }
    }
  }

  /** One unit in its savepoint. @throws BatchLost where the transaction around it no longer stands. */
  private async runUnit(queued: QueuedUnit): Promise<Outcome> {
    const unit = new Unit(this.session);
    this.session.control('SAVEPOINT unit');
    let outcome: Outcome;
    try {
      outcome = { result: await this.withinLimits(unit, queued), unit };
    } catch (error) {
      unit.end();
      const code = codeOf(error);
      if (isUntrustworthy(code)) {
        this.around.fatal(error);
      }
      if (isFull(code) || !this.session.inTransaction) {
        throw new BatchLost('The transaction ended inside a unit.', { cause: error });
      }
      this.session.control('ROLLBACK TO unit');
      outcome = { error };
    }
    if (!this.session.inTransaction) {
      throw new BatchLost('The transaction ended inside a unit.', { cause: outcome });
    }
    this.session.control('RELEASE unit');

    return outcome;
  }

  /**
   * Statements answer within the same turn of the event loop, so a timer can only fire when the unit waits for
   * something that is not this database: then it holds everyone up, and is stopped.
   */
  private async withinLimits(unit: Unit, queued: QueuedUnit): Promise<unknown> {
    const started = this.around.monotonic();
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        unit.end();
        reject(
          new Error(`A unit of work waited ${UNIT_LIMITS.failMs} ms for something other than its database.`),
        );
      }, UNIT_LIMITS.failMs);
    });
    try {
      return await Promise.race([queued.runWith((work) => unit.run(work)), late]);
    } finally {
      clearTimeout(timer);
      const tookMs = this.around.monotonic() - started;
      if (tookMs > UNIT_LIMITS.warnMs) {
        this.around.warn('A unit of work was slow.', { tookMs: Math.round(tookMs) });
      }
    }
  }

  private commit(): void {
    fault('before-commit');
    try {
      this.session.control('COMMIT');
      this.lastFailure = null;
    } catch (error) {
      if (isUntrustworthy(codeOf(error))) {
        this.around.fatal(error);
      }
      throw error;
    }
  }

  private rollback(): void {
    if (this.session.inTransaction) {
      this.session.control('ROLLBACK');
    }
  }

  private note(error: unknown): void {
    const cause = error instanceof BatchLost ? error.cause : error;
    if (isUntrustworthy(codeOf(cause))) {
      this.around.fatal(cause);
    }
    this.lastFailure = codeOf(cause);
  }
}

function answer(unit: QueuedUnit, outcome: Outcome | undefined): void {
  if (outcome && 'unit' in outcome) {
    unit.accept({ result: outcome.result, events: outcome.unit.events });
  } else {
    unit.refuse(outcome?.error);
  }
}
