import { GSMA_LIMITS } from '../../../src/modules/wallets/gsma-client.js';
import { GsmaWalletProvider } from '../../../src/modules/wallets/gsma-wallet-provider.js';
import { type AccountIdentifier, IDENTIFIER_KINDS } from '../../../src/modules/wallets/wallet-account.js';
import { WalletOptions } from '../../../src/modules/wallets/wallet-options.js';
import { DEFAULT_PROFILE } from '../../../src/modules/wallets/wallet-profile.js';
import type { ReversalOrder } from '../../../src/modules/wallets/wallet-reversal.js';
import { StillClock } from '../../support/still-clock.js';
import { Prism } from './prism.js';

const NOW = new Date('2026-07-29T10:00:00Z');
/** The account and the transaction of which a mock of the definition speaks. */
const MOCKED: AccountIdentifier = { kind: 'msisdn', value: '+33555123456' };
const MOCKED_REFERENCE = 'string';
const WINDOW = { from: new Date('2019-01-01T00:00:00Z'), to: NOW };

/** With all that a wallet may be asked for, and all that may stand in the head of a question. */
const PROFILE = {
  ...DEFAULT_PROFILE,
  headers: {
    ...DEFAULT_PROFILE.headers,
    contentHash: true,
    institution: { type: 'lei', identifier: 'AAAA0012345678901299' } as const,
  },
  capabilities: { ...DEFAULT_PROFILE.capabilities, reversal: true, partialReversal: true },
  stateQueries: { COMPLETED: 'completed' },
};
const ORDER: ReversalOrder = {
  correlationId: '0b7f1d0e-8f0f-4c39-9d6e-2f8f4b5f6a11',
  originalReference: MOCKED_REFERENCE,
  kind: 'reversal',
  part: null,
  description: null,
};

