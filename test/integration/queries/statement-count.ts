import type { DataSource, Logger } from 'typeorm';

/** Counts what the reader asks the database, whether by hand-written SQL or through a repository. */
export class StatementCount {
  private statements: string[] = [];

  constructor(reader: DataSource) {
    const silent = reader.logger;
    const logQuery = (statement: string): void => {
      this.statements.push(statement);
    };
    // Every query runner tells the logger of its DataSource first, whatever the level.
    reader.logger = new Proxy(silent, {
      get: (target, name) => (name === 'logQuery' ? logQuery : Reflect.get(target, name)) as Logger['log'],
    });
  }

  /** The statements that `page` costs. */
  async of(page: () => Promise<unknown>): Promise<string[]> {
    this.statements = [];
    await page();

    return [...this.statements];
  }
}
