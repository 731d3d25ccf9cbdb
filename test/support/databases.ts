import { join } from 'node:path';
import { startPostgres } from './postgres.js';
import { temporaryFolder } from './processes.js';

export interface DatabaseKind {
  readonly name: 'SQLite' | 'PostgreSQL';
  /** A new, empty place. */
  newUrl(): Promise<string>;
}

/** Both databases; every integration spec runs on each. */
export const databaseKinds: readonly DatabaseKind[] = [
  {
    name: 'SQLite',
    newUrl: () => Promise.resolve(`sqlite:${join(temporaryFolder('db'), 'desk.db')}`),
  },
  { name: 'PostgreSQL', newUrl: async () => (await startPostgres()).createDatabase() },
];
