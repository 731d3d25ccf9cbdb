import type { Part } from '../bench.js';
import { appendOnPostgres } from './append-postgres.js';
import { appendOnSqlite } from './append-sqlite.js';
import { intakeOnSqlite } from './intake.js';
import { readsBesideWrites } from './reads.js';

/** What is stored and found, beside bare drivers on the same machine. */
export const data: readonly Part[] = [
  { name: 'data/append', run: appendOnSqlite },
  { name: 'data/reads', run: readsBesideWrites },
  { name: 'data/postgres', run: appendOnPostgres },
  { name: 'data/intake', run: intakeOnSqlite },
];
