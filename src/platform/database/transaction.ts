import type { EntityManager, EntityTarget, ObjectLiteral, Repository } from 'typeorm';
import type { DomainEvent } from '../events/domain-event.js';
import type { SqlRow, SqlValue } from './statement.js';
import type { Unit } from './unit.js';

/**
 * What the work of a unit writes with. Dead once the unit has ended: a write that was not awaited throws
 * instead of slipping into a stranger's transaction.
 */
export class Transaction {
  constructor(private readonly unit: Unit) {}

  get manager(): EntityManager {
    return this.unit.manager;
  }

  repository<T extends ObjectLiteral>(entity: EntityTarget<T>): Repository<T> {
    return this.unit.manager.getRepository(entity);
  }

  /**
   * Hand-written SQL with `?` for values; the same text runs on both databases. Returns the rows of a SELECT or
   * RETURNING, else none. On SQLite the statement is prepared once and kept: the way for hot paths.
   */
  sql<R extends SqlRow = SqlRow>(text: string, values: readonly SqlValue[] = []): Promise<R[]> {
    return this.unit.sql<R>(text, values);
  }

  /** News that leaves after the commit, and not at all where the unit fails. */
  record(event: DomainEvent): void {
    this.unit.record(event);
  }

  get recorded(): readonly DomainEvent[] {
    return this.unit.events;
  }

  /** ` FOR UPDATE` where rows are locked one by one; nothing where one writer has the whole file. */
  get lockRows(): string {
    return this.unit.session.rowLocks ? ' FOR UPDATE' : '';
  }

  /** The same for rows that several workers take turns on: another worker's rows are passed over. */
  get lockFreeRows(): string {
    return this.unit.session.rowLocks ? ' FOR UPDATE SKIP LOCKED' : '';
  }
}
