import { readAccount, readBalance } from '../../../src/modules/wallets/gsma-account-reader.js';
import { GSMA_LIMITS } from '../../../src/modules/wallets/gsma-client.js';
import { readTransaction, type ReadingContext } from '../../../src/modules/wallets/gsma-reader.js';
import { refusalOf } from '../../../src/modules/wallets/gsma-refusal.js';
import { readRequestState } from '../../../src/modules/wallets/gsma-request-reader.js';
import { GsmaWalletProvider } from '../../../src/modules/wallets/gsma-wallet-provider.js';
import { WalletHealthRecord } from '../../../src/modules/wallets/wallet-health-record.js';
import { WalletOptions } from '../../../src/modules/wallets/wallet-options.js';
import { DEFAULT_PROFILE, type WalletProfile } from '../../../src/modules/wallets/wallet-profile.js';
import { StillClock } from '../../support/still-clock.js';
import { gsmaSchemas } from './gsma-schemas.js';
import { type StubAnswers, startStubWallet } from './stub-wallet.js';
import { aRow, anAccount } from './wallet-rows.js';

const NOW = new Date('2026-07-29T10:00:00Z');
const AMINA = { kind: 'msisdn', value: '+8613800000001' } as const;
const WINDOW = { from: new Date('2026-07-29T00:00:00Z'), to: new Date('2026-07-30T00:00:00Z') };
const CONTEXT: ReadingContext = {
  profile: DEFAULT_PROFILE,
  timeZone: 'Asia/Shanghai',
  fetchedAt: NOW,
  asked: null,
};
const REQUEST = { serverCorrelationId: 'id', status: 'failed', notificationMethod: 'polling' };

const read = (over: object) => readTransaction(aRow('TX1', over), CONTEXT);

/** One question to a stub by the adapter, and what was asked. */
async function asking<T>(
  answers: StubAnswers,
  question: (provider: GsmaWalletProvider) => Promise<T>,
  { profile = {}, record }: { profile?: Partial<WalletProfile>; record?: WalletHealthRecord } = {},
) {
  const stub = await startStubWallet(answers);
  const options = new WalletOptions(stub.baseUrl, 'Asia/Shanghai', undefined, undefined, undefined, {
    ...DEFAULT_PROFILE,
    ...profile,
  });
  const provider = new GsmaWalletProvider(options, new StillClock(NOW), GSMA_LIMITS, record);
  try {
    return { answer: await question(provider), asked: stub.asked };
  } finally {
    await provider.onModuleDestroy();
    await stub.close();
  }
}

