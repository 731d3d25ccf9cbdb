import { rankTransactions as rank } from './transaction-ranking.js';
import type { RankingQuestion } from './transaction-ranking.js';
import { aTransaction } from '../../../test/integration/wallets/a-transaction.js';

const rankTransactions = (...given: Parameters<typeof rank>) => rank(...given).candidates;
const MINUTE = 60_000;
const NOON = new Date('2026-07-28T12:00:00Z');
const at = (minutes: number): Date => new Date(NOON.getTime() + minutes * MINUTE);

const question = (over: Partial<RankingQuestion> = {}): RankingQuestion => ({
  interval: { from: at(-2), to: at(2), sigmaMs: 10 * MINUTE },
  amount: '199.00',
  currency: 'CNY',
  ...over,
});

const best = (over: Parameters<typeof aTransaction>[0], asked = question()) => {
  const [ranked] = rankTransactions([aTransaction({ createdAt: NOON, amount: '199.00', ...over })], asked);
  return { score: ranked?.score, evidence: ranked?.evidence.map(({ kind }) => kind) };
};

describe('ranking', () => {
  it('is certain of a transaction at the stated time with the stated amount', () => {
    expect(best({})).toEqual({ score: 100, evidence: ['time-inside', 'amount-exact'] });
  });

  it('falls off with the distance in time, and says how many minutes', () => {
    const [near] = rankTransactions([aTransaction({ createdAt: at(12), amount: '199.00' })], question());
    expect(near?.score).toBe(79);
    expect(near?.evidence[0]).toEqual({ kind: 'time-near', params: { minutes: 10 } });
  });

  it('leaves out what is further than three sigmas away, or has no time at all', () => {
    const far = aTransaction({ reference: 'far', createdAt: at(33) });
    const timeless = aTransaction({ reference: 'timeless', createdAt: null });
    expect(rankTransactions([far, timeless], question())).toEqual([]);
  });

  it('puts the better match first, and of equals the nearer one', () => {
    const ranked = rankTransactions(
      [
        aTransaction({ reference: 'other-amount', createdAt: at(0), amount: '45.00' }),
        aTransaction({ reference: 'later', createdAt: at(9), amount: '199.00' }),
        aTransaction({ reference: 'right', createdAt: at(1), amount: '199.00' }),
      ],
      question(),
    );
    expect(ranked.map(({ transaction }) => transaction.reference)).toEqual([
      'right',
      'later',
      'other-amount',
    ]);
  });

  const fee = { fees: [{ kind: 'fee', amount: '1.00', currency: 'CNY' }] };

  it.each([
    ['what left the account with the fee', { amount: '198.00', ...fee }, 'amount-with-fee', 100],
    ['what arrived without the fee', { amount: '200.00', ...fee }, 'amount-net-of-fee', 100],
    ['two digits swapped', { amount: '919.00' }, 'amount-typo', 60],
    ['a digit too few', { amount: '1999.00' }, 'amount-typo', 60],
    ['something else', { amount: '500.00' }, 'amount-contradicts', 31],
  ])('understands an amount that is %s', (_, over, kind, score) => {
    const found = best(over);
    expect(found.evidence).toContain(kind);
    expect(Math.abs((found.score ?? 0) - score)).toBeLessThanOrEqual(6);
  });

  it('lets a round figure stand for the cents, but not the cents for each other', () => {
    expect(best({ amount: '199.40' }, question({ amount: '199' })).evidence).toContain('amount-rounded');
    expect(best({ amount: '199.40' }, question({ amount: '199.00' })).evidence).not.toContain(
      'amount-rounded',
    );
  });

  it('does not count a fee in another currency', () => {
    const foreign = { fees: [{ kind: 'fee', amount: '1.00', currency: 'USD' }] };
    expect(best({ amount: '198.00', ...foreign }).evidence).not.toContain('amount-with-fee');
  });

  it('never lets a contradicted amount look likely', () => {
    expect(best({ amount: '500.00' }).score).toBeLessThanOrEqual(60);
  });

  it('is at most half sure in another currency', () => {
    expect(best({ currency: 'USD' })).toMatchObject({
      score: 50,
      evidence: expect.arrayContaining(['currency-differs']),
    });
  });

  it('is not sure where only a time or only an amount was stated', () => {
    expect(best({}, question({ amount: undefined })).score).toBe(55);
    expect(best({}, question({ interval: null })).score).toBe(55);
  });

  it('treats an amount that is none as not stated', () => {
    expect(best({}, question({ amount: 'about two hundred' })).evidence).toEqual(['time-inside']);
  });

  it('trusts an assumed zone less and says so', () => {
    const found = best({ zoneAssumed: true });
    expect(found.evidence).toContain('zone-assumed');
    expect(found.score).toBeLessThan(100);
  });

  it('weighs the direction when it is known', () => {
    expect(best({ direction: 'out' }, question({ direction: 'out' })).score).toBe(100);
    expect(best({ direction: 'in' }, question({ direction: 'out' })).score).toBe(81);
  });

  it('has nothing to say when there is nothing', () => {
    expect(rankTransactions([], question())).toEqual([]);
  });
});
