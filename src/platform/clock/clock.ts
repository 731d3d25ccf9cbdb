/** Time, injected, so that tests hold it still. */
export abstract class Clock {
  /** The wall clock: what people read. */
  abstract now(): Date;

  /** Milliseconds that only grow, for durations: the wall clock may jump. */
  abstract monotonic(): number;
}

export class SystemClock extends Clock {
  override now(): Date {
    return new Date();
  }

  override monotonic(): number {
    return performance.now();
  }
}

/** A wall clock that stands at one instant, for a whole program under test (`CLOCK_AT`). */
export class FixedClock extends SystemClock {
  constructor(private readonly at: Date) {
    super();
  }

  override now(): Date {
    return new Date(this.at);
  }
}