/** Where the prose of the standard, its OpenAPI file and its simulator disagree, by their numbers. */
describe('where the standard contradicts itself, the desk', () => {
  it('1: compares the codes of errors without case', () => {
    const kinds = ['identifierError', 'IdentifierError', 'IDENTIFIERERROR'].map(
      (errorCode) => refusalOf({ status: 400, text: JSON.stringify({ errorCode }), retryAfter: null }).kind,
    );
    expect(kinds).toEqual(['NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND']);
  });

  it('2: reads neither spelling of the description, which may be confidential', () => {
    const texts = ['errordescription', 'errorDescription'].map((name) =>
      String(
        refusalOf({
          status: 400,
          text: JSON.stringify({ errorCode: 'formatError', [name]: 'Amina owes 5' }),
          retryAfter: null,
        }),
      ),
    );
    expect(texts).toEqual(Array(2).fill('WalletError: BAD_REQUEST: the wallet answered 400 formatError'));
  });

  it('3: takes both names of the error of a request', () => {
    const error = { errorCategory: 'businessRule', errorCode: 'insufficientFunds' };
    const refusals = [{ error }, { errorReference: error }].map(
      (over) => readRequestState({ ...REQUEST, ...over }, CONTEXT).refusal?.reason,
    );
    expect(refusals).toEqual(['INSUFFICIENT_FUNDS', 'INSUFFICIENT_FUNDS']);
  });

  it('4: takes both spellings of an uncleared balance', () => {
    const balances = [{ unclearedBalance: '5.00' }, { unClearedBalance: '5.00' }].map(
      (over) => readBalance(over, CONTEXT).uncleared,
    );
    expect(balances).toEqual(['5.00', '5.00']);
  });

  it('5: takes custom data as pairs and as an object, and metadata likewise', () => {
    const channels = [
      { customData: [{ key: 'channel', value: 'app' }] },
      { customData: { channel: 'app' } },
      { metadata: [{ key: 'channel', value: 'app' }] },
      { metadata: { channel: 'app' } },
    ].map((over) => read(over).channel);
    expect(channels).toEqual(Array(4).fill('app'));
  });

  it('6: takes the first date that says something, by its new name or its old one', () => {
    const at = new Date('2021-05-03T08:53:27Z');
    const dates = [
      { creationDate: at.toISOString(), dateCreated: '1999-01-01T00:00:00Z' },
      { creationDate: ' ', dateCreated: at.toISOString() },
    ].map((over) => read(over).createdAt);
    expect(dates).toEqual([at, at]);
  });

  it('7: asks for statement entries under the path of the OpenAPI file', async () => {
    const { asked } = await asking(
      () => ({ body: [aRow('TX1')] }),
      (provider) => provider.listStatement([AMINA], WINDOW),
    );
    expect(asked[0]?.path).toBe('/accounts/msisdn/%2B8613800000001/statemententries');
  });

  it('8: asks for the state of a request under the plural', async () => {
    const { asked } = await asking(
      () => ({ body: { ...REQUEST, status: 'pending' } }),
      (provider) => provider.reversalState('id'),
    );
    expect(asked[0]?.path).toBe('/requeststates/id');
  });

  it('9: writes X-Date as the profile says', async () => {
    const dates: unknown[] = [];
    for (const dateFormat of ['iso', 'http'] as const) {
      const { asked } = await asking(
        () => ({ body: aRow('TX1') }),
        (provider) => provider.getTransaction('TX1'),
        { profile: { headers: { ...DEFAULT_PROFILE.headers, dateFormat } } },
      );
      dates.push(asked[0]?.headers['x-date']);
    }
    expect(dates).toEqual(['2026-07-29T10:00:00.000Z', 'Wed, 29 Jul 2026 10:00:00 GMT']);
  });

  it('10: reads times without a zone in the wallet’s, says so, and looks a day further', async () => {
    const { answer, asked } = await asking(
      () => ({ body: [aRow('TX1', { creationDate: '2026-07-29T16:00:00' })] }),
      (provider) => provider.listTransactions([AMINA], WINDOW),
    );
    expect(answer).toMatchObject({
      zoneAssumed: true,
      transactions: [{ createdAt: new Date('2026-07-29T08:00:00Z'), zoneAssumed: true }],
    });
    expect(asked.at(-1)?.query.get('fromDateTime')).toBe('2026-07-28T00:00:00.000Z');
  });

  it('11: counts no identifiers of a party', () => {
    const debitParty = Array.from({ length: 133 }, (_, index) => ({ key: 'linkref', value: `REF-${index}` }));
    expect(read({ debitParty }).debit.identifiers).toHaveLength(133);
  });

  it('12: folds the case of a state, and tells operators of one that nobody mapped', async () => {
    const record = new WalletHealthRecord(new StillClock(NOW));
    const states = ['completed', 'Completed', 'PENDING', 'created'].map(
      (transactionStatus) => read({ transactionStatus }).state,
    );
    const { answer } = await asking(
      () => ({ body: aRow('TX1', { transactionStatus: 'frobnicated' }) }),
      (provider) => provider.getTransaction('TX1'),
      { record },
    );

    expect(states).toEqual(['COMPLETED', 'COMPLETED', 'PENDING', 'INITIATED']);
    expect(answer).toMatchObject({ state: 'UNKNOWN', rawState: 'frobnicated' });
    expect(record.figures().unknownWords).toEqual(['frobnicated']);
  });

  it('13: takes any of the balances, also the one that only a conformance case knows', () => {
    expect(readBalance({ accountsBalance: '7.00', surprise: true }, CONTEXT)).toMatchObject({
      current: '7.00',
      available: null,
      reserved: null,
    });
  });

  it('14: takes a level of verification as a number and as text', () => {
    const levels = [2, '2'].map(
      (kycLevel) => readAccount({ ...anAccount(), identity: [{ kycLevel }] }, CONTEXT).kycLevel,
    );
    expect(levels).toEqual([2, 2]);
  });

  it('15: takes a reference as it is, whatever it looks like', async () => {
    for (const reference of [
      'REF-1620028406917',
      '1584',
      '99999911-2222-4e3d-8111-98211e4f910c',
      '交易/7 #1',
    ]) {
      const { answer } = await asking(
        () => ({ body: aRow(reference) }),
        (provider) => provider.getTransaction(reference),
      );
      expect(answer.reference).toBe(reference);
    }
  });

  it('16: judges by its schemas although one of their patterns is no pattern under the rules of today', () => {
    const schemas = gsmaSchemas();
    const sound = { ...aRow('TX1'), geoCode: '37.423825,-122.082900' };
    expect(schemas?.faults('responseTransaction', sound) ?? []).toEqual([]);
    expect(read({ geoCode: '37.423825,-122.082900' }).geo).toBe('37.423825,-122.082900');
    expect(
      schemas === null || schemas.faults('responseTransaction', { ...sound, amount: 5 }).length > 0,
    ).toBe(true);
  });
});
