import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Ledger } from '../../../src/demo-wallet/ledger.js';
import { incidentsAt } from '../../../src/demo-wallet/incidents.js';
import { scenario, SCENARIOS } from '../../../src/demo-wallet/scenarios.js';
import { findException } from '../../../src/modules/exceptions/taxonomy.js';
import { fromRoot } from '../../support/root.js';

const NOW = new Date('2026-07-29T10:00:00Z');

describe('the scenarios of the demo wallet', () => {
  let ledger: Ledger;

  beforeAll(() => {
    ledger = new Ledger(':memory:', NOW);
  });
  afterAll(() => ledger.close());

  it('are one for each of the sixty-one rows, in their order, and found by either name', () => {
    const rows = Array.from({ length: 61 }, (_, index) => `D${String(index + 1).padStart(2, '0')}`);
    expect(SCENARIOS.map(({ row }) => row)).toEqual(rows);
    expect(SCENARIOS.map(({ id }) => id.replace('S', 'D'))).toEqual(rows);
    expect(scenario('D08')).toBe(scenario('S08'));
    expect(() => scenario('S99')).toThrow('no scenario S99');
  });

  it.each(SCENARIOS.map((one) => [one.id, one] as const))(
    'stand in the ledger as they are told: %s',
    (_, { account, otherWallet, expected, references, amount, currency, happened }) => {
      const known =
        otherWallet === null
          ? ([account.kind, account.value] as const)
          : (['walletid', otherWallet] as const);
      const holders = ledger.findAccounts([known]).map(({ id }) => id);
      const told = references.map((reference) => ledger.findTransaction(reference));
      const subject = expected === null ? null : ledger.findTransaction(expected);

      expect(told).not.toContain(null);
      expect(expected === null || references.includes(expected)).toBe(true);
      expect(holders).toHaveLength(account.value === 'nobody.here56' ? 0 : 1);
      if (subject) {
        expect([subject.debit_account, subject.credit_account].some((id) => holders.includes(id))).toBe(true);
        expect(subject.currency).toBe(currency);
        expect(Math.abs(NOW.getTime() - (happened?.agoMs ?? 0) - subject.created_at)).toBeLessThan(
          8 * 3_600_000,
        );
      }
      expect(amount ?? '1.00').toMatch(/^\d+(\.\d\d)?$/);
    },
  );

  it.each(SCENARIOS.map((one) => [one.id, one] as const))(
    'name what the desk has: %s',
    (_, { type, article, incident, says }) => {
      expect(findException(type)?.code).toBe(type);
      for (const lang of ['zh-CN', 'en'] as const) {
        expect(existsSync(join(fromRoot('seeds/reference/articles'), lang, `${article}.md`))).toBe(true);
        expect(says[lang].length).toBeGreaterThanOrEqual(10);
      }
      expect(
        incident === null || incidentsAt(NOW.getTime()).some((candidate) => candidate.id === incident),
      ).toBe(true);
    },
  );
});
