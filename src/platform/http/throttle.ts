import { TooMany } from '../errors/app-error.js';

const MOST_KEYS = 50_000;

/** So many times in so many seconds for each key, in the memory of this process. */
export class Throttle {
  private readonly counts = new Map<string, { times: number; until: number }>();

  constructor(
    private readonly most: number,
    private readonly seconds: number,
    private readonly monotonic: () => number = () => performance.now(),
  ) {}

  /** Counts one, at once, so that parallel tries are all seen. @throws TooMany with the seconds to wait. */
  count(key: string): void {
    const now = this.monotonic();
    const entry = this.counts.get(key);
    if (!entry || entry.until <= now) {
      this.makeRoom(now);
      this.counts.set(key, { times: 1, until: now + this.seconds * 1_000 });

      return;
    }
    entry.times += 1;
    if (entry.times > this.most) {
      throw new TooMany(Math.ceil((entry.until - now) / 1_000));
    }
  }

  forget(key: string): void {
    this.counts.delete(key);
  }

  private makeRoom(now: number): void {
    if (this.counts.size < MOST_KEYS) {
      return;
    }
    for (const [key, { until }] of this.counts) {
      if (until <= now || this.counts.size >= MOST_KEYS) {
        this.counts.delete(key);
      }
    }
  }
}
