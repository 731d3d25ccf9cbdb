import type BetterSqlite3 from 'better-sqlite3';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import { bindable, type SqlRow, type SqlValue } from '../statement.js';
import type { Session } from '../unit.js';
import { borrowedManager } from '../unit-query-runner.js';

/** The writer's one connection: hand-written SQL by kept prepared statements, the rest through TypeORM. */
export class SqliteSession implements Session {
  readonly rowLocks = false;
  private readonly statements = new Map<string, BetterSqlite3.Statement>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly runner: QueryRunner,
    readonly connection: BetterSqlite3.Database,
  ) {}

  managerFor(turn: () => Promise<void>): EntityManager {
    return borrowedManager(this.dataSource, this.runner, async (query) => {
      await turn();

      return query();
    });
  }

  sql(text: string, values: readonly SqlValue[]): SqlRow[] {
    const statement = this.prepared(text);
    const bound = bindable(values);
    if (statement.reader) {
      return statement.all(...bound) as SqlRow[];
    }
    statement.run(...bound);

    return [];
  }

  control(statement: string): void {
    this.prepared(statement).run();
  }

  get inTransaction(): boolean {
    return this.connection.inTransaction;
  }

  private prepared(text: string): BetterSqlite3.Statement {
    let statement = this.statements.get(text);
    if (!statement) {
      statement = this.connection.prepare(text);
      this.statements.set(text, statement);
    }

    return statement;
  }
}
