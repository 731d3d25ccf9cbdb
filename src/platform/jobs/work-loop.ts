import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { Database } from '../database/database.js';
import { NewsDesk, type SweepRound } from '../events/news-desk.js';
import { Sweep } from '../events/registry.js';
import { Log } from '../logging/log.js';

const POLL_MS = 1_000;
const STOP_MS = 3_000;
const KEEP_DAYS = 7;
const FORGET_BITE = 500;

/** The heartbeat of a running server: polls both work tables each second, and starts the sweeps in their turn. */
@Injectable()
export class WorkLoop implements BeforeApplicationShutdown {
  private readonly timers: NodeJS.Timeout[] = [];
  private readonly sweeping = new Set<string>();

  constructor(
    private readonly news: NewsDesk,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** Called once by a process that serves; a command line only stores, and leaves the doing to the server. */
  async start(): Promise<void> {
    if (this.database.isAlone) {
      await this.news.tables.outbox.takeOver(this.clock.now());
      await this.news.tables.jobs.takeOver(this.clock.now());
    }
    this.every(POLL_MS, () => this.poll());
    for (const sweep of this.news.sweeps) {
      this.every(sweep.everySeconds * 1_000, () => this.sweep(sweep));
    }
    await this.poll();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.timers.forEach(clearInterval);
    await Promise.all([this.news.outbox.stop(STOP_MS), this.news.jobs.stop(STOP_MS)]);
  }

  /** Old news and finished jobs go after a week, in small bites. */
  @Sweep(600)
  async forget(asOf: Date): Promise<void> {
    const before = new Date(asOf.getTime() - KEEP_DAYS * 86_400_000);
    for (const table of [this.news.tables.outbox, this.news.tables.jobs]) {
      while ((await table.forget(before, FORGET_BITE)) === FORGET_BITE) {
        await new Promise((resolve) => setImmediate(resolve));
      }
    }
  }

  private async poll(): Promise<void> {
    try {
      await Promise.all([this.news.outbox.poll(), this.news.jobs.poll()]);
    } catch (error) {
      this.log.warn({ err: error }, 'due work could not be read; next try in a second');
    }
  }

  private async sweep({ name, run }: SweepRound): Promise<void> {
    if (this.sweeping.has(name)) {
      return;
    }
    this.sweeping.add(name);
    try {
      await run(this.clock.now());
    } catch (error) {
      this.log.warn({ err: error, sweep: name }, 'a sweep failed; the next one does its work');
    } finally {
      this.sweeping.delete(name);
    }
  }

  private every(ms: number, work: () => Promise<void>): void {
    this.timers.push(setInterval(() => void work(), ms).unref());
  }
}
