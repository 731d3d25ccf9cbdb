import { startDemoWallet } from '../../../src/demo-wallet/server.js';
import type { DemoWallet } from '../../../src/demo-wallet/server.js';
import { AMINA_TRANSFER_COMPLETED, LIHUA_CHARGED_BUT_FAILED } from '../../../src/demo-wallet/personas.js';
import { scenario } from '../../../src/demo-wallet/scenarios.js';
import { gsmaSchemas } from './gsma-schemas.js';

const NOW = new Date('2026-07-29T10:00:00Z');

interface Row {
  readonly transactionReference: string;
  readonly creationDate: string;
  readonly transactionStatus: string;
  readonly type: string;
}

describe('the demo wallet', () => {
  const schemas = gsmaSchemas();
  let wallet: DemoWallet;

  beforeAll(async () => {
    wallet = await startDemoWallet({ file: ':memory:', now: NOW });
  });

  afterAll(() => wallet.close());

  async function ask(path: string): Promise<{ status: number; headers: Headers; body: unknown }> {
    const answer = await fetch(`${wallet.baseUrl}/${path}`);
    return { status: answer.status, headers: answer.headers, body: await answer.json() };
  }

  /** What the answer breaks of the standard; a refusal breaks it in any case. */
  async function faultsOf(path: string, schema: string): Promise<string[]> {
    const { status, body } = await ask(path);
    return status === 200 ? (schemas?.faults(schema, body) ?? []) : [`answered ${status}`];
  }

  async function list(query: string): Promise<Row[]> {
    const { status, body } = await ask(`accounts/username/amina/transactions?${query}`);
    expect(status).toBe(200);
    return body as Row[];
  }

  it.each([
    ['its health', 'heartbeat', 'responseHeartbeat'],
    ['an account by phone', 'accounts/msisdn/%2B8613800000001', 'responseAccount'],
    ['an account by an unescaped plus', 'accounts/msisdn/+8613800000001', 'responseAccount'],
    ['an account by e-mail', 'accounts/emailaddress/lihua%40wallet.example', 'responseAccount'],
    [
      'an account by two identifiers',
      'accounts/walletid@W10000003$msisdn@%2B447700900003',
      'responseAccount',
    ],
    ['a state', 'accounts/username/jonas/status', 'responseAccountStatus'],
    ['a balance', 'accounts/username/amina/balance', 'responseAccountBalance'],
    ['a name', 'accounts/username/amina/accountname', 'responseAccountName'],
    ['a voucher', 'accounts/msisdn/+8613800009001', 'responseAccount'],
    ['a transaction', `transactions/${LIHUA_CHARGED_BUT_FAILED}`, 'responseTransaction'],
    ['a statement entry', `statemententries/${AMINA_TRANSFER_COMPLETED}`, 'responseStatementEntries'],
    ['the balance of its own', 'accounts/balance', 'responseAccountBalance'],
  ])('tells %s as the standard writes it', async (_, path, schema) => {
    expect(await faultsOf(path, schema)).toEqual([]);
  });

  it('is held to a standard that bites', async () => {
    const { body } = await ask(`transactions/${AMINA_TRANSFER_COMPLETED}`);
    const spoilt = {
      ...(body as object),
      amount: '1,000',
      currency: 'YUAN',
      creationDate: '2026-07-29T10:00:00',
    };
    expect(schemas?.faults('responseTransaction', spoilt) ?? [1, 2, 3]).toHaveLength(3);
  });

  it('writes every transaction of a busy account as the standard does', async () => {
    const rows = await list('limit=500');
    expect(rows.length).toBeGreaterThan(80);
    expect(rows.flatMap((row) => schemas?.faults('responseTransaction', row) ?? [])).toEqual([]);
  });

  it('names no zone for those whose provider is an older one, and is right in all the rest', async () => {
    const { body } = await ask('accounts/msisdn/+8613800010005/transactions?limit=500');
    const rows = body as Row[];
    const faults = rows.flatMap((row) => schemas?.faults('responseTransaction', row) ?? []);
    expect(rows.map(({ creationDate }) => /Z|[+-]\d\d:/.test(creationDate))).not.toContain(true);
    expect(new Set(faults)).toEqual(
      new Set(
        schemas === null
          ? []
          : ['creationDate', 'modificationDate'].map((field) => `/${field} must match format "date-time"`),
      ),
    );
  });

  it('says where a traveller paid', async () => {
    const { body } = await ask('accounts/msisdn/+8613800010003/transactions?limit=500');
    const rows = body as (Row & { geoCode?: string })[];
    expect(new Set(rows.map(({ geoCode }) => geoCode)).size).toBeGreaterThan(1);
    expect(rows.flatMap((row) => schemas?.faults('responseTransaction', row) ?? [])).toEqual([]);
  });

  it('says that money left although the payment failed', async () => {
    expect((await ask(`transactions/${LIHUA_CHARGED_BUT_FAILED}`)).body).toMatchObject({
      transactionStatus: 'failed',
      amount: '199.00',
      currency: 'CNY',
      customData: expect.arrayContaining([{ key: 'debitPosted', value: 'true' }]),
    });
  });

  it('finds a transaction by the receipt that customers see, too', async () => {
    const { body } = await ask(`transactions/${AMINA_TRANSFER_COMPLETED}`);
    const { transactionReceipt } = body as { transactionReceipt: string };
    expect((await ask(`transactions/${transactionReceipt}`)).body).toEqual(body);
  });

  it('lists fifty at a time, newest first, and counts', async () => {
    const { headers, body } = await ask('accounts/username/amina/transactions');
    const dates = (body as Row[]).map(({ creationDate }) => creationDate);
    expect(dates).toHaveLength(50);
    expect(dates).toEqual([...dates].sort().reverse());
    expect(headers.get('x-records-returned-count')).toBe('50');
    expect(Number(headers.get('x-records-available-count'))).toBeGreaterThan(80);
  });

  it('continues where a page ended', async () => {
    const whole = await list('limit=30');
    const parts = [...(await list('limit=10')), ...(await list('limit=20&offset=10'))];
    expect(parts).toEqual(whole);
    expect(await list('offset=5000')).toEqual([]);
    expect(await list('limit=0')).toEqual([]);
  });

  it('keeps to the window, whatever zone it is written in', async () => {
    const inZulu = await list('fromDateTime=2026-07-29T06:00:00Z&toDateTime=2026-07-29T07:00:00Z');
    const inShanghai = await list(
      'fromDateTime=2026-07-29T14:00:00+08:00&toDateTime=2026-07-29T15:00:00%2B08:00',
    );
    expect(inZulu.map(({ transactionReference }) => transactionReference)).toEqual([
      AMINA_TRANSFER_COMPLETED,
    ]);
    expect(inShanghai).toEqual(inZulu);
  });

  it('shows a fee beside the amount it was taken for', async () => {
    const { account } = scenario('D25');
    const path = `accounts/emailaddress/${account.value}/statemententries`;
    const told = async (query: string) =>
      ((await ask(`${path}?${query}`)).body as { displayType: string; amount: string }[]).map(
        ({ displayType, amount }) => `${displayType} ${amount}`,
      );
    const since = 'fromDateTime=2026-07-25T00:00:00Z';

    expect((await told(since)).sort()).toEqual(['fee 2.00', 'withdrawal 2000.00']);
    expect(await told(`${since}&displayType=fee`)).toEqual(['fee 2.00']);
    expect(await told(`${since}&limit=1&offset=1`)).toHaveLength(1);
    expect(await told(`${since}&transactionStatus=failed`)).toEqual([]);
  });

  it('filters by state and type', async () => {
    const rows = await list('transactionStatus=Completed&transactionType=transfer&limit=500');
    expect(new Set(rows.map(({ type, transactionStatus }) => `${type} ${transactionStatus}`))).toEqual(
      new Set(['transfer completed']),
    );
  });

  it.each([
    ['an unknown account', 'accounts/username/nobody', 404, 'identification', 'identifierError'],
    ['an unknown transaction', 'transactions/TX0', 404, 'identification', 'identifierError'],
    [
      'two identifiers of two people',
      'accounts/username@amina$msisdn@%2B8613800000002',
      404,
      'identification',
      'identifierError',
    ],
    ['an unknown kind', 'accounts/nickname/amina', 400, 'validation', 'formatError'],
    ['a phone number that is none', 'accounts/msisdn/amina', 400, 'validation', 'formatError'],
    [
      'four identifiers',
      'accounts/username@a$username@b$username@c$username@d',
      400,
      'validation',
      'formatError',
    ],
    [
      'a phone number with two wallets',
      'accounts/msisdn/+8613800010010',
      400,
      'validation',
      'mandatoryValueNotSupplied',
    ],
    [
      'a date without a zone',
      'accounts/username/amina/transactions?fromDateTime=2026-07-29T06:00:00',
      400,
      'validation',
      'formatError',
    ],
    [
      'a day that is none',
      'accounts/username/amina/transactions?toDateTime=2026-13-29T06:00:00Z',
      400,
      'validation',
      'formatError',
    ],
    [
      'a limit that is none',
      'accounts/username/amina/transactions?limit=many',
      400,
      'validation',
      'formatError',
    ],
    [
      'an offset that is none',
      'accounts/username/amina/transactions?offset=-1',
      400,
      'validation',
      'invalidOffset',
    ],
    [
      'an unknown type',
      'accounts/username/amina/transactions?transactionType=gift',
      400,
      'validation',
      'formatError',
    ],
    ['a broken escape', 'accounts/username/%E0%A4%A', 400, 'validation', 'formatError'],
    ['an unknown resource', 'quotations/1', 404, 'identification', 'identifierError'],
  ])('refuses %s as the standard does', async (_, path, status, errorCategory, errorCode) => {
    const answer = await ask(path);
    expect(answer).toMatchObject({ status, body: { errorCategory, errorCode } });
    expect(schemas?.faults('errorObject', answer.body) ?? []).toEqual([]);
  });

  it('is exact about one of two wallets on a phone number', async () => {
    const { status, body } = await ask('accounts/msisdn@%2B8613800010010$walletid@W20000510');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      currency: 'USD',
      accountIdentifiers: expect.arrayContaining([{ key: 'walletid', value: 'W20000510' }]),
    });
  });

  it('changes nothing but by an order it knows', async () => {
    const put = await fetch(`${wallet.baseUrl}/heartbeat`, { method: 'PUT', body: '{}' });
    const post = await fetch(`${wallet.baseUrl}/heartbeat`, { method: 'POST', body: '{}' });
    expect([put.status, post.status]).toEqual([405, 404]);
  });

  it('takes no orders to misbehave unless it was started so', async () => {
    const answer = await fetch(`http://127.0.0.1:${wallet.port}/faults`, {
      method: 'POST',
      body: '{"mode":"hang"}',
    });
    expect(answer.status).not.toBe(204);
    expect((await ask('heartbeat')).status).toBe(200);
  });
});

describe('a demo wallet that knows its clients', () => {
  it('refuses strangers', async () => {
    const wallet = await startDemoWallet({ file: ':memory:', now: NOW, clientId: 'desk', apiKey: 'key' });
    const status = async (headers: Record<string, string>) =>
      (await fetch(`${wallet.baseUrl}/heartbeat`, { headers })).status;

    expect(await status({})).toBe(401);
    expect(await status({ 'X-Client-Id': 'desk', 'X-API-Key': 'wrong' })).toBe(401);
    expect(await status({ 'X-Client-Id': 'desk', 'X-API-Key': 'key' })).toBe(200);
    await wallet.close();
  });
});
