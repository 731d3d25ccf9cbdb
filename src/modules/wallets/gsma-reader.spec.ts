import { readAccount } from './gsma-account-reader.js';
import { readHealth } from './gsma-health-reader.js';
import { readTransaction } from './gsma-reader.js';
import type { ReadingContext } from './gsma-reader.js';
import { DEFAULT_PROFILE } from './wallet-profile.js';

const CONTEXT: ReadingContext = {
  timeZone: 'Asia/Shanghai',
  profile: DEFAULT_PROFILE,
  fetchedAt: new Date('2026-07-29T10:00:00Z'),
  asked: null,
};

const minimal = (over: object = {}): Record<string, unknown> => ({
  transactionReference: 'TX1',
  amount: '199.00',
  currency: 'CNY',
  type: 'transfer',
  transactionStatus: 'completed',
  debitParty: [{ key: 'msisdn', value: '+8613800000001' }],
  creditParty: [{ key: 'walletid', value: 'W2' }],
  ...over,
});

const read = (over: object = {}, asked: ReadingContext['asked'] = null) =>
  readTransaction(minimal(over), { ...CONTEXT, asked });

describe('reading a transaction', () => {
  it('folds the case of its words and keeps them as they came', () => {
    expect(read({ transactionStatus: 'Completed', type: 'Transfer' })).toMatchObject({
      state: 'COMPLETED',
      rawState: 'Completed',
      type: 'transfer',
    });
  });

  it('invents no meaning for words it does not know', () => {
    expect(
      read({ transactionStatus: 'frobnicated', type: 'gift', customData: { failureReason: 'E-77' } }),
    ).toMatchObject({ state: 'UNKNOWN', type: 'unknown', reason: 'UNSPECIFIED', rawReason: 'E-77' });
  });

  it('takes custom data as a list or as an object', () => {
    const list = read({ customData: [{ key: 'channel', value: 'app' }] });
    const object = read({ customData: { channel: 'app' } });
    expect([list.channel, object.channel]).toEqual(['app', 'app']);
  });

  it('takes the old names of dates, and assumes our zone where none is named', () => {
    expect(read({ dateCreated: '2021-05-03T08:53:27' })).toMatchObject({
      createdAt: new Date('2021-05-03T00:53:27Z'),
      zoneAssumed: true,
    });
    expect(read({ creationDate: '2021-05-03T08:53:27Z', dateCreated: '1999-01-01T00:00:00' })).toMatchObject({
      createdAt: new Date('2021-05-03T08:53:27Z'),
      zoneAssumed: false,
    });
    expect(read({ creationDate: 'the other day' }).createdAt).toBeNull();
  });

  it('knows that money was taken although the payment failed', () => {
    const custom = { debitPosted: 'true', creditPosted: 'false' };
    expect(read({ transactionStatus: 'failed', customData: custom }).legs).toEqual({
      debit: 'posted',
      credit: 'none',
      assumed: false,
    });
    expect(read({ transactionStatus: 'failed' }).legs).toEqual({
      debit: 'none',
      credit: 'none',
      assumed: true,
    });
  });

  it('adds fees of the same currency to what was debited, and no others', () => {
    const fees = [
      { feeType: 'a', feeAmount: '1.50', feeCurrency: 'CNY' },
      { feeType: 'b', feeAmount: '9.00', feeCurrency: 'USD' },
      { feeType: 'c', feeAmount: 'free', feeCurrency: 'CNY' },
    ];
    expect(read({ fees })).toMatchObject({
      totalDebited: '200.50',
      fees: [{ amount: '1.50' }, { amount: '9.00' }],
    });
  });

  it('tells the direction by any of the identifiers of the account that was asked about', () => {
    const amina = [{ kind: 'msisdn', value: '8613800000001' }] as const;
    expect(read({}, amina).direction).toBe('out');
    expect(read({}, [{ kind: 'walletid', value: 'W2' }]).direction).toBe('in');
    expect(read({}, [{ kind: 'walletid', value: 'W3' }]).direction).toBeNull();
    expect(read({}).direction).toBeNull();
  });

  it('reads a party with more identifiers than the standard allows', () => {
    const many = Array.from({ length: 133 }, (_, index) => ({ key: 'linkref', value: `REF-${index}` }));
    expect(read({ debitParty: many }).debit.identifiers).toHaveLength(133);
  });

  it.each([
    ['no amount', { amount: undefined }],
    ['an amount that is a float', { amount: 199.1 }],
    ['an amount that is a word', { amount: 'NaN' }],
    ['a negative amount', { amount: '-1.00' }],
    ['no currency', { currency: '' }],
    ['a currency that is none', { currency: '¥' }],
    ['no reference', { transactionReference: null }],
  ])('refuses %s rather than showing nothing as zero', (_, over) => {
    expect(() => read(over)).toThrow(expect.objectContaining({ kind: 'CONTRACT_VIOLATION' }));
  });

  it.each([null, 'text', 7, [], [minimal()]])('refuses what is no object: %j', (raw) => {
    expect(() => readTransaction(raw, CONTEXT)).toThrow(
      expect.objectContaining({ kind: 'CONTRACT_VIOLATION' }),
    );
  });
});

describe('reading an account', () => {
  const account = (over: object = {}) =>
    readAccount(
      { accountIdentifiers: [{ key: 'msisdn', value: '+1' }], accountStatus: 'Available', ...over },
      CONTEXT,
    );

  it('takes both spellings of an uncleared balance, and a verification level as text', () => {
    expect(account({ unClearedBalance: '5.00', identity: [{ kycLevel: '2' }] })).toMatchObject({
      state: 'available',
      kycLevel: 2,
      balances: { uncleared: '5.00', current: null },
    });
    expect(account({ unclearedBalance: '6.00' }).balances.uncleared).toBe('6.00');
  });

  it('lets only the first sign of a name pass', () => {
    const named = (fullName: string) =>
      account({ identity: [{ identityKyc: { subjectName: { fullName } } }] });
    expect([named('李华').maskedName, named('Amina Hassan').maskedName]).toEqual(['李•', 'A••• H•••']);
  });

  it('does not take an unknown state for a good one', () => {
    expect(account({ accountStatus: 'fine' }).state).toBe('unknown');
  });
});

describe('reading the wallet’s health', () => {
  it('keeps delay and restoration where they make sense', () => {
    expect(readHealth({ serviceStatus: 'degraded', delay: 4000 }, 'UTC')).toEqual({
      status: 'degraded',
      delayMs: 4_000,
      restoreAt: null,
    });
    expect(readHealth({ serviceStatus: 'available', delay: -2147483648 }, 'UTC').delayMs).toBeNull();
  });

  it('refuses a state that nobody has defined', () => {
    expect(() => readHealth({ serviceStatus: 'ok' }, 'UTC')).toThrow(
      expect.objectContaining({ kind: 'CONTRACT_VIOLATION' }),
    );
  });
});
