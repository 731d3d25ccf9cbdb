import BetterSqlite3 from 'better-sqlite3';
import pg from 'pg';
import type { LongReadTask } from './long-reader.js';
import { prepareReader } from './sqlite/sqlite-connection.js';
import { bindable, numberPlaceholders, type SqlRow } from './statement.js';

pg.types.setTypeParser(pg.types.builtins.INT8, Number);

/** Runs in a worker thread: all statements of a task against one snapshot, on a connection of its own. */
export function read(task: LongReadTask): Promise<SqlRow[][]> {
  return task.address.kind === 'sqlite'
    ? Promise.resolve(readSqlite(task.address.file, task))
    : readPostgres(task.address.url, task);
}

function readSqlite(file: string, { statements }: LongReadTask): SqlRow[][] {
  const connection = new BetterSqlite3(file, { readonly: true, fileMustExist: true });
  try {
    prepareReader(connection);
    connection.exec('BEGIN');

    return statements.map(
      ({ sql, values }) => connection.prepare(sql).all(...bindable(values ?? [])) as SqlRow[],
    );
  } finally {
    connection.close();
  }
}

async function readPostgres(
  connectionString: string,
  { statements, timeoutMs }: LongReadTask,
): Promise<SqlRow[][]> {
  const client = new pg.Client({ connectionString, statement_timeout: timeoutMs });
  await client.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const results: SqlRow[][] = [];
    for (const { sql, values } of statements) {
      results.push((await client.query(numberPlaceholders(sql), bindable(values ?? []))).rows as SqlRow[]);
    }

    return results;
  } finally {
    await client.end();
  }
}
