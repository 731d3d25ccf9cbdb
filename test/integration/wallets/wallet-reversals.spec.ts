import { createHash } from 'node:crypto';
import { GSMA_LIMITS } from '../../../src/modules/wallets/gsma-client.js';
import { GsmaWalletProvider } from '../../../src/modules/wallets/gsma-wallet-provider.js';
import { WalletOptions } from '../../../src/modules/wallets/wallet-options.js';
import { DEFAULT_PROFILE } from '../../../src/modules/wallets/wallet-profile.js';
import type { ReversalOrder } from '../../../src/modules/wallets/wallet-reversal.js';
import { StillClock } from '../../support/still-clock.js';
import { type StubAnswers, startStubWallet, type StubWallet } from './stub-wallet.js';

const ORDER: ReversalOrder = {
  correlationId: '0b7f1d0e-8f0f-4c39-9d6e-2f8f4b5f6a11',
  originalReference: 'TX1',
  kind: 'reversal',
  part: null,
  description: 'taken twice',
};
const SERVER_ID = '5a1e1c7e-3d54-4b0e-a9b4-53f1d8a5c001';
const PROFILE = {
  ...DEFAULT_PROFILE,
  headers: { ...DEFAULT_PROFILE.headers, contentHash: true },
  capabilities: { ...DEFAULT_PROFILE.capabilities, reversal: true },
};

const made = (transactionStatus: string, over: object = {}): object => ({
  type: 'reversal',
  transactionReference: 'RV1',
  originalTransactionReference: 'TX1',
  transactionStatus,
  ...over,
});
const request = (status: string, over: object = {}): object => ({
  serverCorrelationId: SERVER_ID,
  status,
  notificationMethod: 'polling',
  ...over,
});
const error = (errorCategory: string, errorCode: string): object => ({ errorCategory, errorCode });
const DONE = {
  state: 'DONE',
  reversal: { reference: 'RV1', originalReference: 'TX1', state: 'COMPLETED', rawState: 'completed' },
};

