import { readFileSync } from 'node:fs';
import { TRANSACTION_STATES } from '../wallets/wallet-transaction.js';
import { moneyOf, stagesOf } from './money-stage.js';

const drawn = (state: (typeof TRANSACTION_STATES)[number]): string =>
  stagesOf({ state })
    .map(({ name, state: stage }) => `${name}:${stage}`)
    .join(' ');

describe('the way of the money, as its owner sees it', () => {
  it.each([
    ['INITIATED', 'sent:current processing:ahead arrived:ahead'],
    ['PENDING', 'sent:done processing:current arrived:ahead'],
    ['HELD', 'sent:done processing:current arrived:ahead'],
    ['COMPLETED', 'sent:done processing:done arrived:current'],
    ['FAILED', 'sent:done processing:done stopped:current'],
    ['CANCELLED', 'sent:done processing:done stopped:current'],
    ['EXPIRED', 'sent:done processing:done stopped:current'],
    ['REVERSED', 'sent:done processing:done returned:current'],
    ['PARTIALLY_REVERSED', 'sent:done processing:done returned-partly:current'],
  ] as const)('%s is %s', (state, stages) => {
    expect(drawn(state)).toBe(stages);
  });

  it('is not drawn where the wallet does not know the outcome', () => {
    expect(TRANSACTION_STATES.filter((state) => drawn(state) === '')).toEqual(['IN_DOUBT', 'UNKNOWN']);
  });

  it('says that money is back, or never left, only where the ledger said so', () => {
    const told = { assumed: false } as const;

    expect(moneyOf({ state: 'FAILED', legs: { debit: 'none', ...told } })).toBe('never-left');
    expect(moneyOf({ state: 'EXPIRED', legs: { debit: 'returned', ...told } })).toBe('is-back');
    expect(moneyOf({ state: 'FAILED', legs: { debit: 'posted', ...told } })).toBeNull();
    expect(moneyOf({ state: 'FAILED', legs: { debit: 'none', assumed: true } })).toBeNull();
    expect(moneyOf({ state: 'FAILED' })).toBeNull();
    expect(moneyOf({ state: 'PENDING', legs: { debit: 'none', ...told } })).toBeNull();
  });

  it.each([
    ['en', 'please do not send it again'],
    ['zh-CN', '请不要重复操作'],
  ])('asks in %s not to pay again, in every state whose outcome is open', (language, plea) => {
    const file = new URL(`../../i18n/${language}/portal.json`, import.meta.url);
    const { now } = (JSON.parse(readFileSync(file, 'utf8')) as { money: { now: Record<string, string> } })
      .money;

    for (const open of ['sent', 'processing', 'unknown']) {
      expect(now[open]?.toLowerCase()).toContain(plea);
    }
  });
});
