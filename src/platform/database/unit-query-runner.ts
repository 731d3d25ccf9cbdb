import { EntityManager, type DataSource, type QueryRunner } from 'typeorm';

/** Lets a query through when it may run, or refuses it. */
export type Gate = <R>(query: () => Promise<R>) => Promise<R>;

/**
 * A manager over a borrowed query runner. It shares the connection, passes every query through `gate`, already
 * stands inside a transaction (so `save()` opens none of its own), and can neither release nor commit it.
 */
export function borrowedManager(dataSource: DataSource, runner: QueryRunner, gate: Gate): EntityManager {
  const borrowed = Object.create(runner) as QueryRunner & {
    isTransactionActive: boolean;
    manager: EntityManager;
  };
  const refuse = (): Promise<never> =>
    Promise.reject(new Error('A unit of work is one transaction: nest UnitOfWork.run instead.'));
  Object.defineProperties(borrowed, {
    isTransactionActive: { value: true },
    startTransaction: { value: refuse },
    commitTransaction: { value: refuse },
    rollbackTransaction: { value: refuse },
    release: { value: () => Promise.resolve() },
    query: {
      value: (query: string, parameters?: unknown[], structured?: true) =>
        gate(() => runner.query(query, parameters, structured as true)),
    },
  });
  const manager = new EntityManager(dataSource, borrowed);
  Object.defineProperty(borrowed, 'manager', { value: manager });

  return manager;
}
