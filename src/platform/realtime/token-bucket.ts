export interface BucketSize {
  /** So much at once. */
  readonly burst: number;
  /** So much comes back each second. */
  readonly perSecond: number;
}

/** Fills by time, is emptied by use. */
export class TokenBucket {
  private level: number;
  private at: number;

  constructor(
    private readonly size: BucketSize,
    private readonly monotonic: () => number = () => performance.now(),
  ) {
    this.level = size.burst;
    this.at = monotonic();
  }

  get isFull(): boolean {
    this.fill();

    return this.level >= this.size.burst;
  }

  /** → Seconds to wait until so much is there; 0 where it was there, and is taken. */
  take(points: number): number {
    this.fill();
    if (points <= this.level) {
      this.level -= points;

      return 0;
    }

    return Math.ceil((points - this.level) / this.size.perSecond);
  }

  private fill(): void {
    const now = this.monotonic();
    this.level = Math.min(this.size.burst, this.level + ((now - this.at) / 1_000) * this.size.perSecond);
    this.at = now;
  }
}

const SWEEP_AT = 10_000;

/** Buckets by key. One that is full again is as good as none, so it is forgotten when many are there. */
export class BucketTable {
  private readonly buckets = new Map<string, TokenBucket>();
  private sweepAt = SWEEP_AT;

  constructor(
    private readonly size: BucketSize,
    private readonly monotonic?: () => number,
  ) {}

  of(key: string): TokenBucket {
    const known = this.buckets.get(key);
    if (known) {
      return known;
    }
    if (this.buckets.size >= this.sweepAt) {
      this.sweep();
    }
    const made = new TokenBucket(this.size, this.monotonic);
    this.buckets.set(key, made);

    return made;
  }

  private sweep(): void {
    for (const [key, bucket] of this.buckets) {
      if (bucket.isFull) {
        this.buckets.delete(key);
      }
    }
    this.sweepAt = Math.max(SWEEP_AT, this.buckets.size * 2);
  }
}
