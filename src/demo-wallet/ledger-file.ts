import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { Cast } from './cast.js';
import { planEverydayLife } from './everyday.js';
import { LEDGER_SCHEMA } from './ledger-schema.js';
import { LedgerWriter } from './ledger-writer.js';
import { plantCases } from './planted-cases.js';
import { plantPersonas } from './planted-personas.js';
import { plantScenarios } from './planted-scenarios.js';
import { Random } from './random.js';

const HOUR = 3_600_000;

/**
 * Opens the ledger, writing it first where the file holds none. One transaction: a file is complete or empty.
 * An existing ledger is kept as it is, whatever `now` says; without `now` the running hour is the present.
 */
export function openLedger(file: string, now?: Date): Database.Database {
  if (file !== ':memory:') {
    mkdirSync(dirname(file), { recursive: true });
  }

  const database = new Database(file);

  try {
    database.pragma('foreign_keys = ON');
    database.pragma('busy_timeout = 10000');
    database.transaction(() => generate(database, now)).immediate();
  } catch (error) {
    database.close();
    throw error;
  }

  return database;
}

function generate(database: Database.Database, now: Date | undefined): void {
  const isWritten = database.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'meta'`).get() !== undefined;

  if (isWritten) {
    return;
  }

  const present = now?.getTime() ?? Math.floor(Date.now() / HOUR) * HOUR;
  const cast = new Cast(new Random('cast'));
  const plan = [
    ...planEverydayLife(cast, present),
    ...plantCases(cast, present),
    ...plantPersonas(cast, present),
    ...plantScenarios(cast, present),
  ];

  database.exec(LEDGER_SCHEMA);
  new LedgerWriter(database).write(cast, plan, present);
  database.prepare(`INSERT INTO meta VALUES ('now', ?)`).run(new Date(present).toISOString());
}
