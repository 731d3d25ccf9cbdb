import { aTransaction } from '../../../test/integration/wallets/a-transaction.js';
import { complaintOf } from './complaint-fit.js';
import { hintsOf } from './hints/match-hints.js';
import type { MatchRequest } from './match-request.js';
import { timeReadings } from './time-readings.js';
import { rankTransactions } from './transaction-ranking.js';
import { zoneHypotheses } from './zone-hypotheses.js';
import type { WalletTransaction } from '../wallets/wallet-transaction.js';
import type { Ranking } from './match-outcome.js';

const MINUTE = 60_000;
/** 20:00 in Shanghai. */
const NOON = new Date('2026-07-28T12:00:00Z');
const at = (minutes: number): Date => new Date(NOON.getTime() + minutes * MINUTE);
const SHANGHAI = 'Asia/Shanghai';

const asked = (over: Partial<MatchRequest> = {}): MatchRequest => ({
  account: 'amina',
  occurred: { localDate: '2026-07-28', localTime: '20:00', zone: SHANGHAI, precision: 'exact' },
  amount: '199.00',
  currency: 'CNY',
  sentAt: at(600),
  ...over,
});

function ranked(transactions: readonly WalletTransaction[], request = asked()): Ranking {
  const hints = hintsOf(request);
  const zones = zoneHypotheses(
    { stated: request.occurred.zone, profile: null, phones: [], own: SHANGHAI },
    request.sentAt,
  );
  const readings = timeReadings(request.occurred, hints.times, zones, request.sentAt);
  const question = {
    readings,
    hints,
    complaint: complaintOf(request.typeCode),
    sentAt: request.sentAt,
    shifts: [0, 480],
  };

  return rankTransactions(transactions, question, request.occurred.precision);
}

const one = (over: Partial<WalletTransaction>, request = asked()) => {
  const { candidates, result } = ranked(
    [aTransaction({ createdAt: NOON, amount: '199.00', ...over })],
    request,
  );
  return {
    score: candidates[0]?.score,
    evidence: candidates[0]?.evidence.map(({ kind }) => kind) ?? [],
    result,
  };
};

const UNKNOWN = { localDate: '', localTime: null, zone: SHANGHAI, precision: 'unknown' } as const;

