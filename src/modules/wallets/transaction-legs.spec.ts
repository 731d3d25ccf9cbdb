import { aTransaction } from '../../../test/integration/wallets/a-transaction.js';
import { legsByStatement, needsProof, reservedAmong } from './transaction-legs.js';
import type { StatementEntry, StatementPage } from './wallet-statement.js';
import type { WalletTransaction } from './wallet-transaction.js';

const ASSUMED = { debit: 'none', credit: 'none', assumed: true } as const;
const failed = (over: Partial<WalletTransaction> = {}): WalletTransaction =>
  aTransaction({ state: 'FAILED', legs: ASSUMED, ...over });
const line = (direction: 'in' | 'out', over: Partial<StatementEntry> = {}): StatementEntry => ({
  reference: 'TX1',
  receipt: null,
  state: 'COMPLETED',
  rawState: 'completed',
  direction,
  amount: '199.00',
  currency: 'CNY',
  displayType: null,
  description: null,
  createdAt: null,
  zoneAssumed: false,
  modifiedAt: null,
  ...over,
});
const page = (...entries: StatementEntry[]): StatementPage => ({ entries, truncated: false, unreadable: 0 });

describe('what a statement proves', () => {
  it('is asked only where the wallet itself did not say', () => {
    expect(needsProof(failed())).toBe(true);
    expect(needsProof(failed({ state: 'EXPIRED' }))).toBe(true);
    expect(needsProof(failed({ state: 'CANCELLED' }))).toBe(true);
    expect(needsProof(failed({ legs: { ...ASSUMED, assumed: false } }))).toBe(false);
    expect(needsProof(failed({ direction: null }))).toBe(false);
    expect(needsProof(aTransaction({ legs: { debit: 'posted', credit: 'posted', assumed: true } }))).toBe(
      false,
    );
  });

  it('is that money was taken although the payment failed', () => {
    expect(legsByStatement(failed(), page(line('out')))).toEqual({
      debit: 'posted',
      credit: 'none',
      assumed: false,
    });
  });

  it('is that it came back', () => {
    expect(legsByStatement(failed(), page(line('in'), line('out'))).debit).toBe('returned');
  });

  it('is that nothing was taken, where the statement was read to its end', () => {
    expect(legsByStatement(failed(), page(line('out', { reference: 'TX2' })))).toEqual({
      ...ASSUMED,
      assumed: false,
    });
    expect(legsByStatement(failed(), { ...page(), truncated: true })).toEqual(ASSUMED);
    expect(legsByStatement(failed(), { ...page(), unreadable: 1 })).toEqual(ASSUMED);
  });

  it('is nothing by a line that is itself not done', () => {
    expect(legsByStatement(failed(), page(line('out', { state: 'PENDING' }))).debit).toBe('none');
  });

  it('is seen from the side of the customer', () => {
    expect(legsByStatement(failed({ direction: 'in' }), page(line('in')))).toMatchObject({
      credit: 'posted',
    });
  });
});

describe('what a reserve proves', () => {
  const pending = aTransaction({
    reference: 'TX2',
    state: 'PENDING',
    totalDebited: '50.00',
    legs: { debit: 'reserved', credit: 'none', assumed: true },
  });
  const reserved = (amount: string | null, ...transactions: WalletTransaction[]): string[] => [
    ...reservedAmong(transactions, { reserved: amount, currency: 'CNY' }),
  ];

  it('is that all that is open is held, where it covers all of it', () => {
    expect(reserved('50.00', pending)).toEqual(['TX2']);
    expect(reserved('80.00', pending)).toEqual(['TX2']);
    expect(reserved('49.99', pending)).toEqual([]);
  });

  it('is that a failed payment is still held, where exactly its amount is left', () => {
    expect(reserved('249.00', pending, failed())).toEqual(['TX2', 'TX1']);
    expect(reserved('199.00', failed())).toEqual(['TX1']);
    expect(reserved('300.00', pending, failed())).toEqual(['TX2']);
  });

  it('is nothing where it is not known, or in another currency', () => {
    expect(reserved(null, pending)).toEqual([]);
    expect([...reservedAmong([pending], { reserved: '50.00', currency: 'USD' })]).toEqual([]);
  });
});
