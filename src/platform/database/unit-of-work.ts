import type { DomainEvent } from '../events/domain-event.js';
import { fault } from '../faults/fault.js';
import type { Transaction } from './transaction.js';
import { Unit } from './unit.js';

/** What a write engine gives back once the commit is durable. */
export interface Committed<T> {
  readonly result: T;
  readonly events: readonly DomainEvent[];
}

/** Runs units on one kind of database. An answer, also a refusal, comes only after the commit around it. */
export interface WriteEngine {
  execute<T>(work: (tx: Transaction) => Promise<T>): Promise<Committed<T>>;
}

/** Where news goes: rows in the same transaction, then listeners. Provided by platform/events. */
export interface News {
  store(tx: Transaction, events: readonly DomainEvent[]): Promise<void>;
  publish(events: readonly DomainEvent[]): void;
}

/**
 * The only way to write. `work` runs in one transaction and may be run more than once, so it has no effect but
 * the database; only the database is awaited in it. Called inside a unit it joins as a savepoint.
 *
 * @throws what `work` throws, after the rollback; `Unavailable` when the storage cannot answer now.
 */
export class UnitOfWork {
  private news: News = { store: () => Promise.resolve(), publish: () => undefined };

  constructor(private readonly engine: WriteEngine) {}

  attach(news: News): void {
    this.news = news;
  }

  async run<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    const joined = Unit.current();
    if (joined) {
      return joined.nest(work);
    }

    const { result, events } = await this.engine.execute((tx) => this.withNews(tx, work));
    fault('after-commit');
    if (events.length > 0) {
      Unit.outside(() => this.news.publish(events));
    }

    return result;
  }

  /** Stores the news of the whole unit, nested ones included, as its last statement. */
  private async withNews<T>(tx: Transaction, work: (tx: Transaction) => Promise<T>): Promise<T> {
    const result = await work(tx);
    if (tx.recorded.length > 0) {
      await this.news.store(tx, tx.recorded);
    }

    return result;
  }
}
