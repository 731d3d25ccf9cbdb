import type { TransactionLegs, TransactionState } from '../wallets/wallet-transaction.js';
import { moneyNews } from './money-news.js';

const seen = (state: TransactionState, debit?: TransactionLegs['debit']) => ({
  state,
  amount: '500.00',
  currency: 'CNY',
  ...(debit ? { legs: { debit, assumed: false } } : {}),
});
const told = (from: ReturnType<typeof seen>, to: ReturnType<typeof seen>): string => {
  const { staff, customer, ends } = moneyNews('TX1', from, to);

  return `${staff?.key ?? '-'} ${customer?.key ?? '-'}${ends ? ' ends' : ''}`;
};

describe('what is told of a transaction that has moved', () => {
  it.each([
    ['PENDING', 'COMPLETED', 'link-moved money-arrived ends'],
    ['PENDING', 'FAILED', 'link-moved money-stopped ends'],
    ['COMPLETED', 'REVERSED', 'link-moved money-returned ends'],
    ['COMPLETED', 'PARTIALLY_REVERSED', 'link-moved money-returned-partly ends'],
    ['INITIATED', 'PENDING', 'link-moved money-processing'],
    ['PENDING', 'IN_DOUBT', 'link-moved money-unknown'],
    ['IN_DOUBT', 'COMPLETED', 'link-moved money-arrived ends'],
  ] as const)('from %s to %s is %s', (from, to, keys) => {
    expect(told(seen(from), seen(to))).toBe(keys);
  });

  it('says nothing to a customer of a check that holds his money', () => {
    expect(told(seen('PENDING'), seen('HELD'))).toBe('link-moved -');
    expect(told(seen('HELD'), seen('PENDING'))).toBe('link-moved -');
  });

  it('tells the staff alone what no transaction does', () => {
    expect(told(seen('REVERSED'), seen('PENDING'))).toBe('link-jumped -');
    expect(told(seen('COMPLETED'), seen('FAILED'))).toBe('link-jumped -');
  });

  it('is that what failed has come back, though its state is the same', () => {
    expect(told(seen('FAILED', 'posted'), seen('FAILED', 'returned'))).toBe(
      'link-money-back money-back ends',
    );
    expect(told(seen('FAILED', 'returned'), seen('FAILED', 'returned'))).toBe('- -');
  });

  it('is nothing to a customer where the wallet uses a word that we do not know', () => {
    expect(told(seen('PENDING'), seen('UNKNOWN'))).toBe('link-moved -');
  });
});
