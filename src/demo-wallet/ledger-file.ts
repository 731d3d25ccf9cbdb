import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { Cast } from './cast.js';
import { planEverydayLife } from './everyday.js';
import { LEDGER_INDICES, LEDGER_TABLES } from './ledger-schema.js';
import { LedgerWriter } from './ledger-writer.js';
import { plantCases } from './planted-cases.js';
import { plantHistories } from './planted-histories.js';
import { plantPersonas } from './planted-personas.js';
import { plantScenarios } from './planted-scenarios.js';
import { plantTraps } from './planted-traps.js';
import { PROFILES } from './profile.js';
import type { LedgerProfile } from './profile.js';
import { Random } from './random.js';

const HOUR = 3_600_000;

/** A ledger under load is read from memory that the machine lends, not by a call for each page. */
const MAPPED_BYTES = 512 * 1_048_576;

/** Raised whenever the tables change, or what everybody should see. */
const LEDGER_EDITION = 5;

/**
 * Opens the ledger, writing it first where the file holds none. One transaction: a file is complete or empty.
 * An existing ledger is kept as it is, whatever `now` says; without `now` the running hour is the present.
 * One of another edition is written anew: everything in it is invented, and nothing in it is missed.
 */
export function openLedger(file: string, now?: Date, profile: LedgerProfile = 'default'): Database.Database {
  if (file !== ':memory:') {
    mkdirSync(dirname(file), { recursive: true });
  }

  const database = new Database(file);

  try {
    database.pragma('foreign_keys = ON');
    database.pragma('busy_timeout = 10000');
    database.pragma(`mmap_size = ${MAPPED_BYTES}`);
    database.transaction(() => generate(database, now, profile)).immediate();
  } catch (error) {
    database.close();
    throw error;
  }

  return database;
}

function generate(database: Database.Database, now: Date | undefined, profile: LedgerProfile): void {
  if (database.pragma('user_version', { simple: true }) === LEDGER_EDITION) {
    return;
  }

  empty(database);

  const present = now?.getTime() ?? Math.floor(Date.now() / HOUR) * HOUR;
  const facts = PROFILES[profile];
  const cast = new Cast(new Random('cast'), facts);
  const plan = [
    ...planEverydayLife(cast, present, facts),
    ...plantCases(cast, present, facts.planted),
    ...plantTraps(cast, present),
    ...plantPersonas(cast, present),
    ...plantScenarios(cast, present),
    ...plantHistories(cast, present),
  ];

  database.exec(LEDGER_TABLES);
  new LedgerWriter(database).write(cast, plan, present);
  database.exec(LEDGER_INDICES);
  database.pragma(`user_version = ${LEDGER_EDITION}`);
  database.prepare(`INSERT INTO meta VALUES ('now', ?)`).run(new Date(present).toISOString());
}

/** Entries and holds go before what they refer to. */
function empty(database: Database.Database): void {
  const tables = database
    .prepare(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY rowid DESC`,
    )
    .pluck()
    .all() as string[];

  tables.forEach((table) => database.exec(`DROP TABLE ${table}`));
}
