import { GSMA_LIMITS } from '../../../src/modules/wallets/gsma-client.js';
import { GsmaWalletProvider } from '../../../src/modules/wallets/gsma-wallet-provider.js';
import type { AccountIdentifier } from '../../../src/modules/wallets/wallet-account.js';
import { WalletHealthRecord } from '../../../src/modules/wallets/wallet-health-record.js';
import { WalletOptions } from '../../../src/modules/wallets/wallet-options.js';
import { DEFAULT_PROFILE, type WalletProfile } from '../../../src/modules/wallets/wallet-profile.js';
import { StillClock } from '../../support/still-clock.js';
import { type StubAnswers, startStubWallet, type StubWallet } from './stub-wallet.js';
import { aRow } from './wallet-rows.js';

const NOW = new Date('2026-07-29T10:00:00Z');
const AMINA: AccountIdentifier = { kind: 'msisdn', value: '+8613800000001' };
const LIMITS = { ...GSMA_LIMITS, pauseMs: 1 };
const SECRET = 'a-word-of-honour';

describe('the desk at the door of a wallet', () => {
  const clock = new StillClock(NOW);
  let stub: StubWallet;
  let record: WalletHealthRecord;
  let provider: GsmaWalletProvider;

  async function connect(
    answers: StubAnswers,
    profileAt: (origin: string) => Partial<WalletProfile> = () => ({}),
  ): Promise<void> {
    stub = await startStubWallet(answers);
    record = new WalletHealthRecord(clock);
    const profile = { ...DEFAULT_PROFILE, ...profileAt(new URL(stub.baseUrl).origin) };
    const options = new WalletOptions(stub.baseUrl, 'Asia/Shanghai', 'desk', 'key', SECRET, profile);
    provider = new GsmaWalletProvider(options, clock, LIMITS, record);
  }

  const one = () => provider.getTransaction('TX1');
  const paths = () => stub.asked.map(({ path }) => path);
  const tokens = () => paths().filter((path) => path === '/token').length;
  const oauth = (origin: string): Partial<WalletProfile> => ({
    auth: { kind: 'oauth2', tokenUrl: `${origin}/token`, scope: 'support' },
  });

  afterEach(async () => {
    await provider.onModuleDestroy();
    await stub.close();
  });

  describe('that gives out tokens', () => {
    let given = 0;
    const wallet =
      (takes: (token: number) => boolean = () => true): StubAnswers =>
      (path, _, { headers }) => {
        if (path === '/token') {
          given += 1;
          return { body: { access_token: `T${given}`, token_type: 'Bearer', expires_in: '100' } };
        }
        return takes(Number(headers.authorization?.replace('Bearer T', '')))
          ? { body: aRow('TX1') }
          : { status: 401, body: { errorCategory: 'authorisation', errorCode: 'clientAuthorisationError' } };
      };

    beforeEach(() => {
      given = 0;
    });

    it('gets one for all who ask at once, by its id and its secret', async () => {
      await connect(wallet(), oauth);
      await Promise.all([one(), one(), one()]);
      const [asked] = stub.asked;

      expect(tokens()).toBe(1);
      expect([asked?.method, asked?.body]).toEqual(['POST', 'grant_type=client_credentials&scope=support']);
      expect(asked?.headers.authorization).toBe(`Basic ${Buffer.from(`desk:${SECRET}`).toString('base64')}`);
      expect(stub.asked.at(-1)?.headers.authorization).toBe('Bearer T1');
    });

    it('gets another when four fifths of its time are over, before it is refused', async () => {
      await connect(wallet(), oauth);
      await one();
      clock.advance(79_000);
      await one();
      expect(tokens()).toBe(1);

      clock.advance(1_000);
      await one();
      expect(tokens()).toBe(2);
    });

    it('asks once more with a new one when it is refused, and then no more', async () => {
      await connect(
        wallet((token) => token === 2),
        oauth,
      );
      await expect(one()).resolves.toMatchObject({ reference: 'TX1' });
      expect(tokens()).toBe(2);
      await stub.close();
      await provider.onModuleDestroy();

      given = 0;
      await connect(
        wallet(() => false),
        oauth,
      );
      await expect(one()).rejects.toMatchObject({ kind: 'UNAUTHORISED' });
      expect(paths()).toEqual(['/token', '/transactions/TX1', '/token', '/transactions/TX1']);
    });

    it.each([
      ['refuses us', { status: 401, body: {} }, 'UNAUTHORISED'],
      ['is down', { status: 503, body: {} }, 'UNAVAILABLE'],
      ['gives a token that would break a header', { body: { access_token: 'a\nb' } }, 'CONTRACT_VIOLATION'],
      ['says nothing of use', { body: 'later' }, 'CONTRACT_VIOLATION'],
    ])('asks for nothing where the giver %s, and never says its secret', async (_, answer, kind) => {
      await connect((path) => (path === '/token' ? answer : { body: aRow('TX1') }), oauth);
      const error = await one().catch((caught: unknown) => caught);

      expect(error).toMatchObject({ kind });
      expect(`${String(error)} ${JSON.stringify(error)}`).not.toContain(SECRET);
      expect(paths().every((path) => path === '/token')).toBe(true);
    });
  });

  it('shows id and secret where the profile wants Basic', async () => {
    await connect(
      () => ({ body: aRow('TX1') }),
      () => ({ auth: { kind: 'basic' } }),
    );
    await one();
    expect(stub.asked[0]?.headers.authorization).toBe(
      `Basic ${Buffer.from(`desk:${SECRET}`).toString('base64')}`,
    );
  });

  it('writes its heads as the profile wants them', async () => {
    await connect(
      () => ({ body: aRow('TX1') }),
      () => ({
        headers: {
          dateFormat: 'http',
          contentHash: true,
          channel: 'DESK',
          institution: { type: 'lei', identifier: 'LEI1' },
        },
      }),
    );
    await one();

    expect(stub.asked[0]?.headers).toMatchObject({
      'x-date': clock.now().toUTCString(),
      'x-channel': 'DESK',
      'x-client-id': 'desk',
      'x-api-key': 'key',
      'x-account-holding-institution-identifier-type': 'lei',
      'x-account-holding-institution-identifier': 'LEI1',
    });
    // What an end user proves himself by is never sent, and a question has no body to hash.
    expect(Object.keys(stub.asked[0]?.headers ?? {}).join()).not.toMatch(
      /x-user|x-content-hash|authorization/,
    );
  });

  it.each([
    ['text/html', 'CONTRACT_VIOLATION'],
    ['application/javascript', 'CONTRACT_VIOLATION'],
  ])('believes nothing that does not say that it is JSON: %s', async (type, kind) => {
    await connect(() => ({ body: aRow('TX1'), headers: { 'Content-Type': type } }));
    await expect(one()).rejects.toMatchObject({ kind });
  });

  it.each(['application/json; charset=utf-8', 'application/hal+json'])('believes %s', async (type) => {
    await connect(() => ({ body: aRow('TX1'), headers: { 'Content-Type': type } }));
    await expect(one()).resolves.toMatchObject({ reference: 'TX1' });
  });

  it('comes back when it is told to, and not at all where that is too late', async () => {
    let times = 0;
    await connect(() => {
      times += 1;
      return times === 1 ? { status: 429, body: {}, headers: { 'Retry-After': '1' } } : { body: aRow('TX1') };
    });
    const started = performance.now();
    await expect(one()).resolves.toMatchObject({ reference: 'TX1' });
    expect(performance.now() - started).toBeGreaterThan(990);
    await stub.close();
    await provider.onModuleDestroy();

    await connect(() => ({ status: 503, body: {}, headers: { 'Retry-After': '60' } }));
    await expect(one()).rejects.toMatchObject({ kind: 'UNAVAILABLE', retryAfterSeconds: 60 });
    expect(stub.asked).toHaveLength(1);
  });

  it('asks twenty at once, and no more', async () => {
    let open = 0;
    let most = 0;
    let isFull = (): void => undefined;
    const full = new Promise<void>((resolve) => (isFull = resolve));
    await connect(async () => {
      most = Math.max(most, (open += 1));
      if (open === 20) {
        // One more would have the time to come.
        setTimeout(isFull, 50);
      }
      await full;
      open -= 1;
      return { body: aRow('TX1') };
    });
    await Promise.all(Array.from({ length: 50 }, one));
    expect(most).toBe(20);
  });

  it('does not storm a wallet that fails: a hundred who ask at once cost few questions', async () => {
    await connect(() => ({ status: 503, body: {} }));
    const outcomes = await Promise.allSettled(Array.from({ length: 100 }, one));

    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(100);
    expect(stub.asked.length).toBeLessThanOrEqual(60);
    expect(record.breaker.state).toBe('open');
    const before = stub.asked.length;
    await expect(one()).rejects.toMatchObject({ kind: 'UNAVAILABLE', retryAfterSeconds: 30 });
    expect(stub.asked).toHaveLength(before);
  });

  it('comes back by itself when the wallet shows a sign of life, and not when it says that it is away', async () => {
    let isBack = false;
    let said = 'unavailable';
    await connect((path) =>
      path === '/heartbeat'
        ? { body: { serviceStatus: said } }
        : { status: isBack ? 200 : 503, body: isBack ? aRow('TX1') : {} },
    );
    await Promise.allSettled(Array.from({ length: 5 }, one));
    isBack = true;
    await provider.health();
    expect(record.breaker.state).toBe('open');

    said = 'degraded';
    await provider.health();
    await expect(one()).resolves.toMatchObject({ reference: 'TX1' });
    expect(record.figures().heartbeat).toMatchObject({ status: 'degraded' });
  });

  it('keeps on record how it went, and tells of a word that nobody has mapped', async () => {
    await connect((path) =>
      path.endsWith('TX1')
        ? { body: aRow('TX1', { transactionStatus: 'frobnicated' }) }
        : { status: 404, body: {} },
    );
    await one();
    await provider.getTransaction('TX2').catch(() => null);
    const figures = record.figures();

    expect(figures).toMatchObject({
      requests: 2,
      failures: { NOT_FOUND: 0.5 },
      lastFailure: null,
      unknownWords: ['frobnicated'],
    });
    expect(figures.latencyP95).toBeGreaterThan(0);
  });

  it('asks for how an account stands and what is on it', async () => {
    await connect((path) =>
      path.endsWith('/status')
        ? { body: { accountStatus: 'unavailable', subStatus: 'lockedPin' } }
        : { body: { accountsBalance: '12.50', currency: 'CNY' } },
    );

    expect(await provider.getStatus([AMINA])).toEqual({
      state: 'unavailable',
      condition: 'lockedPin',
      subState: 'lockedPin',
      fetchedAt: clock.now(),
    });
    expect(await provider.getBalance([AMINA])).toEqual({
      current: '12.50',
      available: null,
      reserved: null,
      uncleared: null,
      currency: 'CNY',
      fetchedAt: clock.now(),
    });
  });

  it.each([
    ['nothing', {}],
    ['a float', { currentBalance: 12.5 }],
  ])('shows no balance where the wallet says %s: unknown is never zero', async (_, body) => {
    await connect(() => ({ body }));
    await expect(provider.getBalance([AMINA])).rejects.toMatchObject({ kind: 'CONTRACT_VIOLATION' });
    await expect(provider.getStatus([AMINA])).rejects.toMatchObject({ kind: 'CONTRACT_VIOLATION' });
  });
});
