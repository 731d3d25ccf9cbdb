import { after, etaOf, parseLasting } from './lasting.js';
import { DEFAULT_PROFILE } from './wallet-profile.js';

const CHINA = { timeZone: 'Asia/Shanghai', holidays: ['2026-10-01', '2026-10-02'] };
const afterDays = (at: string, days: number, where = CHINA): string =>
  after(new Date(at), { businessDays: days }, where).toISOString();

describe('a duration of a profile', () => {
  it.each([
    ['PT8S', { ms: 8_000 }],
    ['P1D', { ms: 86_400_000 }],
    ['1bd', { businessDays: 1 }],
    ['60bd', { businessDays: 60 }],
  ])('is read: %s', (text, lasting) => {
    expect(parseLasting(text)).toEqual(lasting);
  });

  it.each(['', 'soon', '0bd', '61bd', 'P1M', '-PT1S', 'PT0S', 'T+1'])('is none: %j', (text) => {
    expect(parseLasting(text)).toBeNull();
  });
});

describe('business days', () => {
  it('end at midnight where the wallet is', () => {
    expect(afterDays('2026-09-28T02:00:00Z', 1)).toBe('2026-09-29T15:59:59.999Z');
  });

  it('are counted from the day of the wallet, not from that of UTC', () => {
    expect(afterDays('2026-09-28T17:00:00Z', 1)).toBe('2026-09-30T15:59:59.999Z');
  });

  it('rest on weekends and on the wallet’s holidays', () => {
    expect(afterDays('2026-09-25T02:00:00Z', 1)).toBe('2026-09-28T15:59:59.999Z');
    expect(afterDays('2026-09-30T02:00:00Z', 1)).toBe('2026-10-05T15:59:59.999Z');
  });

  it('end at midnight also on the day on which the clocks change', () => {
    expect(afterDays('2026-03-27T02:00:00Z', 1, { timeZone: 'Europe/Berlin', holidays: [] })).toBe(
      '2026-03-30T21:59:59.999Z',
    );
  });
});

describe('when money should be there', () => {
  const createdAt = new Date('2026-09-28T02:00:00Z');
  const eta = (over: object) =>
    etaOf(
      { type: 'transfer', subType: null, createdAt, expectedAt: null, ...over },
      DEFAULT_PROFILE,
      'Asia/Shanghai',
    );

  it('is by the rule of its kind, the most precise first', () => {
    expect(eta({})).toEqual({
      normalAt: new Date('2026-09-28T02:00:06Z'),
      maxAt: new Date('2026-09-28T02:03:00Z'),
    });
    expect(eta({ type: 'adjustment', subType: 'card' })).toEqual({
      normalAt: new Date('2026-10-07T15:59:59.999Z'),
      maxAt: new Date('2026-10-12T15:59:59.999Z'),
    });
    expect(eta({ type: 'adjustment', subType: 'refund' })?.normalAt).toEqual(
      new Date('2026-09-28T03:00:00Z'),
    );
  });

  it('is what the wallet itself expects, and never late before that', () => {
    const expectedAt = new Date('2026-09-28T05:00:00Z');
    expect(eta({ expectedAt })).toEqual({ normalAt: expectedAt, maxAt: expectedAt });
  });

  it('is not known without a rule or a time to count from', () => {
    expect(eta({ type: 'unknown' })).toBeNull();
    expect(eta({ createdAt: null })).toBeNull();
  });
});
