import type { Clock } from '../clock/clock.js';
import type { Transaction } from '../database/transaction.js';
import type { UnitOfWork } from '../database/unit-of-work.js';
import { fault } from '../faults/fault.js';
import type { Log } from '../logging/log.js';
import type { WorkItem, WorkTable } from './work-table.js';

/** An effect for one item, by the name of the method that has it. */
export interface Effect {
  readonly handler: string;
  readonly run: (payload: unknown, delivery: Delivery) => Promise<void>;
}

/** One item on its way to one handler. */
export interface Delivery {
  readonly workId: string;
  /**
   * Stores the handler's effect and the fact that it is done, in one unit; whoever delivers the item again finds
   * it done. Without this call the runner notes the fact by itself after the handler has returned, which is
   * right only for an effect outside with a constant id.
   */
  complete(work: (tx: Transaction) => Promise<void>): Promise<void>;
}

/** Thrown by a handler that knows that no later try can succeed. */
export class GiveUp extends Error {}

const LEASE_MS = 20_000;
const EXTEND_MS = 5_000;
const CLAIM = 20;
const ATTEMPTS = 20;
const LONGEST_PAUSE_MS = 10 * 60_000;

/**
 * Delivers the items of one work table: at once after their commit, and again with growing, jittered pauses until
 * each of their effects is stored. Stopping leaves the rest to whoever comes next.
 */
export class WorkRunner {
  private readonly active = new Map<string, Promise<void>>();
  private stopped = false;
  private round: Promise<void> | null = null;

  constructor(
    private readonly table: WorkTable,
    private readonly effectsOf: (name: string) => readonly Effect[],
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  static leaseEnd(now: Date): Date {
    return new Date(now.getTime() + LEASE_MS);
  }

  /** Delivers what this process has just stored and leased to itself. */
  deliver(item: WorkItem): void {
    if (!this.stopped && !this.active.has(item.id)) {
      this.start(item);
    }
  }

  /** Takes what is due. One round at a time; a failing database is tried again in the next. */
  async poll(): Promise<void> {
    this.round ??= this.claimDue().finally(() => {
      this.round = null;
    });
    await this.round;
  }

  /** Waits for what is running, at most `ms`; the leases of the rest run out by themselves. */
  async stop(ms: number): Promise<void> {
    this.stopped = true;
    await Promise.race([this.idle(), new Promise((resolve) => setTimeout(resolve, ms).unref())]);
  }

  /** Resolves when nothing is running. */
  async idle(): Promise<void> {
    while (this.active.size > 0) {
      await Promise.all(this.active.values());
    }
  }

  private async claimDue(): Promise<void> {
    const now = this.clock.now();
    if (this.stopped || this.active.size >= CLAIM) {
      return;
    }
    const items = await this.table.claim(now, WorkRunner.leaseEnd(now), CLAIM - this.active.size);
    for (const item of items) {
      this.deliver(item);
    }
  }

  private start(item: WorkItem): void {
    const running = this.work(item)
      .catch((error: unknown) =>
        this.log.error({ err: error, work: item.id, name: item.name }, 'work was not settled'),
      )
      .finally(() => this.active.delete(item.id));
    this.active.set(item.id, running);
  }

  private async work(item: WorkItem): Promise<void> {
    const keepAlive = setInterval(() => {
      void this.table.extend(item.id, WorkRunner.leaseEnd(this.clock.now())).catch(() => undefined);
    }, EXTEND_MS);
    try {
      const effects = this.effectsOf(item.name);
      for (const [index, effect] of effects.entries()) {
        await this.apply(item, effect, index === effects.length - 1);
      }
      if (effects.length === 0) {
        await this.unitOfWork.run((tx) => this.table.finish(tx, item.id, this.clock.now()));
      }
    } catch (error) {
      await this.tryLater(item, error);
    } finally {
      clearInterval(keepAlive);
    }
  }

  private async apply(item: WorkItem, effect: Effect, last: boolean): Promise<void> {
    let settled = false;
    const settle = async (work: (tx: Transaction) => Promise<void>): Promise<void> => {
      await this.unitOfWork.run(async (tx) => {
        if (await this.isFirst(tx, item.id, effect.handler)) {
          await work(tx);
        }
        if (last) {
          await this.table.finish(tx, item.id, this.clock.now());
        }
      });
      settled = true;
    };
    if (await this.isDone(item, effect)) {
      await settle(() => Promise.resolve());

      return;
    }
    fault('in-handler');
    await effect.run(item.payload, { workId: item.id, complete: settle });
    if (!settled) {
      await settle(() => Promise.resolve());
    }
    fault('after-handler-effect');
  }

  /** Whether this unit is the first to have the effect; a second one, at the same time too, is not. */
  private async isFirst(tx: Transaction, workId: string, handler: string): Promise<boolean> {
    const rows = await tx.sql(
      'INSERT INTO processed (work_id, handler, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING RETURNING work_id',
      [workId, handler, this.clock.now()],
    );

    return rows.length > 0;
  }

  /** Only asked on a second try: spares the handler's way to the outside. */
  private async isDone(item: WorkItem, { handler }: Effect): Promise<boolean> {
    if (item.attempts === 0) {
      return false;
    }
    const rows = await this.unitOfWork.run((tx) =>
      tx.sql('SELECT 1 AS done FROM processed WHERE work_id = ? AND handler = ?', [item.id, handler]),
    );

    return rows.length > 0;
  }

  private async tryLater(item: WorkItem, error: unknown): Promise<void> {
    const text = error instanceof Error ? error.message : String(error);
    const now = this.clock.now();
    if (error instanceof GiveUp || item.attempts + 1 >= ATTEMPTS) {
      this.log.error({ work: item.id, name: item.name, err: error }, 'work is parked');
      await this.table.park(item.id, now, text);

      return;
    }
    const pause = Math.min(LONGEST_PAUSE_MS, 500 * 2 ** item.attempts) * (0.5 + Math.random() / 2);
    this.log.warn(
      { work: item.id, name: item.name, attempt: item.attempts + 1, reason: text },
      'work is tried again',
    );
    await this.table.postpone(item.id, new Date(now.getTime() + pause), text);
  }
}
