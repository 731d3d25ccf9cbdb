import { createHash } from 'node:crypto';
import { aTransaction } from '../../../test/integration/wallets/a-transaction.js';
import { snapshotOf } from './transaction-snapshot.js';

describe('the snapshot of a transaction', () => {
  it('has the fingerprint of its text', () => {
    const { json, hash } = snapshotOf(aTransaction());
    expect(hash).toBe(createHash('sha256').update(json).digest('hex'));
  });

  it('is the same text for the same facts, in whatever order and whenever they were read', () => {
    const facts = aTransaction();
    const reordered = aTransaction(Object.fromEntries(Object.entries(facts).reverse()));
    expect(snapshotOf(reordered).json).toBe(snapshotOf(facts).json);
    expect(snapshotOf(aTransaction({ fetchedAt: new Date(0) })).hash).toBe(snapshotOf(facts).hash);
  });

  it('is another text when a fact has changed', () => {
    const hashes = [
      {},
      { state: 'REVERSED' as const },
      { amount: '199.01' },
      { modifiedAt: new Date(0) },
    ].map((over) => snapshotOf(aTransaction(over)).hash);
    expect(new Set(hashes).size).toBe(4);
  });

  it('holds no phone number, no name of a person, no free text and no place', () => {
    const { json } = snapshotOf(aTransaction());
    expect(json).not.toMatch(/13800000001|李华|sister|till 7/);
    expect(json).toContain('+861•••0001');
  });

  it('keeps the name of a shop, because the case is about it', () => {
    expect(snapshotOf(aTransaction()).json).toContain('蓝鲸咖啡');
  });
});
