import BetterSqlite3 from 'better-sqlite3';
import pg from 'pg';

/** A statement as the driver got it. */
export interface Executed {
  readonly text: string;
  readonly values: readonly unknown[];
}

const RUNNING = ['run', 'get', 'all', 'iterate'] as const;
/** Begin, commit, savepoints: around the work, and not the work. */
const CONTROL = /^(BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|SELECT pg_current_xact_id)/;

type Runs = (this: { source: string }, ...values: unknown[]) => unknown;

/** Everything that better-sqlite3 runs in this process while `work` is running, control statements apart. */
export async function traceSqlite(work: () => Promise<unknown>): Promise<Executed[]> {
  const probe = new BetterSqlite3(':memory:');
  const prototype = Object.getPrototypeOf(probe.prepare('SELECT 1')) as Record<string, Runs>;
  probe.close();
  const executed: Executed[] = [];
  const originals = RUNNING.map((name) => [name, prototype[name]] as const);
  for (const [name, original] of originals) {
    prototype[name] = function traced(...values) {
      executed.push({ text: this.source, values: values.flat() });

      return original?.apply(this, values);
    };
  }
  try {
    await work();
  } finally {
    for (const [name, original] of originals) {
      if (original) {
        prototype[name] = original;
      }
    }
  }

  return executed.filter(({ text }) => !CONTROL.test(text));
}

/** The same for every connection of the driver pg. */
export async function tracePostgres(work: () => Promise<unknown>): Promise<Executed[]> {
  const prototype = pg.Client.prototype as unknown as { query: (...args: unknown[]) => unknown };
  const original = prototype.query;
  const executed: Executed[] = [];
  prototype.query = function traced(...args) {
    const [first, values] = args;
    const config = typeof first === 'string' ? { text: first, values } : (first as Partial<Executed>);
    executed.push({ text: config.text ?? '', values: (config.values ?? []) as unknown[] });

    return original.apply(this, args);
  };
  try {
    await work();
  } finally {
    prototype.query = original;
  }

  return executed.filter(({ text }) => !CONTROL.test(text));
}
