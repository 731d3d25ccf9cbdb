import { startDemoWallet } from '../../../src/demo-wallet/server.js';
import type { DemoWallet } from '../../../src/demo-wallet/server.js';
import * as personas from '../../../src/demo-wallet/personas.js';
import { GSMA_LIMITS } from '../../../src/modules/wallets/gsma-client.js';
import { GsmaWalletProvider } from '../../../src/modules/wallets/gsma-wallet-provider.js';
import type { AccountIdentifier } from '../../../src/modules/wallets/wallet-account.js';
import { WalletOptions } from '../../../src/modules/wallets/wallet-options.js';
import { StillClock } from '../../support/still-clock.js';

const NOW = new Date('2026-07-29T10:00:00Z');
const HOUR = 3_600_000;
const LIMITS = { ...GSMA_LIMITS, connectMs: 300, totalMs: 700, pauseMs: 5 };
const AMINA: AccountIdentifier = { kind: 'username', value: 'amina' };

const ago = (hours: number): Date => new Date(NOW.getTime() - hours * HOUR);

describe('the desk and the demo wallet', () => {
  const providers: GsmaWalletProvider[] = [];
  let demo: DemoWallet;

  const connect = (baseUrl: string | null = demo.baseUrl, apiKey?: string): GsmaWalletProvider => {
    const options = new WalletOptions(baseUrl, 'Asia/Shanghai', 'desk', apiKey);
    const provider = new GsmaWalletProvider(options, new StillClock(NOW), LIMITS);
    providers.push(provider);
    return provider;
  };

  const misbehave = async (mode: string, delayMs?: number): Promise<void> => {
    const body = JSON.stringify({ mode, delayMs });
    const { status } = await fetch(`http://127.0.0.1:${demo.port}/faults`, { method: 'POST', body });
    expect(status).toBe(204);
  };

  beforeAll(async () => {
    demo = await startDemoWallet({ file: ':memory:', now: NOW, clientId: 'desk', faults: true });
  });

  afterEach(async () => {
    await misbehave('none');
    await Promise.all(providers.splice(0).map((provider) => provider.onModuleDestroy()));
  });

  afterAll(() => demo.close());

  it('agree that the wallet is well', async () => {
    expect(await connect().health()).toEqual({ status: 'available', delayMs: null, restoreAt: null });
  });

  it.each([
    ['her login name', AMINA],
    ['her phone number', { kind: 'msisdn', value: '+8613800000001' }],
    ['her e-mail address', { kind: 'emailaddress', value: 'amina@wallet.example' }],
    ['the number of her wallet', { kind: 'walletid', value: 'W10000001' }],
  ] as const)('find Amina by %s, and learn no more of her than the desk may know', async (_, identifier) => {
    const account = await connect().findAccount([identifier]);

    expect(account).toMatchObject({
      state: 'available',
      maskedName: 'A••• H•••',
      kycLevel: 2,
      currency: 'CNY',
    });
    expect(JSON.stringify(account)).not.toMatch(/Hassan|DEMO-ID|1990-01-01/);
  });

  it('find an account by two identifiers together', async () => {
    const account = await connect().findAccount([
      { kind: 'msisdn', value: '+447700900003' },
      { kind: 'username', value: 'jonas' },
    ]);
    expect(account.currency).toBe('GBP');
  });

  it('ask which of two wallets on one phone number is meant', async () => {
    await expect(connect().findAccount([{ kind: 'msisdn', value: '+8613800010010' }])).rejects.toMatchObject({
      kind: 'AMBIGUOUS',
    });
  });

  it('know nobody by an unknown name', async () => {
    const provider = connect();
    await expect(provider.findAccount([{ kind: 'username', value: 'nobody' }])).rejects.toMatchObject({
      kind: 'NOT_FOUND',
    });
    await expect(provider.getTransaction('TX0')).rejects.toMatchObject({ kind: 'NOT_FOUND' });
  });

  it('list the last day of Amina, newest first, as seen from her', async () => {
    const { transactions, truncated, unreadable } = await connect().listTransactions([AMINA], {
      from: ago(5),
      to: NOW,
    });
    const told = transactions.map(({ reference, state, direction, amount }) => [
      reference,
      state,
      direction,
      amount,
    ]);

    expect(told.slice(0, 2)).toEqual([
      [personas.AMINA_TRANSFER_PENDING, 'PENDING', 'out', '200.00'],
      [personas.AMINA_TRANSFER_COMPLETED, 'COMPLETED', 'out', '500.00'],
    ]);
    expect([truncated, unreadable]).toEqual([false, 0]);
  });

  it('see the same transfer from the other side', async () => {
    const { transactions } = await connect().listTransactions([{ kind: 'username', value: 'lihua' }], {
      from: ago(4),
      to: NOW,
    });
    expect(
      transactions.find(({ reference }) => reference === personas.AMINA_TRANSFER_COMPLETED),
    ).toMatchObject({
      direction: 'in',
      debit: { display: 'Amina Hassan', isCustomer: false },
      credit: { isCustomer: true },
    });
  });

  it('read more than one page, each transaction once', async () => {
    const { transactions } = await connect().listTransactions([AMINA], { from: ago(24 * 90), to: NOW });
    expect(transactions.length).toBeGreaterThan(80);
    expect(new Set(transactions.map(({ reference }) => reference)).size).toBe(transactions.length);
  });

  it('know where the money of a failed payment stands', async () => {
    expect(await connect().getTransaction(personas.LIHUA_CHARGED_BUT_FAILED)).toMatchObject({
      state: 'FAILED',
      reason: 'NETWORK_OR_AGENT_TIMEOUT',
      legs: { debit: 'posted', credit: 'none', assumed: false },
      direction: null,
    });
  });

  it('do not pass on the secrets that the wallet sends along', async () => {
    const abroad = await connect().getTransaction(personas.JONAS_ABROAD_IN_DOUBT);
    const sent = await fetch(`${demo.baseUrl}/transactions/${abroad.reference}`, {
      headers: { 'X-Client-Id': 'desk' },
    });

    expect(await sent.text()).toContain('DEMO-ID');
    expect(JSON.stringify(abroad)).not.toMatch(/DEMO-ID|senderKyc/);
  });

  it.each(['a$b', 'a\nb', '..', '.', '', 'x'.repeat(257), '\ud800'])(
    'never ask for what cannot stand in a path: %j',
    async (value) => {
      const provider = connect();
      await expect(provider.findAccount([{ kind: 'username', value }])).rejects.toMatchObject({
        kind: 'BAD_REQUEST',
      });
      await expect(provider.getTransaction(value)).rejects.toMatchObject({ kind: 'BAD_REQUEST' });
    },
  );

  it('treat whatever a customer types as a name, not as an address', async () => {
    for (const value of [
      '../../heartbeat',
      'amina/balance',
      'amina?limit=1',
      '%61mina',
      'amina#',
      '阿米娜',
    ]) {
      await expect(connect().findAccount([{ kind: 'username', value }])).rejects.toMatchObject({
        kind: 'NOT_FOUND',
      });
    }
  });

  it('refuse to ask for nobody, or for four names at once', async () => {
    await expect(connect().findAccount([])).rejects.toMatchObject({ kind: 'BAD_REQUEST' });
    await expect(connect().findAccount([AMINA, AMINA, AMINA, AMINA])).rejects.toMatchObject({
      kind: 'BAD_REQUEST',
    });
  });

  describe('when the wallet misbehaves', () => {
    it.each([
      ['by silence', 'hang', 'UNAVAILABLE'],
      ['by breaking off in the middle', 'reset', 'UNAVAILABLE'],
      ['behind a broken gateway', 'html502', 'UNAVAILABLE'],
      ['with half an answer', 'truncated', 'CONTRACT_VIOLATION'],
      ['because it is asked too often', '429', 'RATE_LIMITED'],
    ])('%s, the desk is told within its time', async (_, mode, kind) => {
      await misbehave(mode);
      const startedAt = performance.now();

      await expect(connect().getTransaction(personas.AMINA_COFFEE)).rejects.toMatchObject({ kind });
      expect(performance.now() - startedAt).toBeLessThan(LIMITS.totalMs + 400);
    });

    it('says when to come back, where the wallet said so', async () => {
      await misbehave('429');
      await expect(connect().findAccount([AMINA])).rejects.toMatchObject({ retryAfterSeconds: 7 });
    });

    it('waits for a slow one', async () => {
      await misbehave('slow', 150);
      expect(await connect().getTransaction(personas.AMINA_COFFEE)).toMatchObject({ amount: '36.00' });
    });

    it('leaves a dead one alone, until it shows signs of life', async () => {
      await misbehave('html502');
      const provider = connect();

      for (let time = 0; time < 5; time += 1) {
        await expect(provider.findAccount([AMINA])).rejects.toMatchObject({ kind: 'UNAVAILABLE' });
      }

      await misbehave('none');
      await expect(provider.findAccount([AMINA])).rejects.toMatchObject({
        kind: 'UNAVAILABLE',
        retryAfterSeconds: 30,
      });
      await provider.health();
      await expect(provider.findAccount([AMINA])).resolves.toMatchObject({ state: 'available' });
    });
  });

  it('are strangers without the right name', async () => {
    const options = new WalletOptions(demo.baseUrl, 'UTC', 'somebody');
    const provider = new GsmaWalletProvider(options, new StillClock(NOW), LIMITS);
    providers.push(provider);
    await expect(provider.health()).rejects.toMatchObject({ kind: 'UNAUTHORISED' });
  });

  it('never meet where no wallet is connected', async () => {
    const provider = connect(null);
    await expect(provider.health()).rejects.toMatchObject({ kind: 'UNAVAILABLE' });
    await expect(provider.findAccount([AMINA])).rejects.toMatchObject({ kind: 'UNAVAILABLE' });
    await expect(provider.listTransactions([AMINA], { from: ago(1), to: NOW })).rejects.toMatchObject({
      kind: 'UNAVAILABLE',
    });
    await expect(provider.getTransaction('TX1')).rejects.toMatchObject({ kind: 'UNAVAILABLE' });
  });

  it('do not wait for a wallet that nobody runs', async () => {
    await expect(connect('http://127.0.0.1:1/1.2.0/mm').health()).rejects.toMatchObject({
      kind: 'UNAVAILABLE',
    });
  });
});
