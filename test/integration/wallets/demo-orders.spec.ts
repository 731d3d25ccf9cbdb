import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AMINA, AMINA_COFFEE, AMINA_TRANSFER_PENDING } from '../../../src/demo-wallet/personas.js';
import { scenario } from '../../../src/demo-wallet/scenarios.js';
import { startDemoWallet, type DemoWallet } from '../../../src/demo-wallet/server.js';
import { gsmaSchemas } from './gsma-schemas.js';

const NOW = new Date('2026-07-29T10:00:00Z');
const SECOND = 1_000;
const HOUR = 3_600 * SECOND;

interface Said {
  readonly status: number;
  readonly body: {
    readonly [field: string]: unknown;
    readonly transactionReference: string;
    readonly serverCorrelationId: string;
    readonly link: string;
  };
}

describe('orders to the demo wallet', () => {
  const schemas = gsmaSchemas();
  let wallet: DemoWallet;
  let present = NOW.getTime();
  /** Each case pays with its own story, so that none finds money given back by another. */
  const reversible = {
    shop: 'D24',
    partly: 'D27',
    twice: 'D22',
    bank: 'D25',
    charged: 'D11',
    returned: 'D12',
  };
  const referenceOf = (row: string): string => scenario(row).expected ?? '';

  beforeAll(async () => {
    wallet = await startDemoWallet({
      file: ':memory:',
      now: NOW,
      clock: () => new Date(present),
      faults: true,
    });
  });
  afterAll(() => wallet.close());

  async function ask(path: string, headers: Record<string, string> = {}): Promise<Said> {
    const answer = await fetch(`${wallet.baseUrl}${path}`, { headers });
    return { status: answer.status, body: (await answer.json()) as Said['body'] };
  }

  async function order(
    reference: string,
    body: object | string,
    headers: Record<string, string> = {},
    path = `/transactions/${reference}/reversals`,
  ): Promise<Said> {
    const answer = await fetch(`${wallet.baseUrl}${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-CorrelationID': randomUUID(), ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    return { status: answer.status, body: (await answer.json()) as Said['body'] };
  }

  const balanceOf = async (account: string): Promise<number> =>
    Number((await ask(`/accounts/${account}/balance`)).body['currentBalance']);

  it('give back a payment to a shop at once, and the original says so', async () => {
    const { account } = scenario(reversible.shop);
    const before = await balanceOf(`msisdn/${encodeURIComponent(account.value)}`);
    const { status, body } = await order(referenceOf(reversible.shop), { type: 'reversal' });

    expect(status).toBe(201);
    expect(schemas?.faults('responseReversal', body) ?? []).toEqual([]);
    expect(body).toMatchObject({ type: 'reversal', transactionStatus: 'completed', amount: '45.00' });
    expect(await balanceOf(`msisdn/${encodeURIComponent(account.value)}`)).toBeCloseTo(before + 45, 2);
    expect((await ask(`/transactions/${referenceOf(reversible.shop)}`)).body).toMatchObject({
      transactionStatus: 'reversed',
      customData: expect.arrayContaining([{ key: 'returnedBy', value: body.transactionReference }]),
    });
  });

  it('give back a part, then the rest, and never more than was paid', async () => {
    const reference = referenceOf(reversible.partly);
    const part = await order(reference, { type: 'adjustment', amount: '18.00', currency: 'CNY' });
    const state = (await ask(`/transactions/${reference}`)).body['transactionStatus'];
    const tooMuch = await order(reference, { type: 'reversal', amount: '168.01', currency: 'CNY' });
    const rest = await order(reference, { type: 'reversal' });
    const nothingLeft = await order(reference, { type: 'reversal' });

    expect([part.status, state, rest.status]).toEqual([201, 'partiallyreversed', 201]);
    expect(rest.body['amount']).toBe('168.00');
    expect(tooMuch).toMatchObject({ status: 400, body: { errorCode: 'overPaymentNotAllowed' } });
    expect(nothingLeft).toMatchObject({ status: 400, body: { errorCode: 'incorrectState' } });
  });

  it('are carried out once, however often they are sent', async () => {
    const headers = { 'X-CorrelationID': randomUUID() };
    const first = await order(referenceOf(reversible.twice), { type: 'reversal' }, headers);
    const again = await order(
      referenceOf(reversible.twice),
      { type: 'reversal' },
      { 'X-CorrelationID': headers['X-CorrelationID'].toUpperCase() },
    );

    expect(first.status).toBe(201);
    expect(again).toMatchObject({
      status: 400,
      body: { errorCategory: 'businessRule', errorCode: 'duplicateRequest' },
    });
    expect(schemas?.faults('errorObject', again.body) ?? []).toEqual([]);
  });

  it('take their time where the money comes back from a bank, and can be followed', async () => {
    const correlation = randomUUID();
    const taken = await order(
      referenceOf(reversible.bank),
      { type: 'reversal' },
      { 'X-CorrelationID': correlation, 'X-Client-Id': 'desk' },
    );
    const asDesk = { 'X-Client-Id': 'desk' };
    const statePath = `/requeststates/${taken.body.serverCorrelationId}`;
    const waiting = await ask(statePath, asDesk);
    const lead = await ask(`/responses/${correlation}`, asDesk);
    present += 21 * SECOND;
    const done = await ask(statePath, asDesk);
    const reference = String(done.body['objectReference']);

    expect(taken.status).toBe(202);
    expect(waiting.body).toMatchObject({ status: 'pending', notificationMethod: 'polling' });
    expect(lead.body).toEqual({ link: statePath });
    expect(done.body).toMatchObject({ status: 'completed' });
    expect([waiting, done].flatMap(({ body }) => schemas?.faults('requestStateObject', body) ?? [])).toEqual(
      [],
    );
    expect((await ask(`/transactions/${reference}`)).body).toMatchObject({
      transactionStatus: 'completed',
      originalTransactionReference: referenceOf(reversible.bank),
    });
    expect((await ask(`/responses/${correlation}`, asDesk)).body).toEqual({
      link: `/transactions/${reference}`,
    });
    expect(await ask(`/responses/${correlation}`, { 'X-Client-Id': 'stranger' })).toMatchObject({
      status: 401,
      body: { errorCode: 'clientAuthorisationError' },
    });
    expect(await ask(`/responses/${randomUUID()}`, asDesk)).toMatchObject({ status: 404 });
  });

  it('are carried out although nobody hears the answer, and are found again by their id', async () => {
    const correlation = randomUUID();
    const faults = (mode: string) =>
      fetch(`http://127.0.0.1:${wallet.port}/faults`, { method: 'POST', body: JSON.stringify({ mode }) });

    await faults('lost-answer');
    await expect(
      order(referenceOf(reversible.returned), { type: 'reversal' }, { 'X-CorrelationID': correlation }),
    ).rejects.toThrow('fetch failed');
    await faults('none');
    present += 21 * SECOND;
    const { body } = await ask(`/responses/${correlation}`);

    expect(schemas?.faults('responseResponse', body) ?? []).toEqual([]);
    expect((await ask(body.link)).body).toMatchObject({
      transactionStatus: 'completed',
      originalTransactionReference: referenceOf(reversible.returned),
    });
  });

  it('are not taken while the wallet is closed, and its heartbeat says so', async () => {
    const faults = (mode: string) =>
      fetch(`http://127.0.0.1:${wallet.port}/faults`, {
        method: 'POST',
        body: JSON.stringify({ mode, delayMs: 4_000 }),
      });
    const heartbeat = async () => (await ask('/heartbeat')).body;

    await faults('degraded');
    const degraded = await heartbeat();
    await faults('unavailable');
    const unavailable = await heartbeat();
    const refused = await order(referenceOf('D29'), { type: 'reversal' });
    await faults('none');

    expect(degraded).toEqual({ serviceStatus: 'degraded', delay: 4_000 });
    expect(unavailable).toMatchObject({
      serviceStatus: 'unavailable',
      plannedRestorationTime: expect.any(String),
    });
    expect(
      [degraded, unavailable].flatMap((body) => schemas?.faults('responseHeartbeat', body) ?? []),
    ).toEqual([]);
    expect(refused).toMatchObject({ status: 503, body: { errorCategory: 'serviceUnavailable' } });
    expect(await heartbeat()).toEqual({ serviceStatus: 'available' });
    expect((await ask(`/transactions/${referenceOf('D29')}`)).body).toMatchObject({
      transactionStatus: 'completed',
    });
  });

  it('are told to whoever wants to be called back, the refusal as well', async () => {
    const heard: unknown[] = [];
    const listener = createServer((request, response) => {
      let text = '';
      request.on('data', (chunk: Buffer) => (text += chunk.toString()));
      request.on('end', () => {
        heard.push({ method: request.method, body: JSON.parse(text) });
        response.writeHead(204).end();
      });
    });
    await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
    const headers = {
      'X-Callback-URL': `http://127.0.0.1:${(listener.address() as AddressInfo).port}/callback`,
    };
    const refund = {
      amount: '60.00',
      currency: 'CNY',
      debitParty: [{ key: 'msisdn', value: AMINA.msisdn }],
    };

    const answers = [
      await order(AMINA_COFFEE, { type: 'reversal' }, headers),
      await order(randomUUID(), { type: 'merchantpay', amount: '22.00', currency: 'USD' }, headers),
      await order('', refund, headers, '/transactions/type/adjustment'),
    ];
    for (let turns = 0; heard.length < 3 && turns < 500; turns++) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    await new Promise((resolve) => listener.close(resolve));

    expect(answers.map(({ status, body }) => [status, body['status'], body['notificationMethod']])).toEqual(
      answers.map(() => [202, 'pending', 'callback']),
    );
    expect(heard).toEqual([
      { method: 'PUT', body: expect.objectContaining({ type: 'reversal', transactionStatus: 'completed' }) },
      {
        method: 'PUT',
        body: expect.objectContaining({ errorCategory: 'validation', errorCode: 'formatError' }),
      },
      { method: 'PUT', body: expect.objectContaining({ type: 'adjustment', amount: '60.00' }) },
    ]);
    expect((await ask(`/requeststates/${answers[1]?.body.serverCorrelationId}`)).body).toMatchObject({
      status: 'failed',
      error: { errorCode: 'formatError' },
    });
  });

  it.each([
    ['of nothing', 'TX0', { type: 'reversal' }, 404, 'identifierError'],
    ['of what is still on its way', AMINA_TRANSFER_PENDING, { type: 'reversal' }, 400, 'incorrectState'],
    ['of what failed and cost nothing', 'D01', { type: 'reversal' }, 400, 'incorrectState'],
    ['of another kind', 'D29', { type: 'transfer' }, 400, 'formatError'],
    [
      'in another currency',
      'D29',
      { type: 'reversal', amount: '1', currency: 'USD' },
      400,
      'currencyNotSupported',
    ],
    ['without a currency', 'D29', { type: 'reversal', amount: '1' }, 400, 'mandatoryValueNotSupplied'],
    [
      'of less than nothing',
      'D29',
      { type: 'reversal', amount: '-1', currency: 'CNY' },
      400,
      'negativeValue',
    ],
    [
      'of a third of a cent',
      'D29',
      { type: 'reversal', amount: '0.003', currency: 'CNY' },
      400,
      'formatError',
    ],
    ['in no language', 'D29', 'reverse it', 400, 'formatError'],
  ])('are refused %s, and nothing moves', async (_, name, body, status, errorCode) => {
    const reference = name.startsWith('D') ? referenceOf(name) : name;
    const before = await ask(`/transactions/${reference}`);
    const answer = await order(reference, body);

    expect(answer).toMatchObject({ status, body: { errorCode } });
    expect(schemas?.faults('errorObject', answer.body) ?? []).toEqual([]);
    expect(await ask(`/transactions/${reference}`)).toMatchObject({
      status: before.status,
      body: status === 404 ? {} : before.body,
    });
  });

  it.each([
    ['none', undefined, 'mandatoryValueNotSupplied'],
    ['one that is none', 'order-1', 'formatError'],
  ])('need an id of their own: %s', async (_, id, errorCode) => {
    const answer = await fetch(`${wallet.baseUrl}/transactions/${referenceOf('D29')}/reversals`, {
      method: 'POST',
      headers: id === undefined ? {} : { 'X-CorrelationID': id },
      body: '{"type":"reversal"}',
    });
    expect(await answer.json()).toMatchObject({ errorCode });
  });

  it('leave the books in balance, and what is pending ends when its time comes', async () => {
    const { account } = scenario('D17');
    const before = await ask(`/accounts/emailaddress/${account.value}/balance`);
    present += 40 * HOUR;
    const after = await ask(`/accounts/emailaddress/${account.value}/balance`);

    expect(before.body).toMatchObject({ reservedBalance: '188.00' });
    expect(after.body).toMatchObject({ reservedBalance: '0.00' });
    expect(Number(before.body['currentBalance']) - Number(after.body['currentBalance'])).toBeCloseTo(188, 2);
    expect((await ask(`/transactions/${referenceOf('D17')}`)).body).toMatchObject({
      transactionStatus: 'completed',
    });
  });

  it('are not needed for what was charged although it failed: it comes back by itself in time', async () => {
    const { body } = await ask(`/transactions/${referenceOf(reversible.charged)}`);
    expect(body).toMatchObject({
      transactionStatus: 'failed',
      customData: expect.arrayContaining([{ key: 'returnedBy', value: expect.stringMatching(/^TX/) }]),
    });
  });
});

