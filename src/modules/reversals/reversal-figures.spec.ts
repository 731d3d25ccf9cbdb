import { figuresOf, type ReversalSight } from './reversal-figures.js';

const NOW = new Date('2026-07-29T10:00:00Z');
const DAY = 86_400_000;
const RULES = { windowMs: 30 * DAY, takesParts: true };
const WHOLE = { extent: 'whole', amount: null } as const;
const part = (amount: string | null) => ({ extent: 'part', amount }) as const;

const seen = (
  over: Partial<ReversalSight['original']> = {},
  given: readonly string[] | null = [],
): ReversalSight => ({
  original: {
    state: 'COMPLETED',
    legs: { debit: 'posted', credit: 'posted', assumed: false },
    amount: '200.00',
    currency: 'CNY',
    createdAt: new Date(NOW.getTime() - DAY),
    originalReference: null,
    fetchedAt: NOW,
    ...over,
  },
  given,
});
const failed = (debit: 'none' | 'posted' | 'returned', assumed = false) =>
  seen({ state: 'FAILED', legs: { debit, credit: 'none', assumed } });

describe('what may go back of a transaction', () => {
  it('is the whole of it, or a part where the wallet takes parts', () => {
    expect(figuresOf(seen(), WHOLE, RULES)).toEqual({
      amountMinor: 20_000,
      currency: 'CNY',
      partMinor: null,
    });
    expect(figuresOf(seen(), part('50.5'), RULES)).toMatchObject({ amountMinor: 5_050, partMinor: 5_050 });
    expect(figuresOf(seen(), part('200'), RULES)).toMatchObject({ amountMinor: 20_000, partMinor: null });
    expect(figuresOf(seen(), part('50'), { ...RULES, takesParts: false })).toBe('whole-only');
  });

  it('is what is left, once a part has gone back', () => {
    const once = seen({ state: 'PARTIALLY_REVERSED' }, ['150.00']);

    expect(figuresOf(once, WHOLE, RULES)).toMatchObject({ amountMinor: 5_000, partMinor: 5_000 });
    expect(figuresOf(once, WHOLE, { ...RULES, takesParts: false })).toBe('whole-only');
    expect(figuresOf(once, part('50.01'), RULES)).toBe('too-much');
    expect(figuresOf(seen({}, ['150.00', '50.00']), WHOLE, RULES)).toBe('nothing-left');
  });

  it('is nothing where nobody can count what has gone back', () => {
    expect(figuresOf(seen({}, null), WHOLE, RULES)).toBe('uncertain');
    expect(figuresOf(seen({ state: 'PARTIALLY_REVERSED' }), WHOLE, RULES)).toBe('uncertain');
    expect(figuresOf(seen({}, ['?']), WHOLE, RULES)).toBe('uncertain');
  });

  it.each([
    ['money that a failed payment kept', failed('posted'), 20_000],
    ['a payment that failed and took nothing', failed('none'), 'not-charged'],
    ['one that gave it back by itself', failed('returned'), 'not-charged'],
    ['one of which that is only assumed', failed('posted', true), 'not-charged'],
    ['a payment that is not through', seen({ state: 'PENDING' }), 'not-charged'],
    ['what is back already', seen({ state: 'REVERSED' }), 'not-charged'],
    ['what gives back another one', seen({ originalReference: 'TX1' }), 'gives-back-itself'],
    ['what is older than a month', seen({ createdAt: new Date(NOW.getTime() - 31 * DAY) }), 'too-old'],
    ['what has no time', seen({ createdAt: null }), 'too-old'],
  ])('of %s', (_, sight, expected) => {
    const figures = figuresOf(sight, WHOLE, RULES);

    expect(typeof figures === 'string' ? figures : figures.amountMinor).toBe(expected);
  });

  it.each([null, '0', '0.00', '12.345', 'abc'])('is not %s', (amount) => {
    expect(figuresOf(seen(), part(amount), RULES)).toBe('amount');
  });
});