describe('ranking', () => {
  it('is certain of a transaction at the stated time with the stated amount', () => {
    expect(one({})).toEqual({ score: 100, evidence: ['time-inside', 'amount-exact'], result: 'strong' });
  });

  it('falls off with the distance in time, and says how many minutes', () => {
    const { candidates } = ranked([aTransaction({ createdAt: at(12), amount: '199.00' })]);
    expect(candidates[0]?.score).toBe(80);
    expect(candidates[0]?.evidence[0]).toEqual({ kind: 'time-near', params: { minutes: 10 } });
  });

  it('says which card and which channel fit, and which way the money went, where the customer speaks of them', () => {
    const said = (description: string) => asked({ description });
    const byCard = said('I paid with the card ending in 4242');

    expect(one({ cardLastFour: '4242', direction: 'out' }, byCard).evidence).toEqual([
      'time-inside',
      'amount-exact',
      'direction-expected',
      'type-expected',
      'card-fits',
    ]);
    expect(one({ cardLastFour: '4242', direction: 'in' }, byCard).evidence).toContain('direction-unexpected');
    expect(one({ channel: 'ussd' }, said('用拨号 *123# 操作的')).evidence).toContain('channel-fits');
    expect(one({ channel: 'app', cardLastFour: '1111' }, said('on the website')).evidence).toEqual([
      'time-inside',
      'amount-exact',
    ]);
  });

  it('prefers the one by the card that he names, and minds another card a little', () => {
    const request = asked({ description: '用尾号4242的卡付的' });
    const [right, unknown, other] = (['4242', null, '1111'] as const).map(
      (cardLastFour) => one({ cardLastFour, createdAt: at(8) }, request).score ?? 0,
    );

    expect(right).toBeGreaterThan(unknown ?? 0);
    expect(unknown).toBeGreaterThan(other ?? 0);
    expect(other).toBeGreaterThan(55);
  });

  it('leaves out what is further than three sigmas away, has no time at all, or happened after he wrote', () => {
    const far = aTransaction({ reference: 'far', createdAt: at(33) });
    const timeless = aTransaction({ reference: 'timeless', createdAt: null });
    const later = aTransaction({ reference: 'later', createdAt: at(630) });
    expect(ranked([far, timeless]).candidates).toEqual([]);
    expect(ranked([later], asked({ occurred: UNKNOWN })).candidates).toEqual([]);
  });

  it('puts the better match first, and of equals the nearer one', () => {
    const { candidates } = ranked([
      aTransaction({ reference: 'other-amount', createdAt: at(0), amount: '45.00' }),
      aTransaction({ reference: 'later', createdAt: at(9), amount: '199.00' }),
      aTransaction({ reference: 'right', createdAt: at(1), amount: '199.00' }),
    ]);
    expect(candidates.map(({ transaction }) => transaction.reference)).toEqual([
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
    const found = one(over);
    expect(found.evidence).toContain(kind);
    expect(Math.abs((found.score ?? 0) - score)).toBeLessThanOrEqual(8);
  });

  it('lets a round figure stand for the cents, but not the cents for each other', () => {
    expect(one({ amount: '199.40' }, asked({ amount: '199' })).evidence).toContain('amount-rounded');
    expect(one({ amount: '199.40' }).evidence).not.toContain('amount-rounded');
  });

  it('does not count a fee in another currency', () => {
    const foreign = { fees: [{ kind: 'fee', amount: '1.00', currency: 'USD' }] };
    expect(one({ amount: '198.00', ...foreign }).evidence).not.toContain('amount-with-fee');
  });

  it('never lets a contradicted amount or another currency look likely', () => {
    expect(one({ amount: '500.00' }).score).toBeLessThanOrEqual(60);
    expect(one({ currency: 'USD' })).toMatchObject({
      score: 50,
      evidence: expect.arrayContaining(['currency-differs']),
    });
  });

  it('is not sure where only a time or only an amount was stated', () => {
    expect(one({}, asked({ amount: null }))).toMatchObject({ score: 55, result: 'possible' });
    expect(one({}, asked({ occurred: UNKNOWN }))).toMatchObject({ score: 55, result: 'possible' });
  });

  it('tries the zones that a customer may have meant, and says which one fits', () => {
    const occurred = {
      localDate: '2026-07-28',
      localTime: '20:00',
      zone: 'America/New_York',
      precision: 'exact',
    } as const;
    const found = ranked([aTransaction({ createdAt: NOON, amount: '199.00' })], asked({ occurred }));

    expect(found.candidates[0]?.evidence).toContainEqual({
      kind: 'zone-alternative',
      params: { zone: SHANGHAI, offset: 'UTC+08:00' },
    });
    expect(found.candidates[0]?.score).toBeLessThan(100);
  });

  it('trusts a time without a zone less and says so, and reads it by the customer’s clock', () => {
    const found = one({ zoneAssumed: true, createdAt: new Date('2026-07-28T04:00:00Z') });
    expect(found.evidence).toContain('zone-assumed');
    expect(found.score).toBeLessThan(100);
  });

  it('weighs kind and state by what the complaint is about', () => {
    const failed = asked({ typeCode: 'E301' });
    expect(one({ state: 'FAILED' }, failed).evidence).toEqual(
      expect.arrayContaining(['type-expected', 'state-typical']),
    );
    expect(one({ state: 'COMPLETED' }, failed).evidence).toContain('state-contradicts');
    expect(one({ direction: 'in' }, failed).evidence).toContain('type-unexpected');
  });

  it('shows two that nobody can tell apart as a pair', () => {
    const pair = [0, 4].map((minutes) =>
      aTransaction({ reference: `twin-${minutes}`, createdAt: at(minutes), amount: '199.00' }),
    );
    const { result, candidates, question } = ranked(pair);

    expect([result, question]).toEqual(['duplicate', 'reference']);
    expect(candidates[0]?.evidence).toContainEqual({ kind: 'duplicate-of', params: { reference: 'twin-4' } });
  });

  it('keeps a reversal under what it gives back, unless a refund is what is missing', () => {
    const original = aTransaction({
      reference: 'sale',
      createdAt: at(0),
      amount: '199.00',
      state: 'REVERSED',
    });
    const leg = aTransaction({
      reference: 'back',
      createdAt: at(1),
      amount: '199.00',
      type: 'reversal',
      direction: 'in',
      originalReference: 'sale',
    });

    const plain = ranked([original, leg]);
    expect(plain.candidates.map(({ transaction }) => transaction.reference)).toEqual(['sale']);
    expect(plain.candidates[0]?.evidence).toContainEqual({
      kind: 'has-reversal',
      params: { reference: 'back' },
    });
    expect(ranked([original, leg], asked({ typeCode: 'E503' })).candidates[0]?.transaction.reference).toBe(
      'back',
    );
  });

  it('is decided by a number of the transaction, whatever else was said', () => {
    const others = [aTransaction({ reference: 'TX1000000001', createdAt: at(1), amount: '199.00' })];
    const named = aTransaction({ reference: 'TX1000000077', createdAt: at(-5_000), amount: '7.00' });

    const { result, candidates } = ranked([...others, named], asked({ description: '交易号 TX1000000077' }));
    expect([result, candidates[0]?.transaction.reference, candidates[0]?.score]).toEqual([
      'strong',
      'TX1000000077',
      100,
    ]);
  });

  it.each([
    ['amount', { amount: null }, [{ amount: '10.00' }, { amount: '20.00' }]],
    ['counterparty', {}, [{ credit: shop('蓝鲸咖啡') }, { credit: shop('晨光超市') }]],
    [
      'time',
      { occurred: { localDate: '2026-07-28', localTime: null, zone: SHANGHAI, precision: 'day' } as const },
      [{ createdAt: at(-200) }, { createdAt: at(100) }],
    ],
  ] as const)('asks for the %s where that tells the candidates apart', (question, over, differing) => {
    const transactions = differing.map((facts, index) =>
      aTransaction({ reference: `tx-${index}`, createdAt: at(index), amount: '199.00', ...facts }),
    );
    expect(ranked(transactions, asked(over)).question).toBe(question);
  });

  it('asks for what was not said where there is nothing', () => {
    expect(ranked([], asked({ amount: null }))).toEqual({
      result: 'none',
      candidates: [],
      question: 'amount',
    });
    expect(ranked([]).question).toBe('counterparty');
  });
});

function shop(display: string): WalletTransaction['credit'] {
  return { identifiers: [{ kind: 'organisationid', value: display }], display, isCustomer: false };
}