describe('a demo wallet that has a secret for its client', () => {
  it('gives out tokens that are good for a while, and lets nobody else in', async () => {
    let present = NOW.getTime();
    const wallet = await startDemoWallet({
      file: ':memory:',
      now: NOW,
      clock: () => new Date(present),
      clientId: 'desk',
      clientSecret: 'a-secret-of-the-demonstration',
      tokenSeconds: 60,
    });
    const basic = (secret: string) => `Basic ${Buffer.from(`desk:${secret}`).toString('base64')}`;
    const token = (authorization: string, body = 'grant_type=client_credentials') =>
      fetch(wallet.tokenUrl, {
        method: 'POST',
        headers: { authorization, 'Content-Type': 'application/x-www-form-urlencoded' },
        body,
      });
    const status = async (authorization: string) =>
      (await fetch(`${wallet.baseUrl}/heartbeat`, { headers: { authorization } })).status;

    const given = (await (await token(basic('a-secret-of-the-demonstration'))).json()) as {
      access_token: string;
    };
    expect(given).toMatchObject({ token_type: 'Bearer', expires_in: 60 });
    expect(await status(`Bearer ${given.access_token}`)).toBe(200);
    expect(await status(basic('a-secret-of-the-demonstration'))).toBe(200);
    expect(await status('Bearer guessed')).toBe(401);
    expect((await token(basic('guessed'))).status).toBe(401);
    expect((await token(basic('a-secret-of-the-demonstration'), 'grant_type=password')).status).toBe(400);
    present += 61 * SECOND;
    expect(await status(`Bearer ${given.access_token}`)).toBe(401);
    await wallet.close();
  });
});
