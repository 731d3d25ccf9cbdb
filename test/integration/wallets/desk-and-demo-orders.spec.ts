import { randomUUID } from 'node:crypto';
import { AMINA, AMINA_COFFEE } from '../../../src/demo-wallet/personas.js';
import { scenario } from '../../../src/demo-wallet/scenarios.js';
import { startDemoWallet, type DemoWallet } from '../../../src/demo-wallet/server.js';
import { GSMA_LIMITS } from '../../../src/modules/wallets/gsma-client.js';
import { GsmaWalletProvider } from '../../../src/modules/wallets/gsma-wallet-provider.js';
import { WalletOptions } from '../../../src/modules/wallets/wallet-options.js';
import { DEFAULT_PROFILE } from '../../../src/modules/wallets/wallet-profile.js';
import type { ReversalOrder } from '../../../src/modules/wallets/wallet-reversal.js';
import { StillClock } from '../../support/still-clock.js';

const NOW = new Date('2026-07-29T10:00:00Z');
const SECRET = 'a-word-of-honour';
const ACCOUNT = [{ kind: 'msisdn', value: AMINA.msisdn }] as const;
const WINDOW = { from: new Date('2026-04-01T00:00:00Z'), to: NOW };

const anOrder = (originalReference: string): ReversalOrder => ({
  correlationId: randomUUID(),
  originalReference,
  kind: 'reversal',
  part: null,
  description: null,
});

describe('the desk and a demo wallet that gives out tokens', () => {
  let demo: DemoWallet;
  let desk: GsmaWalletProvider;

  const connect = (secret = SECRET): GsmaWalletProvider => {
    const profile = {
      ...DEFAULT_PROFILE,
      auth: { kind: 'oauth2', tokenUrl: demo.tokenUrl, scope: null } as const,
      capabilities: { ...DEFAULT_PROFILE.capabilities, reversal: true },
    };
    const options = new WalletOptions(demo.baseUrl, 'Asia/Shanghai', 'desk', undefined, secret, profile);

    return new GsmaWalletProvider(options, new StillClock(NOW), { ...GSMA_LIMITS, pauseMs: 1 });
  };

  beforeAll(async () => {
    demo = await startDemoWallet({ file: ':memory:', now: NOW, clientId: 'desk', clientSecret: SECRET });
    desk = connect();
  });
  afterAll(async () => {
    await desk.onModuleDestroy();
    await demo.close();
  });

  it('know each other by a token, and a stranger gets none', async () => {
    const stranger = connect('another word');
    await expect(stranger.findAccount(ACCOUNT)).rejects.toMatchObject({ kind: 'UNAUTHORISED' });
    await stranger.onModuleDestroy();

    await expect(desk.findAccount(ACCOUNT)).resolves.toMatchObject({ condition: 'active' });
  });

  it('agree on how an account stands, on its balance and on its statement', async () => {
    const [account, status, balance, statement] = await Promise.all([
      desk.findAccount(ACCOUNT),
      desk.getStatus(ACCOUNT),
      desk.getBalance(ACCOUNT),
      desk.listStatement(ACCOUNT, WINDOW),
    ]);

    expect(status).toMatchObject({ state: account.state, condition: account.condition });
    expect(balance).toMatchObject({ ...account.balances, currency: account.currency });
    expect(statement.unreadable).toBe(0);
    expect(statement.entries.map(({ reference }) => reference)).toContain(AMINA_COFFEE);
  });

  it('give money back once: the lost answer of an order is found, and the order itself is never taken twice', async () => {
    const order = anOrder(scenario('D22').expected ?? '');
    const first = await desk.requestReversal(order);

    expect(first).toMatchObject({ state: 'DONE', reversal: { originalReference: order.originalReference } });
    expect(await desk.requestReversal(order)).toMatchObject({
      state: 'DUPLICATE',
      refusal: { reason: 'DUPLICATE' },
    });
    expect(await desk.recoverReversal(order)).toEqual(first);
  });

  it('agree that an order is under way where another house has a word in it', async () => {
    const outcome = await desk.requestReversal(anOrder(scenario('D25').expected ?? ''));
    const id = outcome.state === 'QUEUED' ? outcome.progress.serverCorrelationId : '';

    expect(outcome.state).toBe('QUEUED');
    expect(await desk.reversalState(id)).toMatchObject({ serverCorrelationId: id, state: 'PENDING' });
  });

  it('agree that nothing came of an order that never arrived, and of one that cannot be', async () => {
    expect(await desk.recoverReversal(anOrder(AMINA_COFFEE))).toEqual({ state: 'NOT_RECEIVED' });
    expect(await desk.requestReversal(anOrder('TX-nowhere'))).toMatchObject({
      state: 'REJECTED',
      refusal: { code: 'identifierError' },
    });
  });
});
