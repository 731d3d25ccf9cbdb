import { GSMA_LIMITS } from '../../../src/modules/wallets/gsma-client.js';
import { GsmaWalletProvider } from '../../../src/modules/wallets/gsma-wallet-provider.js';
import type { AccountIdentifier } from '../../../src/modules/wallets/wallet-account.js';
import { WalletOptions } from '../../../src/modules/wallets/wallet-options.js';
import { StillClock } from '../../support/still-clock.js';
import { startStubWallet } from './stub-wallet.js';
import type { StubAnswers, StubWallet } from './stub-wallet.js';
import { aRow, anAccount } from './wallet-rows.js';

const NOW = new Date('2026-07-29T10:00:00Z');
const AMINA: AccountIdentifier = { kind: 'msisdn', value: '+8613800000001' };
const WINDOW = { from: new Date('2026-07-29T00:00:00Z'), to: new Date('2026-07-30T00:00:00Z') };
const LIMITS = { ...GSMA_LIMITS, totalMs: 1_000, pauseMs: 1, bodyBytes: 100_000 };

describe('a wallet that cannot be trusted', () => {
  let stub: StubWallet;
  let provider: GsmaWalletProvider;

  async function wallet(answers: StubAnswers): Promise<void> {
    stub = await startStubWallet(answers);
    provider = new GsmaWalletProvider(
      new WalletOptions(stub.baseUrl, 'Asia/Shanghai'),
      new StillClock(NOW),
      LIMITS,
    );
  }

  const list = () => provider.listTransactions([AMINA], WINDOW);
  const listed = async () => (await list()).transactions.map(({ reference }) => reference);

  afterEach(async () => {
    await provider.onModuleDestroy();
    await stub.close();
  });

  it('answers with somebody else’s account: nothing of it is shown', async () => {
    await wallet(() => ({ body: anAccount('+8613800000002') }));
    await expect(provider.findAccount([AMINA])).rejects.toMatchObject({ kind: 'CONTRACT_VIOLATION' });
  });

  it('answers with several accounts: we do not choose', async () => {
    await wallet(() => ({ body: [anAccount(), anAccount()] }));
    await expect(provider.findAccount([AMINA])).rejects.toMatchObject({ kind: 'AMBIGUOUS' });
  });

  it('mixes a foreign transaction into the list: the whole list is refused', async () => {
    const foreign = aRow('TX2', { debitParty: [{ key: 'msisdn', value: '+8613800000002' }] });
    await wallet((path) => ({ body: path.endsWith('/transactions') ? [aRow('TX1'), foreign] : anAccount() }));
    await expect(list()).rejects.toMatchObject({ kind: 'CONTRACT_VIOLATION' });
  });

  it('takes a shared bank for a person: two customers of one bank stay two', async () => {
    const bank = { key: 'bankname', value: 'Harbour Bank' };
    const foreign = aRow('TX2', { debitParty: [bank, { key: 'msisdn', value: '+8613800000002' }] });
    await wallet((path) => ({
      body: path.endsWith('/transactions') ? [foreign] : anAccount(AMINA.value, bank),
    }));
    await expect(list()).rejects.toMatchObject({ kind: 'CONTRACT_VIOLATION' });
  });

  it('names the same person otherwise in transactions: then the account itself is asked who that is', async () => {
    const byWallet = aRow('TX1', { debitParty: [{ key: 'walletid', value: 'W1' }] });
    await wallet((path) => ({
      body: path.endsWith('/transactions')
        ? [byWallet]
        : anAccount(AMINA.value, { key: 'walletid', value: 'W1' }),
    }));
    expect(await listed()).toEqual(['TX1']);
  });

  it('answers with another transaction than the one asked for', async () => {
    await wallet(() => ({ body: aRow('TX2') }));
    await expect(provider.getTransaction('TX1')).rejects.toMatchObject({ kind: 'CONTRACT_VIOLATION' });
  });

  it('sends rows nobody can read: they are counted, and the others are shown', async () => {
    await wallet(() => ({ body: [aRow('TX1'), aRow('TX2', { amount: 'NaN' }), null, 'text'] }));
    expect(await list()).toMatchObject({ transactions: [{ reference: 'TX1' }], unreadable: 3 });
  });

  it('repeats rows and sorts them badly: each is shown once, the newest first', async () => {
    const older = aRow('TX1', { creationDate: '2026-07-29T07:00:00Z' });
    await wallet(() => ({ body: [older, aRow('TX2'), older] }));
    expect(await listed()).toEqual(['TX2', 'TX1']);
  });

  it('ignores the window: what lies outside it is left out', async () => {
    await wallet(() => ({ body: [aRow('TX1'), aRow('TX2', { creationDate: '2026-07-01T00:00:00Z' })] }));
    expect(await listed()).toEqual(['TX1']);
  });

  it('never comes to an end: we stop, and say that there is more', async () => {
    await wallet((_, query) => ({
      body: Array.from({ length: 50 }, (__, index) => aRow(`TX${Number(query.get('offset')) + index}`)),
    }));
    const { transactions, truncated } = await list();
    expect([transactions.length, truncated, stub.asked.length]).toEqual([500, true, 10]);
  });

  it('grows while it is read: the window ends at the moment we began', async () => {
    await wallet(() => ({ body: [aRow('TX1')] }));
    await list();
    expect(stub.asked[0]?.query.get('toDateTime')).toBe(NOW.toISOString());
  });

  it('names no zones: it is asked for a day more on either side, and its times are read in its zone', async () => {
    const local = aRow('TX1', { creationDate: '2026-07-29T16:00:00' });
    const tooEarly = aRow('TX2', { creationDate: '2026-07-29T07:00:00' });
    await wallet(() => ({ body: [local, tooEarly] }));

    expect((await list()).transactions).toMatchObject([
      { reference: 'TX1', createdAt: new Date('2026-07-29T08:00:00Z'), zoneAssumed: true },
    ]);
    expect(stub.asked.map(({ query }) => query.get('fromDateTime'))).toEqual([
      '2026-07-29T00:00:00.000Z',
      '2026-07-28T00:00:00.000Z',
    ]);

    await list();
    expect(stub.asked).toHaveLength(3);
  });

  it('sends us elsewhere: we do not go', async () => {
    await wallet((path) => ({ status: 302, body: '', headers: { Location: `http://127.0.0.1:9${path}` } }));
    await expect(list()).rejects.toMatchObject({ kind: 'CONTRACT_VIOLATION' });
    expect(stub.asked).toHaveLength(1);
  });

  it('talks without end: we stop listening', async () => {
    await wallet(() => ({ body: [aRow('x'.repeat(200_000))] }));
    await expect(list()).rejects.toMatchObject({ kind: 'CONTRACT_VIOLATION' });
    expect(stub.asked).toHaveLength(1);
  });

  it.each([
    ['an object for a list', {}],
    ['a number', 7],
    ['nothing', null],
  ])('answers with %s', async (_, body) => {
    await wallet(() => ({ body }));
    await expect(list()).rejects.toMatchObject({ kind: 'CONTRACT_VIOLATION' });
  });

  it.each([
    [400, { errorCategory: 'Validation', errorCode: 'FormatError' }, 'BAD_REQUEST'],
    [400, { errorCategory: 'BusinessRule', errorCode: 'RateLimitError' }, 'RATE_LIMITED'],
    [401, {}, 'UNAUTHORISED'],
    [403, '<html>', 'UNAUTHORISED'],
    [404, { errorCode: 'identifierError' }, 'NOT_FOUND'],
    [500, {}, 'UNAVAILABLE'],
    [503, {}, 'UNAVAILABLE'],
    [204, '', 'CONTRACT_VIOLATION'],
  ])('refuses with %d %j: %s', async (status, body, kind) => {
    await wallet(() => ({ status, body }));
    await expect(provider.getTransaction('TX1')).rejects.toMatchObject({ name: 'WalletError', kind });
    expect(stub.asked).toHaveLength(kind === 'UNAVAILABLE' ? 3 : 1);
  });

  it('stumbles once: it is asked again, and nobody notices', async () => {
    let times = 0;
    await wallet(() => ((times += 1) < 3 ? { status: 503, body: {} } : { body: aRow('TX1') }));
    await expect(provider.getTransaction('TX1')).resolves.toMatchObject({ reference: 'TX1' });
  });

  it('is never told in our logs whom we asked for', async () => {
    await wallet(() => ({ status: 500, body: {} }));
    const error = await provider.findAccount([AMINA]).catch((caught: unknown) => caught);
    expect(String(error)).not.toContain('13800000001');
  });
});
