import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { type IntervalHistogram, monitorEventLoopDelay } from 'node:perf_hooks';
import { Database } from '../database/database.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Log } from '../logging/log.js';

const QUEUE_AGE_LIMIT_MS = 2_000;
const PROBE_MS = 5_000;
/** Of the event loop over a window of as long as a probe: one long stall does not reach it, lasting overload does. */
const LOOP_DELAY_LIMIT_NS = 500e6;
/** Windows in a row: a machine that is busy with something else for a moment is not a desk that is overrun. */
const SLOW_WINDOWS = 4;

/** Whether this process can do its work; a load balancer and a person ask the same question. */
@Injectable()
export class Health implements OnModuleDestroy {
  private readonly loopDelay: IntervalHistogram = monitorEventLoopDelay({ resolution: 20 });
  private serving = false;
  private damage: string | null = null;
  private probe: NodeJS.Timeout | null = null;
  private loopDelayP99 = 0;
  private slowWindows = 0;

  constructor(
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly log: Log,
  ) {
    this.loopDelay.enable();
  }

  /** Called when everything listens. The file is then read through once, away from the event loop. */
  start(): void {
    this.serving = true;
    this.probe = setInterval(() => {
      this.loopDelayP99 = this.loopDelay.percentile(99);
      this.loopDelay.reset();
      this.slowWindows = this.loopDelayP99 > LOOP_DELAY_LIMIT_NS ? this.slowWindows + 1 : 0;
      void this.tryToWrite();
    }, PROBE_MS).unref();
    void this.checkFile();
  }

  /** From now on no new work is sent here. */
  drain(): void {
    this.serving = false;
  }

  onModuleDestroy(): void {
    if (this.probe) {
      clearInterval(this.probe);
    }
    this.loopDelay.disable();
  }

  /** More is asked than this process can do: new requests are better told so than kept waiting. */
  get isOverloaded(): boolean {
    return this.slowWindows >= SLOW_WINDOWS;
  }

  /** Seconds, of the last window. */
  get loopDelaySeconds(): number {
    return this.loopDelayP99 / 1e9;
  }

  /** Null when ready, else why not, in a word for a machine. */
  get trouble(): string | null {
    const { queueAgeMs, lastFailure } = this.database.health;
    if (!this.serving) {
      return 'not-serving';
    }
    if (this.damage) {
      return 'damaged';
    }
    if (lastFailure) {
      return `storage:${lastFailure}`;
    }

    return queueAgeMs > QUEUE_AGE_LIMIT_MS || this.isOverloaded ? 'overloaded' : null;
  }

  /** Only while the last write failed: finds out by itself that there is room, or a server, again. */
  private async tryToWrite(): Promise<void> {
    if (this.database.health.lastFailure) {
      await this.unitOfWork
        .run((tx) => tx.sql(`DELETE FROM processed WHERE work_id = 'none'`))
        .catch(() =>
          this.log.warn({ reason: this.database.health.lastFailure }, 'the storage does not answer yet'),
        );
    }
  }

  private async checkFile(): Promise<void> {
    try {
      this.damage = await this.database.quickCheck();
    } catch (error) {
      if (!this.serving) {
        return; // The check was cut off by our own farewell.
      }
      this.damage = error instanceof Error ? error.message : 'unreadable';
    }
    if (this.damage) {
      this.log.fatal(
        { found: this.damage },
        'the database file is damaged: writes are stopped; put back a backup',
      );
      await this.database.stopWrites(this.damage);
    }
  }
}
