import { AsyncLocalStorage } from 'node:async_hooks';
import { SystemClock } from './clock.js';

/**
 * A clock by which one can tell of earlier days: what runs within `during` sees the moment that is told of, and all
 * that follows from it too; everybody else sees the present. The demonstration has a past by it. Never in production.
 */
export class ToldClock extends SystemClock {
  private readonly told = new AsyncLocalStorage<number>();

  override now(): Date {
    const told = this.told.getStore();

    return told === undefined ? super.now() : new Date(told);
  }

  during<T>(at: Date, work: () => Promise<T>): Promise<T> {
    return this.told.run(at.getTime(), work);
  }
}
