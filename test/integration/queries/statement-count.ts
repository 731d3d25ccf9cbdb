import { AsyncLocalStorage } from 'node:async_hooks';
import type { DataSource, Logger } from 'typeorm';

/**
 * Counts what a page asks the database, whether by hand-written SQL or through a repository. What the server looks up
 * by itself meanwhile, such as for its sweeps, is none of the page's.
 */
export class StatementCount {
  private readonly counted = new AsyncLocalStorage<string[]>();

  constructor(reader: DataSource) {
    const silent = reader.logger;
    const logQuery = (statement: string): void => {
      this.counted.getStore()?.push(statement);
    };
    // Every query runner tells the logger of its DataSource first, whatever the level.
    reader.logger = new Proxy(silent, {
      get: (target, name) => (name === 'logQuery' ? logQuery : Reflect.get(target, name)) as Logger['log'],
    });
  }

  /** The statements that `page` costs. */
  async of(page: () => Promise<unknown>): Promise<string[]> {
    const statements: string[] = [];
    await this.counted.run(statements, page);

    return statements;
  }
}