describe('what the desk asks a wallet, before a mock of the standard', () => {
  let prism: Prism | null = null;
  let provider: GsmaWalletProvider;

  beforeAll(async () => {
    prism = await Prism.start();
  }, 90_000);
  beforeEach(() => {
    if (prism) {
      prism.judged.length = 0;
      prism.answerWith = null;
    }
    const options = new WalletOptions(
      prism?.baseUrl ?? null,
      'Asia/Shanghai',
      'desk',
      'key',
      undefined,
      PROFILE,
    );
    provider = new GsmaWalletProvider(options, new StillClock(NOW), { ...GSMA_LIMITS, pauseMs: 1 });
  });
  afterEach(() => provider.onModuleDestroy());
  afterAll(() => prism?.stop());

  /** What the standard has against the questions since the test began, and how many they were. */
  const objections = (mock: Prism): [number, string[]] => [
    mock.judged.length,
    mock.judged.flatMap(({ path, status, violations }) =>
      status === 200 && violations.length === 0 ? [] : [`${path} ${status} ${violations.join(' ')}`],
    ),
  ];

  it('is allowed: its health, an account, a list in a window, one transaction', async () => {
    if (!prism) {
      return;
    }
    const health = await provider.health();
    const account = await provider.findAccount([MOCKED]);
    const { transactions, unreadable } = await provider.listTransactions([MOCKED], WINDOW);
    const one = await provider.getTransaction(MOCKED_REFERENCE);

    expect(objections(prism)).toEqual([4, []]);
    expect([health.status, account.state, unreadable]).toEqual(['available', 'available', 0]);
    expect(transactions.map(({ reference }) => reference)).toEqual([MOCKED_REFERENCE]);
    expect(one.reference).toBe(MOCKED_REFERENCE);
    // The mock fills all that it knows of, secrets too; nothing of them may come through.
    expect(JSON.stringify([account, transactions, one])).not.toMatch(
      /oneTimeCode|senderKyc|recipientKyc|idDocument|idNumber|dateOfBirth|postalAddress/,
    );
  });

  it('is allowed: how an account stands, its balance, its statement, a list by kind and state', async () => {
    if (!prism) {
      return;
    }
    const status = await provider.getStatus([MOCKED]);
    const balance = await provider.getBalance([MOCKED]);
    const statement = await provider.listStatement([MOCKED], WINDOW);
    await provider.listTransactions([MOCKED], WINDOW, { state: 'COMPLETED', type: 'merchantpay', cap: 7 });

    expect(objections(prism)).toEqual([prism.judged.length, []]);
    expect(prism.judged.length).toBeGreaterThanOrEqual(4);
    expect([status.state, statement.unreadable]).toEqual(['available', 0]);
    expect(JSON.stringify([status, balance, statement])).not.toMatch(/oneTimeCode|Kyc|idDocument/);
  });

  it.each<[string, Partial<ReversalOrder>]>([
    ['all of it', {}],
    ['a part of it', { part: { amount: '5.00', currency: 'CNY' }, description: 'taken twice' }],
    ['as a refund', { kind: 'adjustment' }],
  ])('is allowed: an order to give money back, %s', async (_, over) => {
    if (!prism) {
      return;
    }
    for (const status of [201, 202]) {
      prism.answerWith = status;
      await provider.requestReversal({ ...ORDER, ...over });
    }

    expect(prism.judged.map(({ status, violations }) => [status, violations])).toEqual([
      [201, []],
      [202, []],
    ]);
    expect(prism.judged[0]?.headers).toMatchObject({ 'x-correlationid': ORDER.correlationId });
  });

  it('is allowed: what came of a request, and of an order whose answer was lost', async () => {
    if (!prism) {
      return;
    }
    // The mock has answers of its own, which are about nothing that was asked for.
    await provider.reversalState(ORDER.correlationId).catch(() => null);
    await provider.recoverReversal(ORDER).catch(() => null);

    expect(
      prism.judged.slice(0, 2).map(({ path, status, violations }) => [path, status, violations]),
    ).toEqual([
      [`/requeststates/${ORDER.correlationId}`, 200, []],
      [`/responses/${ORDER.correlationId}`, 200, []],
    ]);
  });

  it('is allowed by each of the twenty kinds of identifier, and by two and three together', async () => {
    if (!prism) {
      return;
    }
    const values: Partial<Record<AccountIdentifier['kind'], string>> = {
      msisdn: '+8613800000001',
      emailaddress: 'amina@wallet.example',
      username: '阿米娜 #1/2?',
    };
    const single = IDENTIFIER_KINDS.map((kind) => [{ kind, value: values[kind] ?? 'W10000001' }]);
    const [phone, wallet, name] = ['msisdn', 'walletid', 'username'].map((kind) =>
      single.flat().find((one) => one.kind === kind),
    ) as [AccountIdentifier, AccountIdentifier, AccountIdentifier];
    for (const asked of [...single, [phone, wallet], [phone, wallet, name]]) {
      // The mock answers with an account of its own, which is nobody's whom we asked for.
      await provider.findAccount(asked).catch(() => null);
    }

    expect(objections(prism)).toEqual([IDENTIFIER_KINDS.length + 2, []]);
  });

  it('names the desk and the moment, and holds no word of a customer but in its address', async () => {
    if (!prism) {
      return;
    }
    await provider.listTransactions([MOCKED], WINDOW);
    const [asked] = prism.judged;

    expect(asked?.headers).toMatchObject({
      accept: 'application/json',
      'x-client-id': 'desk',
      'x-api-key': 'key',
      'x-channel': 'SUPPORT',
      'x-date': NOW.toISOString(),
    });
    expect(JSON.stringify(asked?.headers)).not.toContain('33555123456');
  });

  it.each([
    [400, 'BAD_REQUEST'],
    [401, 'UNAUTHORISED'],
    [404, 'NOT_FOUND'],
    [500, 'UNAVAILABLE'],
    [503, 'UNAVAILABLE'],
  ])('understands a refusal as the standard words it: %d', async (status, kind) => {
    if (!prism) {
      return;
    }
    prism.answerWith = status;

    await expect(provider.findAccount([MOCKED])).rejects.toMatchObject({ name: 'WalletError', kind });
    expect(prism.judged.map((one) => one.status)).toEqual(Array(kind === 'UNAVAILABLE' ? 3 : 1).fill(status));
  });

  it.each([
    ['how an account stands', () => provider.getStatus([MOCKED])],
    ['a balance', () => provider.getBalance([MOCKED])],
    ['a list', () => provider.listTransactions([MOCKED], WINDOW)],
    ['a transaction', () => provider.getTransaction(MOCKED_REFERENCE)],
    ['a statement', () => provider.listStatement([MOCKED], WINDOW)],
    ['a request', () => provider.reversalState(ORDER.correlationId)],
    ['its health', () => provider.health()],
  ])('understands every refusal of %s', async (_, ask) => {
    if (!prism) {
      return;
    }
    const kinds: unknown[] = [];
    for (const status of [400, 401, 404, 500, 503]) {
      prism.answerWith = status;
      kinds.push(await ask().catch((error: { kind: unknown }) => error.kind));
    }

    expect(kinds).toEqual(['BAD_REQUEST', 'UNAUTHORISED', 'NOT_FOUND', 'UNAVAILABLE', 'UNAVAILABLE']);
  });

  it.each([
    [400, 'REJECTED'],
    [404, 'REJECTED'],
    [500, 'IN_DOUBT'],
    [503, 'IN_DOUBT'],
  ])('knows what came of an order that is answered by %d', async (status, state) => {
    if (!prism) {
      return;
    }
    prism.answerWith = status;
    const outcome = await provider.requestReversal(ORDER);

    expect([outcome.state, prism.judged.length]).toEqual([state, 1]);
  });

  it.each([
    ['an unknown kind of identifier', '/accounts/nickname/amina'],
    ['a date without a zone', '/accounts/username/amina/transactions?fromDateTime=yesterday'],
    ['a limit that is none', '/accounts/username/amina/transactions?limit=many'],
    ['an unknown resource', '/accounts/username/amina/secrets'],
  ])('is judged by a mock that bites: %s', async (_, path) => {
    if (!prism) {
      return;
    }
    await fetch(`${prism.baseUrl}${path}`);

    expect(objections(prism)).toEqual([1, [expect.stringContaining(path)]]);
  });
});
