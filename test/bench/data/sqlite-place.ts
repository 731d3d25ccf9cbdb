import BetterSqlite3 from 'better-sqlite3';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { sqliteOptions } from '../../../src/platform/database/sqlite/sqlite-connection.js';
import { temporaryFolder } from '../../support/processes.js';
import { migrated } from '../desk-application.js';

/** Two files with the same tables and rows: one for the application, one for the raw side. */
export interface TwinFiles {
  readonly url: string;
  readonly rawFile: string;
}

/** Makes the tables as the product does, fills them by `load` in one transaction, and copies the file. */
export async function twinFiles(load: (connection: BetterSqlite3.Database) => void): Promise<TwinFiles> {
  const folder = temporaryFolder('bench');
  const file = join(folder, 'desk.db');
  const rawFile = join(folder, 'raw.db');
  const url = `sqlite:${file}`;
  await migrated(url);
  const connection = openAsWriter(file);
  connection.transaction(() => load(connection))();
  connection.close();
  copyFileSync(file, rawFile);

  return { url, rawFile };
}

/** A connection with the very settings of the product's writer. */
export function openAsWriter(file: string): BetterSqlite3.Database {
  const connection = new BetterSqlite3(file);
  const { prepareDatabase } = sqliteOptions(file, false);
  void prepareDatabase?.(connection);

  return connection;
}

/** Runs a statement of the loader, prepared once. */
export function loader(
  connection: BetterSqlite3.Database,
): (row: { text: string; values: unknown[] }) => void {
  const prepared = new Map<string, BetterSqlite3.Statement>();

  return ({ text, values }) => {
    const statement = prepared.get(text) ?? connection.prepare(text);
    prepared.set(text, statement);
    statement.run(...values);
  };
}
