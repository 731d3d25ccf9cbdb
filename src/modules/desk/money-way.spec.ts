import type { TransactionLegs, TransactionState } from '../wallets/wallet-transaction.js';
import { wayOf } from './money-way.js';

const drawn = (
  state: TransactionState,
  debit: TransactionLegs['debit'],
  credit: TransactionLegs['credit'],
  assumed = false,
) =>
  wayOf({
    state,
    legs: { debit, credit, assumed },
    createdAt: '2026-07-28T12:00:00Z',
    modifiedAt: '2026-07-28T12:05:00Z',
  })
    .map((step) => `${step.stage}${step.state === 'done' ? '' : `:${step.state}`}${step.assumed ? '?' : ''}`)
    .join(' ');

describe('the way of money as the staff sees it', () => {
  it.each([
    ['INITIATED', 'none', 'none', 'created:current authorised:ahead debited:ahead credited:ahead'],
    ['PENDING', 'reserved', 'none', 'created authorised? reserved:current credited:ahead'],
    ['PENDING', 'posted', 'none', 'created authorised? debited:current credited:ahead'],
    ['HELD', 'reserved', 'none', 'created authorised? reserved held:current credited:ahead'],
    ['IN_DOUBT', 'posted', 'none', 'created authorised? debited in-doubt:current credited:ahead'],
    ['COMPLETED', 'posted', 'posted', 'created authorised? debited credited:current'],
    ['FAILED', 'none', 'none', 'created authorised? not-debited failed:current'],
    ['FAILED', 'posted', 'none', 'created authorised? debited failed:current'],
    ['FAILED', 'returned', 'none', 'created authorised? debited failed given-back:current'],
    ['CANCELLED', 'none', 'none', 'created not-debited cancelled:current'],
    ['REVERSED', 'returned', 'returned', 'created authorised? debited credited returned:current'],
  ] as const)('%s, debit %s, credit %s: %s', (state, debit, credit, way) => {
    expect(drawn(state, debit, credit)).toBe(way);
  });

  it('marks what only follows from the state, and draws nothing of a word that it does not know', () => {
    expect(drawn('COMPLETED', 'posted', 'posted', true)).toBe(
      'created authorised? debited? credited:current?',
    );
    expect(drawn('UNKNOWN', 'none', 'none', true)).toBe('created unknown:current');
  });

  it('names times where the wallet gave one, and none where it did not', () => {
    const times = wayOf({
      state: 'COMPLETED',
      legs: { debit: 'posted', credit: 'posted', assumed: false },
      createdAt: '2026-07-28T12:00:00Z',
      modifiedAt: null,
    }).map(({ at }) => at?.toISOString() ?? '-');

    expect(times).toEqual(['2026-07-28T12:00:00.000Z', '-', '-', '-']);
  });
});
