import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { openLedger } from '../../../src/demo-wallet/ledger-file.js';
import * as personas from '../../../src/demo-wallet/personas.js';
import { ledgerFaults } from './ledger-faults.js';

const NOW = new Date('2026-07-29T10:00:00Z');
const DAY = 86_400_000;

function dumpOf(database: Database.Database): string {
  const hash = createHash('sha256');

  for (const table of ['accounts', 'identifiers', 'transactions', 'entries', 'holds']) {
    hash.update(JSON.stringify(database.prepare(`SELECT * FROM ${table} ORDER BY 1, 2, 3`).all()));
  }

  return hash.digest('hex');
}

describe('the ledger of the demo wallet', () => {
  let ledger: Database.Database;
  const rows = <T>(sql: string, ...values: unknown[]): T[] => ledger.prepare(sql).all(...values) as T[];
  const number = (sql: string): number => (rows<{ n: number }>(sql)[0] ?? { n: Number.NaN }).n;

  beforeAll(() => {
    ledger = openLedger(':memory:', NOW);
  });

  afterAll(() => {
    ledger.close();
  });

  it('is lively: at least 120 people and 6,000 transactions in ninety days', () => {
    expect(number(`SELECT COUNT(*) AS n FROM accounts WHERE kind = 'customer'`)).toBeGreaterThanOrEqual(120);
    expect(number('SELECT COUNT(*) AS n FROM transactions')).toBeGreaterThanOrEqual(6_000);
    expect(
      number(`SELECT MIN(created_at) AS n FROM transactions WHERE reference NOT LIKE 'TX92%'`),
    ).toBeGreaterThanOrEqual(NOW.getTime() - 91 * DAY);
    expect(number('SELECT MAX(created_at) AS n FROM transactions')).toBeLessThan(NOW.getTime());
    expect(number('SELECT MAX(modified_at) AS n FROM transactions')).toBeLessThanOrEqual(NOW.getTime());
  });

  it('is the same on every machine, and another at another time', () => {
    const again = openLedger(':memory:', NOW);
    const later = openLedger(':memory:', new Date(NOW.getTime() + DAY));
    expect(dumpOf(again)).toBe(dumpOf(ledger));
    expect(dumpOf(later)).not.toBe(dumpOf(ledger));
    again.close();
    later.close();
  });

  it('keeps its books: everything adds up', () => {
    expect(ledgerFaults(ledger)).toEqual([]);
  });

  it('has something of everything that a desk is asked about', () => {
    const values = (column: string) =>
      rows<{ v: string }>(`SELECT DISTINCT ${column} AS v FROM transactions`).map(({ v }) => v);
    expect(values('type')).toHaveLength(9);
    expect(values('status')).toHaveLength(9);
    expect(values('currency').sort()).toEqual(['CNY', 'EUR', 'GBP', 'INR', 'RWF', 'USD']);
    expect(values('reason').length).toBeGreaterThan(12);
    expect(number(`SELECT COUNT(DISTINCT sub_status) AS n FROM accounts`)).toBe(6);
    expect(number(`SELECT COUNT(*) AS n FROM accounts WHERE status = 'unregistered'`)).toBe(2);
    expect(
      number(`SELECT COUNT(*) AS n FROM transactions a JOIN transactions b ON a.debit_account = b.debit_account
              AND a.credit_account = b.credit_account AND a.amount = b.amount AND a.seq < b.seq
              AND b.created_at - a.created_at <= 600000 AND a.status = 'completed' AND b.status = 'completed'`),
    ).toBeGreaterThanOrEqual(25);
  });

  it.each([
    ['Amina’s transfer', personas.AMINA_TRANSFER_COMPLETED, 'transfer', 'completed', 50_000, 1],
    ['Amina’s pending transfer', personas.AMINA_TRANSFER_PENDING, 'transfer', 'pending', 20_000, 0],
    ['李华’s charge that failed', personas.LIHUA_CHARGED_BUT_FAILED, 'merchantpay', 'failed', 19_900, 1],
    ['李华’s held withdrawal', personas.LIHUA_WITHDRAWAL_HELD, 'withdrawal', 'held', 80_000, 0],
    ['Jonas’ second coffee', personas.JONAS_DUPLICATE_SECOND, 'merchantpay', 'completed', 2_490, 1],
    ['Jonas’ doubtful transfer', personas.JONAS_ABROAD_IN_DOUBT, 'inttransfer', 'doubt', 15_000, 0],
  ])('always holds %s of the last day', (_, reference, type, status, amount, debitPosted) => {
    const [row] = rows<{ created_at: number }>('SELECT * FROM transactions WHERE reference = ?', reference);
    expect(row).toMatchObject({ type, status, amount, debit_posted: debitPosted });
    expect(NOW.getTime() - (row?.created_at ?? 0)).toBeLessThan(DAY);
  });

  it('never gives a named person the planted amounts by chance', () => {
    expect(
      number(
        `SELECT COUNT(*) AS n FROM transactions WHERE amount IN (50000, 20000, 19900) AND debit_account IN (1, 2)`,
      ),
    ).toBe(3);
  });
});

describe('the file of the demo wallet', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'walletdesk-demo-'));
  });

  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('is written once and kept as it is, whatever the time', () => {
    const file = join(folder, 'deep', 'wallet.db');
    const first = openLedger(file, NOW);
    const dump = dumpOf(first);
    first.close();
    const { mtimeMs } = statSync(file);

    const startedAt = performance.now();
    const second = openLedger(file, new Date(NOW.getTime() + 30 * DAY));
    expect(performance.now() - startedAt).toBeLessThan(500);
    expect(dumpOf(second)).toBe(dump);
    second.close();
    expect(statSync(file).mtimeMs).toBe(mtimeMs);
  });

  it('is written anew where another edition of this wallet wrote it', () => {
    const file = join(folder, 'wallet.db');
    const first = openLedger(file, NOW);
    first.exec('DELETE FROM holds; ALTER TABLE transactions RENAME COLUMN reason TO cause');
    first.pragma('user_version = 1');
    first.close();

    const again = openLedger(file, NOW);
    const fresh = openLedger(':memory:', NOW);
    expect(dumpOf(again)).toBe(dumpOf(fresh));
    again.close();
    fresh.close();
  });

  it('takes the running hour for the present where nobody says otherwise', () => {
    const ledger = openLedger(join(folder, 'wallet.db'));
    const { value } = ledger.prepare(`SELECT value FROM meta WHERE key = 'now'`).get() as { value: string };
    expect(value).toMatch(/:00:00\.000Z$/);
    expect(Date.now() - Date.parse(value)).toBeLessThan(3_700_000);
    ledger.close();
  });
});
