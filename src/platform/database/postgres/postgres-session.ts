import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import { fault } from '../../faults/fault.js';
import { bindable, numberPlaceholders, type SqlRow, type SqlValue } from '../statement.js';
import type { Session } from '../unit.js';
import { borrowedManager } from '../unit-query-runner.js';

/** What we use of a client of the driver's pool. */
export interface PgClient {
  query(text: string, values?: unknown[]): Promise<{ rows: SqlRow[]; command: string }>;
}

/** One pooled connection inside a transaction. Knows when it last talked to the database. */
export class PostgresSession implements Session {
  readonly rowLocks = true;
  private talking = 0;
  private quietSince: number;

  constructor(
    private readonly dataSource: DataSource,
    private readonly runner: QueryRunner,
    private readonly client: PgClient,
    private readonly monotonic: () => number,
  ) {
    this.quietSince = monotonic();
  }

  managerFor(turn: () => Promise<void>): EntityManager {
    return borrowedManager(this.dataSource, this.runner, async (query) => {
      await turn();

      return this.talk(query);
    });
  }

  async sql(text: string, values: readonly SqlValue[]): Promise<SqlRow[]> {
    fault('pg-statement');
    const { rows } = await this.talk(() => this.client.query(numberPlaceholders(text), bindable(values)));

    return rows;
  }

  async control(statement: string): Promise<void> {
    await this.talk(() => this.client.query(statement));
  }

  /** Milliseconds in which the unit has asked the database nothing. */
  get quietMs(): number {
    return this.talking > 0 ? 0 : this.monotonic() - this.quietSince;
  }

  private async talk<T>(work: () => Promise<T>): Promise<T> {
    this.talking += 1;
    try {
      return await work();
    } finally {
      this.talking -= 1;
      this.quietSince = this.monotonic();
    }
  }
}
