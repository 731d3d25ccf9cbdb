import { aTransaction } from '../../../test/integration/wallets/a-transaction.js';
import { withRelatives } from './transaction-relatives.js';
import type { WalletTransaction } from './wallet-transaction.js';

const AT = new Date('2026-07-28T12:00:00Z');
const links = (...transactions: Partial<WalletTransaction>[]) =>
  withRelatives(
    transactions.map((over, index) => aTransaction({ reference: `TX${index + 1}`, createdAt: AT, ...over })),
  ).map((one) => one.links);
const after = (minutes: number): Date => new Date(AT.getTime() + minutes * 60_000);

describe('transactions of one list', () => {
  it('know what reverses or refunds them', () => {
    expect(
      links(
        {},
        { type: 'reversal', originalReference: 'TX1' },
        { type: 'adjustment', originalReference: 'TX1' },
      )[0],
    ).toEqual({ reversals: ['TX2', 'TX3'], duplicates: [] });
  });

  it('are each other’s duplicates: same parties, same amount, ten minutes apart at most', () => {
    expect(links({}, { createdAt: after(10), amount: '199.0' }).map(({ duplicates }) => duplicates)).toEqual([
      ['TX2'],
      ['TX1'],
    ]);
  });

  it.each<[string, Partial<WalletTransaction>]>([
    ['later', { createdAt: after(11) }],
    ['without a time', { createdAt: null }],
    ['of another amount', { amount: '199.01' }],
    ['in another currency', { currency: 'USD' }],
    ['not completed', { state: 'FAILED' }],
    ['the other way', { direction: 'in' }],
    [
      'to somebody else',
      {
        credit: {
          identifiers: [{ kind: 'organisationid', value: 'ORG1' }],
          display: null,
          isCustomer: false,
        },
      },
    ],
    ['for another order', { orderNumber: 'B' }],
  ])('are no duplicates where one is %s', (_, over) => {
    expect(links({ orderNumber: 'A' }, over)[0]?.duplicates).toEqual([]);
  });

  it('are duplicates where one order was paid twice', () => {
    expect(links({ orderNumber: 'A' }, { orderNumber: 'A' })[0]?.duplicates).toEqual(['TX2']);
  });
});
