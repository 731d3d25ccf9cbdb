import { isAllowedTransition, isFinal, isSettled } from './transaction-transitions.js';
import { TRANSACTION_STATES } from './wallet-transaction.js';

const legs = (debit: 'none' | 'reserved' | 'posted' | 'returned', assumed = false) => ({ debit, assumed });

describe('the course of a transaction', () => {
  it('allows these ways and no others', () => {
    const ways = TRANSACTION_STATES.map((from) => {
      const next = TRANSACTION_STATES.filter(
        (to) => from !== to && isAllowedTransition({ state: from }, { state: to }) && to !== 'UNKNOWN',
      );

      return `${from}: ${next.join(' ')}`;
    });

    expect(ways).toEqual([
      'INITIATED: PENDING HELD IN_DOUBT COMPLETED FAILED CANCELLED EXPIRED',
      'PENDING: HELD IN_DOUBT COMPLETED FAILED CANCELLED EXPIRED',
      'HELD: PENDING COMPLETED FAILED CANCELLED',
      'IN_DOUBT: PENDING COMPLETED FAILED REVERSED',
      'COMPLETED: REVERSED PARTIALLY_REVERSED',
      'FAILED: REVERSED',
      'CANCELLED: ',
      'EXPIRED: ',
      'REVERSED: ',
      'PARTIALLY_REVERSED: REVERSED',
      'UNKNOWN: INITIATED PENDING HELD IN_DOUBT COMPLETED FAILED CANCELLED EXPIRED REVERSED PARTIALLY_REVERSED',
    ]);
  });

  it('gives no money back that was never taken', () => {
    expect(isAllowedTransition({ state: 'FAILED', legs: legs('none') }, { state: 'REVERSED' })).toBe(false);
    expect(isAllowedTransition({ state: 'FAILED', legs: legs('posted') }, { state: 'REVERSED' })).toBe(true);
    expect(isAllowedTransition({ state: 'FAILED', legs: legs('none', true) }, { state: 'REVERSED' })).toBe(
      true,
    );
  });

  it.each(['CANCELLED', 'EXPIRED'] as const)(
    'is watched on though %s, while the wallet shows that money went',
    (state) => {
      const taken = { state, legs: legs('posted') };

      expect([isFinal(taken), isAllowedTransition(taken, { state: 'REVERSED' })]).toEqual([false, true]);
      for (const stand of [{ state }, { state, legs: legs('none') }, { state, legs: legs('posted', true) }]) {
        expect([isFinal(stand), isAllowedTransition(stand, { state: 'REVERSED' })]).toEqual([true, false]);
      }
    },
  );

  it('is over where the wallet itself says that the money did not go, or is back; a guess ends nothing', () => {
    expect(
      (['none', 'returned', 'posted', 'reserved'] as const).map((debit) =>
        isFinal({ state: 'FAILED', legs: legs(debit) }),
      ),
    ).toEqual([true, true, false, false]);
    expect(isFinal({ state: 'FAILED', legs: legs('none', true) })).toBe(false);
    expect(TRANSACTION_STATES.filter((state) => isFinal({ state }))).toEqual([
      'CANCELLED',
      'EXPIRED',
      'REVERSED',
    ]);
    expect(TRANSACTION_STATES.filter((state) => isSettled({ state }))).toEqual([
      'COMPLETED',
      'FAILED',
      'CANCELLED',
      'EXPIRED',
      'REVERSED',
      'PARTIALLY_REVERSED',
    ]);
  });
});
