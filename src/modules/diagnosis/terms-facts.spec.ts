import { aTransaction } from '../../../test/integration/wallets/a-transaction.js';
import type { WalletAccount } from '../wallets/wallet-account.js';
import { DEFAULT_PROFILE } from '../wallets/wallet-profile.js';
import type { WalletTerms } from '../wallets/wallet-provider.js';
import type { WalletTransaction } from '../wallets/wallet-transaction.js';
import type { Seen } from './seen.js';
import { feeRuleOf, limitAnewAt, limitsOf, returnDueAt } from './terms-facts.js';

const TERMS: WalletTerms = { ...DEFAULT_PROFILE, timeZone: 'Asia/Shanghai' };
/** A Tuesday evening in Shanghai. */
const MADE = new Date('2026-07-28T12:00:00Z');

const taken = (over: Partial<WalletTransaction> = {}): WalletTransaction =>
  aTransaction({ state: 'FAILED', createdAt: MADE, ...over });
const over = (
  reason: 'LIMIT_AMOUNT' | 'LIMIT_PERIOD',
  terms: WalletTerms,
  kycLevel: number | null = 2,
): Seen =>
  ({
    subject: taken({ reason }),
    account: { kycLevel } as WalletAccount,
    terms,
    now: new Date('2026-12-31T20:00:00Z'),
  }) as Seen;
const limit = (period: WalletTerms['limits'][number]['period'], kycLevel = 2) => ({
  kycLevel,
  period,
  amount: '500.00',
  currency: 'CNY',
});

describe('what the operator’s profile says', () => {
  it('lets money come back within its own time, with its own holidays, unless the wallet names a time itself', () => {
    const due = (terms: Partial<WalletTerms>, more = {}) =>
      returnDueAt(taken(more), { ...TERMS, ...terms })?.toISOString();

    expect(due({})).toBe('2026-07-29T15:59:59.999Z');
    expect(due({ holidays: ['2026-07-29'] })).toBe('2026-07-30T15:59:59.999Z');
    expect(due({ reversalWindow: { ms: 3_600_000 } })).toBe('2026-07-28T13:00:00.000Z');
    expect(due({}, { expectedAt: new Date('2026-07-28T14:00:00Z') })).toBe('2026-07-28T14:00:00.000Z');
    expect(due({}, { legs: { debit: 'none', credit: 'none', assumed: false } })).toBeUndefined();
  });

  it('names the limit of this account’s level and of the kind that was met, and of no other', () => {
    const terms = { ...TERMS, limits: [limit('single'), limit('day'), limit('year', 3)] };

    expect(limitsOf(over('LIMIT_AMOUNT', terms))).toEqual({
      limitOnce: { amount: '500.00', currency: 'CNY' },
    });
    expect(Object.keys(limitsOf(over('LIMIT_PERIOD', terms)))).toEqual(['limitDay']);
    expect(Object.keys(limitsOf(over('LIMIT_PERIOD', terms, 3)))).toEqual(['limitYear']);
    expect(limitsOf(over('LIMIT_PERIOD', terms, null))).toEqual({});
  });

  it.each([
    ['day', '2027-01-01T16:00:00.000Z'],
    ['month', '2027-01-31T16:00:00.000Z'],
    ['year', '2027-12-31T16:00:00.000Z'],
    ['lifetime', undefined],
  ] as const)('tells when a limit by %s begins anew, by the calendar of the wallet', (period, at) => {
    expect(limitAnewAt(over('LIMIT_PERIOD', { ...TERMS, limits: [limit(period)] }))?.toISOString()).toBe(at);
  });

  it('does not tell when where several limits may have been met', () => {
    const terms = { ...TERMS, limits: [limit('day'), limit('year')] };

    expect(limitAnewAt(over('LIMIT_PERIOD', terms))).toBeNull();
  });

  it.each([
    ['transfer', 'toOtherProvider', '0.1% (≥ 0.10)'],
    ['withdrawal', 'cashout', '1%'],
    ['inttransfer', null, '1.5% + 5.00'],
    ['transfer', null, null],
    ['merchantpay', null, null],
  ] as const)('says by which rule a %s (%s) is charged', (type, subType, rule) => {
    expect(feeRuleOf(aTransaction({ type, subType }), TERMS)).toBe(rule);
  });
});