describe('an order to give money back', () => {
  let stub: StubWallet;
  let provider: GsmaWalletProvider;

  async function wallet(answers: StubAnswers, profile = PROFILE): Promise<void> {
    stub = await startStubWallet(answers);
    const options = new WalletOptions(stub.baseUrl, 'UTC', 'desk', undefined, undefined, profile);
    provider = new GsmaWalletProvider(options, new StillClock(), {
      ...GSMA_LIMITS,
      totalMs: 1_000,
      pauseMs: 1,
    });
  }

  const order = (over: Partial<ReversalOrder> = {}) => provider.requestReversal({ ...ORDER, ...over });
  const posts = () => stub.asked.filter(({ method }) => method === 'POST').length;

  afterEach(async () => {
    await provider.onModuleDestroy();
    await stub.close();
  });

  it('is sent once, under the id that was stored before, with nothing but what is ordered', async () => {
    await wallet(() => ({ status: 201, body: made('completed') }));
    expect(await order({ part: { amount: '5.00', currency: 'CNY' } })).toEqual(DONE);
    const [asked] = stub.asked;

    expect([asked?.method, asked?.path]).toEqual(['POST', '/transactions/TX1/reversals']);
    expect(asked?.headers).toMatchObject({
      'x-correlationid': ORDER.correlationId,
      'content-type': 'application/json',
      'x-content-hash': createHash('sha256').update(String(asked?.body)).digest('hex'),
    });
    expect(JSON.parse(String(asked?.body))).toEqual({
      type: 'reversal',
      amount: '5.00',
      currency: 'CNY',
      descriptionText: 'taken twice',
    });
  });

  it('is under way where the wallet made it and it is not through yet', async () => {
    await wallet(() => ({ status: 201, body: made('pending') }));
    expect(await order()).toMatchObject({ state: 'PROCESSING', reversal: { state: 'PENDING' } });
  });

  it('is worked on where the wallet says so, and is asked for until it is through', async () => {
    const later = { objectReference: 'RV1' };
    await wallet((path, _, { method }) =>
      method === 'POST'
        ? {
            status: 202,
            body: request('pending', {
              pollLimit: '10',
              expiryTime: '2026-11-23T09:00:00Z',
              pendingReason: 'queue',
            }),
          }
        : path.startsWith('/requeststates/')
          ? { body: request('completed', later) }
          : { body: made('completed') },
    );

    expect(await order()).toEqual({
      state: 'QUEUED',
      progress: {
        serverCorrelationId: SERVER_ID,
        state: 'PENDING',
        objectReference: null,
        pendingReason: 'queue',
        expiresAt: new Date('2026-11-23T09:00:00Z'),
        pollLimit: 10,
        refusal: null,
      },
    });
    expect(await provider.reversalState(SERVER_ID)).toMatchObject({
      state: 'COMPLETED',
      objectReference: 'RV1',
    });
  });

  it('is through at once where the answer already names what was made', async () => {
    await wallet((_, __, { method }) =>
      method === 'POST'
        ? { status: 202, body: request('completed', { objectReference: 'RV1' }) }
        : { body: made('completed') },
    );
    expect(await order()).toEqual(DONE);
  });

  it.each([404, 401, 429, 503])(
    'that the wallet has taken is in doubt where what it made cannot be read (%d), and is neither refused nor sent anew',
    async (status) => {
      await wallet((_, __, { method }) =>
        method === 'POST'
          ? { status: 202, body: request('completed', { objectReference: 'RV1' }) }
          : { status, body: {} },
      );
      expect([await order(), posts()]).toEqual([{ state: 'IN_DOUBT' }, 1]);
    },
  );

  it.each([
    ['error', 'insufficientFunds', 'INSUFFICIENT_FUNDS'],
    ['errorReference', 'GenericError', 'UNSPECIFIED'],
  ])('has failed later, by either spelling of the error: %s', async (field, code, reason) => {
    await wallet(() => ({ status: 202, body: request('failed', { [field]: error('businessRule', code) }) }));
    expect(await order()).toEqual({
      state: 'REJECTED',
      refusal: { category: 'businessRule', code, reason },
    });
  });

  it.each([
    [400, error('businessRule', 'incorrectState'), 'REJECTED'],
    [400, error('BusinessRule', 'DuplicateRequest'), 'DUPLICATE'],
    [400, error('validation', 'formatError'), 'REJECTED'],
    [404, error('identification', 'identifierError'), 'REJECTED'],
    [409, '', 'DUPLICATE'],
    [400, '<html>', 'REJECTED'],
    [500, error('internal', 'genericError'), 'IN_DOUBT'],
    [502, '<html>', 'IN_DOUBT'],
    [503, {}, 'IN_DOUBT'],
    [408, '', 'IN_DOUBT'],
    [302, '', 'IN_DOUBT'],
    [201, '{"transactionRef', 'IN_DOUBT'],
    [201, made('completed', { originalTransactionReference: 'TX9' }), 'IN_DOUBT'],
  ])('that is answered by %d %j is %s, and is never sent a second time', async (status, body, state) => {
    await wallet(() => ({ status, body }));
    expect(await order()).toMatchObject({ state });
    expect(posts()).toBe(1);
  });

  it('whose answer never comes is in doubt', async () => {
    await wallet(() => new Promise(() => undefined));
    expect(await order()).toEqual({ state: 'IN_DOUBT' });
    expect(posts()).toBe(1);
  });

  it.each([
    [429, 'RATE_LIMITED'],
    [401, 'UNAUTHORISED'],
  ])('that was turned away at the door (%d) may be sent later', async (status, kind) => {
    await wallet(() => ({ status, body: {}, headers: { 'Retry-After': '7' } }));
    await expect(order()).rejects.toMatchObject({ kind });
    expect(posts()).toBe(1);
  });

  it('does not leave this house while the wallet rests, nor where it takes no reversals', async () => {
    await wallet(() => ({ status: 503, body: {} }));
    for (let time = 0; time < 5; time += 1) {
      expect(await order()).toEqual({ state: 'IN_DOUBT' });
    }
    await expect(order()).rejects.toMatchObject({ kind: 'UNAVAILABLE' });
    expect(posts()).toBe(5);
    await provider.onModuleDestroy();
    await stub.close();

    await wallet(() => ({ status: 201, body: made('completed') }), DEFAULT_PROFILE);
    await expect(order()).rejects.toMatchObject({ kind: 'BAD_REQUEST' });
    expect(stub.asked).toHaveLength(0);
  });

  it.each([
    ['the path of what was made', () => '/1.2.0/mm/transactions/RV1'],
    ['its path within the interface', () => '/transactions/RV1'],
    ['its whole address', (base: string) => `${base}/transactions/RV1`],
  ])('whose answer was lost is found again by %s', async (_, link) => {
    await wallet((path) =>
      path.startsWith('/responses/') ? { body: { link: link(stub.baseUrl) } } : { body: made('completed') },
    );
    expect(await provider.recoverReversal(ORDER)).toEqual(DONE);
    expect(stub.asked.map(({ path }) => path)).toEqual([
      `/responses/${ORDER.correlationId}`,
      '/transactions/RV1',
    ]);
  });

  it('whose answer was lost is found again where the wallet shows it at once, or works on it still', async () => {
    let body = made('completed');
    await wallet(() => ({ body }));
    expect(await provider.recoverReversal(ORDER)).toEqual(DONE);

    body = request('pending');
    expect(await provider.recoverReversal(ORDER)).toMatchObject({ state: 'QUEUED' });
  });

  it('was never received where the wallet knows nothing of it, and is not ours where it refuses to say', async () => {
    let answer = { status: 404, body: error('identification', 'identifierError') };
    await wallet(() => answer);
    expect(await provider.recoverReversal(ORDER)).toEqual({ state: 'NOT_RECEIVED' });

    answer = { status: 401, body: error('authorisation', 'clientAuthorisationError') };
    await expect(provider.recoverReversal(ORDER)).rejects.toMatchObject({ kind: 'UNAUTHORISED' });

    answer = { status: 503, body: {} };
    await expect(provider.recoverReversal(ORDER)).rejects.toMatchObject({ kind: 'UNAVAILABLE' });
  });

  it('is not looked for anywhere else, wherever the wallet points', async () => {
    await wallet(() => ({ body: { link: 'http://127.0.0.1:9/1.2.0/mm/transactions/RV1' } }));
    await expect(provider.recoverReversal(ORDER)).rejects.toMatchObject({ kind: 'CONTRACT_VIOLATION' });
    expect(stub.asked).toHaveLength(1);
  });

  it('whose made thing is gone is not taken for one that was never received', async () => {
    await wallet((path) =>
      path.startsWith('/responses/') ? { body: { link: '/transactions/RV1' } } : { status: 404, body: {} },
    );
    await expect(provider.recoverReversal(ORDER)).rejects.toMatchObject({ kind: 'NOT_FOUND' });
  });

  it.each([[null], [[]], ['later']])('is not taken for lost where the wallet says %j', async (body) => {
    await wallet(() => ({ body: JSON.stringify(body) }));
    await expect(provider.recoverReversal(ORDER)).rejects.toMatchObject({ kind: 'CONTRACT_VIOLATION' });
  });

  it('is not believed of another request than the one asked for', async () => {
    await wallet(() => ({ body: request('completed', { serverCorrelationId: 'another' }) }));
    await expect(provider.reversalState(SERVER_ID)).rejects.toMatchObject({ kind: 'CONTRACT_VIOLATION' });
  });
});
