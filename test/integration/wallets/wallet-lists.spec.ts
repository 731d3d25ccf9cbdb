import { GSMA_LIMITS } from '../../../src/modules/wallets/gsma-client.js';
import { GsmaWalletProvider } from '../../../src/modules/wallets/gsma-wallet-provider.js';
import type { AccountIdentifier } from '../../../src/modules/wallets/wallet-account.js';
import { WalletOptions } from '../../../src/modules/wallets/wallet-options.js';
import { DEFAULT_PROFILE, type WalletProfile } from '../../../src/modules/wallets/wallet-profile.js';
import { StillClock } from '../../support/still-clock.js';
import { type StubAnswers, startStubWallet, type StubWallet } from './stub-wallet.js';
import { aRow, anAccount } from './wallet-rows.js';

const NOW = new Date('2026-07-29T10:00:00Z');
const AMINA: AccountIdentifier = { kind: 'msisdn', value: '+8613800000001' };
const WINDOW = { from: new Date('2026-07-29T00:00:00Z'), to: new Date('2026-07-30T00:00:00Z') };

describe('the lists of an account', () => {
  let stub: StubWallet;
  let provider: GsmaWalletProvider;

  async function wallet(answers: StubAnswers, over: Partial<WalletProfile> = {}): Promise<void> {
    stub = await startStubWallet(answers);
    const profile = { ...DEFAULT_PROFILE, ...over };
    const options = new WalletOptions(
      stub.baseUrl,
      'Asia/Shanghai',
      undefined,
      undefined,
      undefined,
      profile,
    );
    provider = new GsmaWalletProvider(options, new StillClock(NOW), {
      ...GSMA_LIMITS,
      pauseMs: 1,
    });
  }

  const askedFor = (end: string) => stub.asked.filter(({ path }) => path.endsWith(end));

  afterEach(async () => {
    await provider.onModuleDestroy();
    await stub.close();
  });

  it('are asked by kind, by the wallet’s word for a state where it has one, and not beyond what is wanted', async () => {
    await wallet(
      (_, query) => ({
        body: Array.from({ length: Number(query.get('limit')) }, (__, index) =>
          aRow(`TX${Number(query.get('offset')) + index}`),
        ),
      }),
      { stateQueries: { COMPLETED: 'Done' } },
    );
    const page = await provider.listTransactions([AMINA], WINDOW, {
      state: 'COMPLETED',
      type: 'transfer',
      cap: 60,
    });

    expect([page.transactions.length, page.truncated]).toEqual([60, true]);
    expect(stub.asked.map(({ query }) => Object.fromEntries(query))).toMatchObject([
      { transactionStatus: 'Done', transactionType: 'transfer', limit: '50', offset: '0' },
      { transactionStatus: 'Done', transactionType: 'transfer', limit: '10', offset: '50' },
    ]);
  });

  it('are filtered by us where the wallet has no word for it, or does not listen', async () => {
    await wallet(() => ({
      body: [aRow('TX1'), aRow('TX2', { transactionStatus: 'failed' }), aRow('TX3', { type: 'deposit' })],
    }));
    const { transactions } = await provider.listTransactions([AMINA], WINDOW, {
      state: 'COMPLETED',
      type: 'transfer',
    });

    expect(transactions.map(({ reference }) => reference)).toEqual(['TX1']);
    expect(stub.asked[0]?.query.has('transactionStatus')).toBe(false);
  });

  it('are asked for in whole seconds where the wallet refuses anything finer, and so from then on', async () => {
    await wallet((_, query) =>
      query.get('fromDateTime')?.includes('.')
        ? { status: 400, body: { errorCategory: 'validation', errorCode: 'FormatError' } }
        : { body: [aRow('TX1')] },
    );
    await provider.listTransactions([AMINA], WINDOW);
    await provider.listTransactions([AMINA], WINDOW);

    expect(stub.asked.map(({ query }) => query.get('fromDateTime'))).toEqual([
      '2026-07-29T00:00:00.000Z',
      '2026-07-29T00:00:00Z',
      '2026-07-29T00:00:00Z',
    ]);
  });

  it('of a wallet that is known to name no zones are asked a day wider at once', async () => {
    await wallet(() => ({ body: [aRow('TX1', { creationDate: '2026-07-29T16:00:00' })] }), {
      capabilities: { ...DEFAULT_PROFILE.capabilities, zoneAware: false },
    });
    const page = await provider.listTransactions([AMINA], WINDOW);

    expect(page).toMatchObject({ zoneAssumed: true, transactions: [{ zoneAssumed: true }] });
    expect(stub.asked.map(({ query }) => query.get('fromDateTime'))).toEqual(['2026-07-28T00:00:00.000Z']);
  });

  it('of one account that has no zones are asked wider, although the others have them', async () => {
    let creationDate = '2026-07-29T08:00:00Z';
    await wallet(() => ({ body: [aRow('TX1', { creationDate })] }));
    await provider.listTransactions([AMINA], WINDOW);
    creationDate = '2026-07-29T16:00:00';
    await provider.listTransactions([AMINA], WINDOW);
    creationDate = '2026-07-29T08:00:00Z';
    await provider.listTransactions([AMINA], WINDOW);

    expect(stub.asked.map(({ query }) => query.get('fromDateTime')?.slice(0, 10))).toEqual([
      '2026-07-29',
      '2026-07-29',
      '2026-07-28',
      '2026-07-29',
    ]);
  });

  it('tell that a failed payment took money, by the statement', async () => {
    await wallet((path) =>
      path.endsWith('/statemententries')
        ? { body: [aRow('TX1')] }
        : path.endsWith('/balance')
          ? { body: { reservedBalance: '0.00', currency: 'CNY' } }
          : { body: [aRow('TX1', { transactionStatus: 'failed' })] },
    );
    const { transactions } = await provider.listTransactions([AMINA], WINDOW);

    expect(transactions[0]?.legs).toEqual({ debit: 'posted', credit: 'none', assumed: false });
    expect(askedFor('/statemententries')).toHaveLength(1);
  });

  it('tell that it is merely reserved, by the reserve', async () => {
    await wallet((path) =>
      path.endsWith('/statemententries')
        ? { body: [] }
        : path.endsWith('/balance')
          ? { body: { reservedBalance: '10.00', currency: 'CNY' } }
          : { body: [aRow('TX1', { transactionStatus: 'failed' })] },
    );
    const { transactions } = await provider.listTransactions([AMINA], WINDOW);

    expect(transactions[0]?.legs).toEqual({ debit: 'reserved', credit: 'none', assumed: false });
  });

  it('are shown as assumed where the wallet proves nothing, and nobody asks where it said so itself', async () => {
    const failed = aRow('TX1', { transactionStatus: 'failed' });
    await wallet((path) => (path.endsWith('/transactions') ? { body: [failed] } : { status: 404, body: {} }));
    expect((await provider.listTransactions([AMINA], WINDOW)).transactions[0]?.legs).toEqual({
      debit: 'none',
      credit: 'none',
      assumed: true,
    });
    await provider.onModuleDestroy();
    await stub.close();

    await wallet(() => ({
      body: [{ ...failed, customData: { debitPosted: 'true', creditPosted: 'false' } }],
    }));
    await provider.listTransactions([AMINA], WINDOW);
    expect(stub.asked.map(({ path }) => path)).toEqual(['/accounts/msisdn/%2B8613800000001/transactions']);
  });

  it('know each other: what reverses what, and what was paid twice', async () => {
    await wallet(() => ({
      body: [
        aRow('TX1'),
        aRow('TX2', { creationDate: '2026-07-29T08:05:00Z' }),
        aRow('TX3', {
          type: 'reversal',
          originalTransactionReference: 'TX2',
          debitParty: [{ key: 'walletid', value: 'W2' }],
          creditParty: [{ key: 'msisdn', value: AMINA.value }],
        }),
      ],
    }));
    const { transactions } = await provider.listTransactions([AMINA], WINDOW);

    expect(Object.fromEntries(transactions.map(({ reference, links }) => [reference, links]))).toEqual({
      TX1: { reversals: [], duplicates: ['TX2'] },
      TX2: { reversals: ['TX3'], duplicates: ['TX1'] },
      TX3: { reversals: [], duplicates: [] },
    });
  });

  it('find one by whatever number the customer holds in his hand', async () => {
    await wallet(() => ({
      body: [
        aRow('TX1', { transactionReceipt: 'RC-778-01' }),
        aRow('TX2', { customData: { merchantOrderNo: 'ORDER 7' } }),
        aRow('TX3', { transactionReceipt: 'TWICE' }),
        aRow('TX4', { transactionReceipt: 'TWICE' }),
      ],
    }));
    const find = (number: string) => provider.findByReceipt(number, [AMINA], WINDOW);

    expect((await find(' rc-778-01')).reference).toBe('TX1');
    expect((await find('order7')).reference).toBe('TX2');
    await expect(find('twice')).rejects.toMatchObject({ kind: 'AMBIGUOUS' });
    await expect(find('RC-778')).rejects.toMatchObject({ kind: 'NOT_FOUND' });
  });

  it('of a statement show each line once, from the customer’s side, and nobody else’s', async () => {
    const back = aRow('TX1', {
      displayType: 'refund',
      debitParty: [{ key: 'walletid', value: 'W2' }],
      creditParty: [{ key: 'msisdn', value: AMINA.value }],
    });
    await wallet(() => ({ body: [aRow('TX1'), aRow('TX1'), back, aRow('TX2', { amount: 'much' })] }));
    const page = await provider.listStatement([AMINA], WINDOW);
    expect(page).toMatchObject({
      entries: [
        { reference: 'TX1', direction: 'out', amount: '10.00', state: 'COMPLETED' },
        { reference: 'TX1', direction: 'in', displayType: 'refund' },
      ],
      truncated: false,
      unreadable: 1,
    });
    await provider.onModuleDestroy();
    await stub.close();

    const foreign = aRow('TX9', { debitParty: [{ key: 'msisdn', value: '+8613800000002' }] });
    await wallet((path) => ({ body: path.endsWith('/statemententries') ? [foreign] : anAccount() }));
    await expect(provider.listStatement([AMINA], WINDOW)).rejects.toMatchObject({
      kind: 'CONTRACT_VIOLATION',
    });
  });
});
