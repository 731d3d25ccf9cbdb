import type { Part } from '../bench.js';
import { appendOnPostgres } from './append-postgres.js';
import { appendOnSqlite } from './append-sqlite.js';
import { readsOnSqlite } from './reads-sqlite.js';

/** What is stored and found, beside bare drivers on the same machine. */
export const data: readonly Part[] = [
  { name: 'data/append', run: appendOnSqlite },
  { name: 'data/reads', run: readsOnSqlite },
  { name: 'data/postgres', run: appendOnPostgres },
];
