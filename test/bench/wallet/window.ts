import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLedger } from '../../../src/demo-wallet/ledger-file.js';
import { Ledger } from '../../../src/demo-wallet/ledger.js';
import type { Random } from '../../../src/demo-wallet/random.js';
import { type Bench, chance } from '../bench.js';
import { compare, figureOf } from '../rounds.js';

/** Always the same, so that the big ledger is written once on a machine. */
const NOW = new Date('2026-07-29T10:00:00Z');
const DAY = 86_400_000;
const ROUNDS = 7;
const QUERIES = 400;

/** So many rows are read, of customers who paid so often in the ninety days: alike in either ledger. */
const ROWS = 20;
const PAID = { least: 60, most: 150 };

/** The transactions of a customer in a window, in half a million transactions and in the few thousand of the default. */
export async function windowsOfTheDemoWallet(bench: Bench): Promise<void> {
  const folder = join(tmpdir(), 'walletdesk-bench');
  mkdirSync(folder, { recursive: true });
  const startedAt = performance.now();
  const big = askable(join(folder, 'load-ledger.db'), 'load');
  const small = askable(join(folder, 'default-ledger.db'), 'default');
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
  bench.say(`${big.transactions} transactions beside ${small.transactions}, at hand after ${seconds} s`);

  const random = chance(bench, 'wallet/window');
  const compared = await compare(
    () => microseconds(big, random),
    () => microseconds(small, random),
    { rounds: ROUNDS },
  );
  big.ledger.close();
  small.ledger.close();

  const name = 'window of a customer, 500,000 transactions';
  bench.report(figureOf(compared, { name, unit: 'µs', limitName: 'in 6,000' }, { atMost: 2 }));
}

interface Askable {
  readonly ledger: Ledger;
  readonly customers: readonly number[];
  readonly transactions: number;
}

function askable(file: string, profile: 'default' | 'load'): Askable {
  const ledger = new Ledger(file, NOW, profile);
  const database = openLedger(file, NOW, profile);
  const customers = database
    .prepare(
      `SELECT debit_account FROM transactions t JOIN accounts a ON a.id = t.debit_account
       WHERE a.kind = 'customer' GROUP BY debit_account HAVING COUNT(*) BETWEEN @least AND @most`,
    )
    .pluck()
    .all(PAID) as number[];
  const transactions = database.prepare('SELECT COUNT(*) FROM transactions').pluck().get() as number;
  database.close();

  return { ledger, customers, transactions };
}

/** Of one query, over many. @throws Error where a window holds fewer rows than it is measured with */
function microseconds({ ledger, customers }: Askable, random: Random): number {
  const window = { from: NOW.getTime() - 90 * DAY, to: NOW.getTime(), status: null, type: null, offset: 0 };
  const startedAt = performance.now();

  for (let query = 0; query < QUERIES; query += 1) {
    const { rows } = ledger.transactionsOf(random.pick(customers), { ...window, limit: ROWS });

    if (rows.length !== ROWS) {
      throw new Error(`a window holds ${rows.length} rows, not ${ROWS}`);
    }
  }

  return ((performance.now() - startedAt) / QUERIES) * 1_000;
}
