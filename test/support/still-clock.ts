import { Clock } from '../../src/platform/clock/clock.js';

/** A clock that stands until it is told to move. Both its hands move together. */
export class StillClock extends Clock {
  private elapsed = 0;

  constructor(private readonly start = new Date('2026-11-23T08:00:00.000Z')) {
    super();
  }

  override now(): Date {
    return new Date(this.start.getTime() + this.elapsed);
  }

  override monotonic(): number {
    return this.elapsed;
  }

  /** Moves on by so many milliseconds. */
  advance(ms: number): void {
    if (ms < 0) {
      throw new RangeError('A clock does not run backwards; use a new one.');
    }
    this.elapsed += ms;
  }
}
