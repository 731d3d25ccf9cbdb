/** Chance that can be had again: `TEST_SEED=<number>` repeats a run, and each run says its number. */
export class Chance {
  private state: number;

  private constructor(readonly seed: number) {
    this.state = seed;
  }

  /** Prints the seed to standard error, which the suite's runner lets through. */
  static for(what: string): Chance {
    const seed = Number(process.env['TEST_SEED'] ?? Math.floor(Math.random() * 2 ** 31));

    process.stderr.write(`${what}: TEST_SEED=${seed}\n`);
    return new Chance(seed);
  }

  /** From 0 up to, not including, 1 (mulberry32). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);

    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  between(least: number, most: number): number {
    return least + this.next() * (most - least);
  }
}
