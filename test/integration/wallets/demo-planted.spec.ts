import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Ledger, WINDOW_COUNT, WINDOW_PAGE } from '../../../src/demo-wallet/ledger.js';
import { isBusinessDay } from '../../../src/demo-wallet/business-days.js';
import { incidentsAt } from '../../../src/demo-wallet/incidents.js';
import type { TransactionRow } from '../../../src/demo-wallet/ledger-rows.js';
import { PLANTED_BLOCKS, plantedReferences } from '../../../src/demo-wallet/planted-references.js';
import type { PlantedBlock } from '../../../src/demo-wallet/planted-references.js';
import { scenario } from '../../../src/demo-wallet/scenarios.js';
import { mayBecome } from '../../../src/demo-wallet/transitions.js';
import { trapsAt } from '../../../src/demo-wallet/traps.js';
import { ledgerFaults } from './ledger-faults.js';

const NOW = new Date('2026-07-29T10:00:00Z');
const MINUTE = 60_000;
const DAY = 86_400_000;

describe('what is planted in the ledger of the demo wallet', () => {
  let folder: string;
  let ledger: Ledger;
  let database: Database.Database;
  const rows = <T>(sql: string, ...values: unknown[]): T[] => database.prepare(sql).all(...values) as T[];
  const groups = (block: PlantedBlock): TransactionRow[][] =>
    plantedReferences(block).map((group) =>
      group.map((reference) => ledger.findTransaction(reference) as TransactionRow),
    );
  const states = (block: PlantedBlock): string[] => [
    ...new Set(groups(block).map((group) => group.map(({ status }) => status).join(' '))),
  ];

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'walletdesk-planted-'));
    const file = join(folder, 'wallet.db');
    ledger = new Ledger(file, NOW);
    database = new Database(file, { readonly: true });
  });
  afterAll(() => {
    database.close();
    ledger.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('stands there under its references, in the numbers that are told', () => {
    const known = (Object.keys(PLANTED_BLOCKS) as PlantedBlock[]).flatMap((block) => groups(block).flat());
    expect(known).not.toContain(null);
    expect(new Set(known.map(({ reference }) => reference)).size).toBe(known.length);
  });

  it('are real duplicates within ten minutes, and look-alikes that are two orders', () => {
    for (const [first, second] of groups('duplicates')) {
      expect(second).toMatchObject({
        debit_account: first?.debit_account,
        credit_account: first?.credit_account,
        amount: first?.amount,
        status: 'completed',
      });
      expect((second?.created_at ?? 0) - (first?.created_at ?? 0)).toBeLessThanOrEqual(10 * MINUTE);
    }
    for (const [first, second] of groups('lookAlikes')) {
      expect([second?.amount, second?.credit_account]).toEqual([first?.amount, first?.credit_account]);
      expect(second?.partner_reference).not.toBe(first?.partner_reference);
    }
    const months = groups('mandates').map((group) => new Set(group.map(({ details }) => details)).size);
    expect(new Set(months)).toEqual(new Set([1]));
    const guests = groups('splitBills').map((group) => new Set(group.map((one) => one.debit_account)).size);
    expect(new Set(guests)).toEqual(new Set([2]));
  });

  it.each([
    ['fullReversals', 'reversed completed'],
    ['partialReversals', 'partiallyreversed completed'],
    ['doublePartialReversals', 'partiallyreversed completed completed'],
    ['failedReversals', 'completed failed'],
    ['doubtfulReversals', 'completed doubt'],
    ['refunds', 'reversed completed'],
    ['returnedCharges', 'failed completed'],
    ['freshCharges', 'failed'],
    ['overdueCharges', 'failed'],
    ['runningHolds', 'pending'],
    ['expiredHolds', 'expired'],
    ['forgottenHolds', 'pending'],
    ['vouchers', 'completed'],
  ] as const)('are in the states they are told to be in: %s', (block, expected) => {
    expect(states(block)).toEqual([expected]);
  });

  it('holds money for running and forgotten authorisations, and none for those that have expired', () => {
    const held = (block: PlantedBlock): number =>
      groups(block).filter(
        ([one]) => rows('SELECT 1 FROM holds WHERE transaction_seq = ?', one?.seq).length > 0,
      ).length;
    expect([held('runningHolds'), held('expiredHolds'), held('forgottenHolds')]).toEqual([12, 0, 3]);
    expect(groups('forgottenHolds').every(([one]) => (one?.hold_until ?? 0) < NOW.getTime())).toBe(true);
  });

  it('has traps that are what they say in the zone of the payer', () => {
    const traps = trapsAt(NOW.getTime());
    const local = (zone: string, at: Date): string =>
      at.toLocaleString('sv-SE', { timeZone: zone }).slice(0, 16);
    const wall = (kind: string, where?: string): string[] =>
      traps
        .filter((trap) => trap.kind === kind && (where ?? trap.zone) === trap.zone)
        .map(({ zone, at }) => local(zone, at));

    for (const { reference, walletId, amount, at } of traps) {
      const row = ledger.findTransaction(reference);
      const [payer] = ledger.findAccounts([['walletid', walletId]]);
      expect(row).toMatchObject({ amount, created_at: at.getTime(), debit_account: payer?.id });
    }
    expect(wall('leap-day')).toEqual(['2024-02-29 12:30']);
    expect(wall('year-end')).toEqual(['2025-12-31 23:58', '2026-01-01 00:03']);
    expect(traps.filter(({ kind }) => kind === 'clocks')).toHaveLength(24);
    expect(wall('clocks', 'Europe/London').filter((time) => time === '2025-10-26 01:30')).toHaveLength(2);
    const [home, away] = traps.filter(({ kind }) => kind === 'two-zones');
    expect(local('Asia/Shanghai', home?.at ?? NOW)).toBe(local('Europe/London', away?.at ?? NOW));
  });

  it('lets what breaks down break down while something is known to be broken, mostly', () => {
    const windows = incidentsAt(NOW.getTime()).filter(({ id }) => id === 'I1' || id === 'I2');
    const broken = rows<{ created_at: number }>(
      `SELECT created_at FROM transactions WHERE debit_posted = 0 AND reference LIKE 'TX1%'
       AND reason IN ('NETWORK_OR_AGENT_TIMEOUT', 'COUNTERPARTY_OFFLINE', 'TECHNICAL_ERROR')`,
    );
    const inside = broken.filter(({ created_at: at }) =>
      windows.some(({ from, to }) => at >= from.getTime() && at < (to?.getTime() ?? 0)),
    );
    expect(broken.length).toBeGreaterThan(20);
    expect(inside.length / broken.length).toBeGreaterThan(0.5);
  });

  it('knows three of each tier near their limit, and nobody beyond it', () => {
    expect(
      rows(`SELECT kyc_level AS tier, SUM(limit_used >= 0.95 * limit_amount) AS near,
              SUM(limit_used > limit_amount) AS beyond
            FROM accounts WHERE kind = 'customer' GROUP BY kyc_level`),
    ).toEqual([1, 2, 3].map((tier) => ({ tier, near: 3, beyond: 0 })));
  });

  it('pays out to banks on no day on which they rest, and takes a fee only beyond what is free', () => {
    const withdrawals = rows<{ modified_at: number; fee: number; amount: number }>(
      `SELECT t.modified_at, t.fee, t.amount FROM transactions t JOIN accounts c ON c.id = t.credit_account
       JOIN accounts d ON d.id = t.debit_account
       WHERE t.type = 'withdrawal' AND c.kind = 'bank' AND t.status = 'completed' AND d.zone = 'Asia/Shanghai'
         AND t.reference LIKE 'TX1%'`,
    );
    expect(withdrawals.length).toBeGreaterThan(50);
    expect(withdrawals.filter(({ modified_at: at }) => !isBusinessDay(at, 8 * 3_600_000))).toEqual([]);
    expect(withdrawals.filter(({ fee }) => fee === 0).length).toBeGreaterThan(10);
    expect(
      withdrawals.filter(({ fee, amount }) => fee > 0 && fee !== Math.max(10, Math.round(amount * 0.001))),
    ).toEqual([]);
  });

  it('has travellers, vouchers, and eight accounts whose records name no zone', () => {
    expect(
      rows("SELECT id FROM accounts WHERE is_zoneless = 1 AND currency = 'CNY'").length,
    ).toBeGreaterThanOrEqual(8);
    expect(
      rows(`SELECT id FROM accounts WHERE status = 'unregistered' AND balance > 0`).length,
    ).toBeGreaterThan(0);
    const geo = rows<{ payer: number; places: number }>(
      `SELECT debit_account AS payer, COUNT(DISTINCT details) AS places FROM transactions
       WHERE details LIKE '%geoCode%' GROUP BY debit_account HAVING places > 1`,
    );
    expect(geo.length).toBeGreaterThanOrEqual(8);
  });

  it('finds a window by its index, without a scan and without sorting', () => {
    const asked = { account: 1, from: 0, to: NOW.getTime(), status: null, type: null };
    const plan = (sql: string, values: object): string =>
      (database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(values) as { detail: string }[])
        .map(({ detail }) => detail)
        .join('\n');
    const page = plan(WINDOW_PAGE, { ...asked, limit: 50, offset: 0 });

    expect(page).toContain('transactions_by_debit (debit_account=? AND created_at>? AND created_at<?)');
    expect(page).toContain('transactions_by_credit (credit_account=? AND created_at>? AND created_at<?)');
    expect(page).not.toMatch(/SCAN|TEMP B-TREE/);
    expect(plan(WINDOW_COUNT, asked)).not.toMatch(/SCAN transactions|TEMP B-TREE/);
  });

  it('keeps its books when time goes on: what is due ends, and everything still adds up', () => {
    expect(ledgerFaults(database)).toEqual([]);
    const due = (at: number): unknown[] => rows('SELECT 1 FROM transactions WHERE settles_at <= ?', at);
    const later = NOW.getTime() + 10 * DAY;
    expect(due(later).length).toBeGreaterThan(40);

    ledger.moves.settleDue(later);
    expect(due(later)).toEqual([]);
    expect(ledgerFaults(database)).toEqual([]);
    expect(states('freshCharges')).toEqual(['failed']);
    expect(groups('freshCharges').every(([one]) => one && ledger.backsOf(one).length === 1)).toBe(true);
    expect(states('runningHolds')).toEqual(['expired']);
  });

  it('gives back by order and still adds up', () => {
    const order = {
      type: 'reversal',
      amount: null,
      currency: null,
      description: null,
      partnerReference: null,
    } as const;
    for (const row of ['D15', 'D22', 'D26', 'D54']) {
      ledger.moves.reverse({ ...order, originalReference: scenario(row).expected ?? '' }, NOW.getTime());
    }
    ledger.moves.settleDue(NOW.getTime() + 11 * DAY);
    expect(ledger.findTransaction(scenario('D26').expected ?? '')?.status).toBe('reversed');
    expect(ledgerFaults(database)).toEqual([]);
  });

  it('knows no way back from an end', () => {
    const ends = ['cancelled', 'expired', 'reversed'] as const;
    const all = [
      'initiated',
      'pending',
      'held',
      'doubt',
      'completed',
      'failed',
      'partiallyreversed',
      ...ends,
    ] as const;
    expect(ends.flatMap((from) => all.filter((to) => mayBecome(from, to)))).toEqual([]);
    expect(all.filter((to) => mayBecome('completed', to))).toEqual(['partiallyreversed', 'reversed'].sort());
    expect(all.filter((to) => mayBecome('failed', to))).toEqual(['reversed']);
  });
});
