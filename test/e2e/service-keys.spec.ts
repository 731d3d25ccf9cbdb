import { randomUUID } from 'node:crypto';
import { type Page, PageClient } from '../support/html.js';
import { AMINAS_TRANSFER, eachDatabase, inChina, say, sendForm, WALLET_NOW, World } from './world.js';
import { waitFor } from '../support/wait.js';

const CONTACT = 'amina@example.org';
const { occurredDate, occurredTime } = inChina(new Date(WALLET_NOW.getTime() - 45 * 60_000));

const aRequest = (other: object = {}): Record<string, unknown> => ({
  type: 'E302',
  lang: 'en',
  account: { kind: 'username', value: 'amina' },
  occurred: { localDate: occurredDate, localTime: occurredTime, zone: 'Asia/Shanghai', precision: 'exact' },
  amount: '200',
  currency: 'CNY',
  counterparty: 'Li Hua',
  description: 'I sent 200 yuan to another wallet and it has not arrived.',
  contact: CONTACT,
  ...other,
});

describe.each(eachDatabase)('a program with a key (%s)', (_, database) => {
  let world: World;
  let wallet = '';
  let other = '';

  beforeAll(async () => {
    world = await World.start({ database, wallet: true });
    [wallet, other] = [await newKey('wallet app'), await newKey('shop')];
  });
  afterAll(() => world?.stop());

  const newKey = async (name: string): Promise<string> => {
    const { stdout } = await world.server.cli(['api-key:create', name]);

    return /(wdk_[\w-]{43})/.exec(stdout)?.[1] ?? 'none';
  };
  const send = (path: string, body: unknown, key: string | null, name: string | null = randomUUID()) =>
    new PageClient(world.server.url).send(`/api/v1/${path}`, {
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
      headers: {
        accept: 'application/json',
        'accept-language': 'en',
        'content-type': 'application/json',
        ...(key === null ? {} : { authorization: `Bearer ${key}` }),
        ...(name === null ? {} : { 'idempotency-key': name }),
      },
    });
  const bring = (other_: object = {}, key: string | null = wallet, name?: string | null): Promise<Page> =>
    send('tickets', aRequest(other_), key, name);
  const refusal = (page: Page) =>
    page.json<{ error: { message: string; fields?: { field: string }[] } }>().error;
  const referenceOf = (page: Page): string => page.json<{ reference: string }>().reference;

  it('brings a request, whose transaction is looked up, and sees where it stands', async () => {
    const page = await bring();
    const answer = page.json<{ reference: string; url: string; type: string; promisedAt: string }>();
    const state = await send(`tickets/${answer.reference}`, undefined, wallet);
    const [ticket] = await world.rows(`SELECT * FROM tickets WHERE reference = '${answer.reference}'`);
    await waitFor('the candidates', async () => {
      const rows = await world.rows(
        `SELECT c.reference FROM transaction_candidates c JOIN tickets t ON t.id = c.ticket_id
         WHERE t.reference = '${answer.reference}'`,
      );

      return rows.some(({ reference }) => reference === AMINAS_TRANSFER);
    });

    expect(page.status).toBe(201);
    expect(Object.keys(answer)).toEqual(['reference', 'url', 'type', 'promisedAt']);
    expect(answer.type).toBe('E302');
    expect(new URL(answer.url).pathname).toBe('/en/requests/find');
    expect(new Date(answer.promisedAt).getTime()).toBe(Number(ticket?.['first_reply_due_at']));
    expect(ticket).toMatchObject({
      account: 'amina',
      occurred_date: occurredDate,
      extra: '{"F05":"Li Hua"}',
    });
    expect(state.json()).toMatchObject({
      reference: answer.reference,
      type: 'E302',
      promisedAt: answer.promisedAt,
    });
  });

  it('is told what happened once an agent has shown it to the customer, and only of its own request', async () => {
    const reference = referenceOf(await bring({ contact: 'diagnosed@example.org' }));
    const mei = await world.staff('mei');
    await waitFor('the diagnosis', async () => {
      const { text } = await mei.get(`/agent/t/${reference}`);

      return text.includes(say('en', 'desk.diagnosis.title')) && text.includes(AMINAS_TRANSFER);
    });
    const ask = (body: object, key: string | null) => send('wallet/diagnose', body, key);
    const suggested = await ask({ ticket: reference }, wallet);
    await sendForm(mei, `/agent/t/${reference}/links`, { transaction: AMINAS_TRANSFER, key: randomUUID() });
    const tied = await ask({ ticket: reference }, wallet);
    const absent = await ask({ ticket: 'WD-2222-2222-2' }, wallet);
    const [link] = await world.rows(
      `SELECT l.id FROM transaction_links l JOIN tickets t ON t.id = l.ticket_id WHERE t.reference = '${reference}'`,
    );
    await sendForm(mei, `/agent/t/${reference}/links/${String(link?.['id'])}`, {
      act: 'show',
      key: randomUUID(),
    });
    const told = await ask({ ticket: reference }, wallet);
    const answer = told.json<{ rule: string; texts: Record<string, string>; article: string }>();
    const strange = await Promise.all([
      ask({ ticket: reference }, other),
      ask({ reference: AMINAS_TRANSFER }, wallet),
      ask({}, wallet),
      ask({ ticket: reference }, null),
    ]);

    expect([suggested.status, tied.status, told.status]).toEqual([404, 404, 200]);
    expect(refusal(tied).message).toBe(refusal(absent).message);
    expect(answer.rule).toMatch(/^D\d\d$/);
    expect(Object.keys(answer)).toEqual([
      'rule',
      'cause',
      'texts',
      'next',
      'article',
      'priority',
      'escalate',
    ]);
    expect(strange.map(({ status }) => status)).toEqual([404, 404, 404, 401]);
    expect(await askedOf(reference)).toHaveLength(1);
  });

  it('is told of any request with a key of the desk, whose reply has the same words at one press', async () => {
    const reference = referenceOf(await bring({ contact: 'desks@example.org' }));
    const mei = await world.staff('mei');
    await waitFor('the diagnosis', async () =>
      (await mei.get(`/agent/t/${reference}`)).text.includes(say('en', 'desk.diagnosis.title')),
    );
    const ours = await newKey('the desk');
    await world.server.cli(['api-key:scope', 'desk', 'the desk']);
    const told = await send('wallet/diagnose', { ticket: reference }, ours);
    const prepared = await sendForm(mei, `/agent/t/${reference}/replies/preparation`, {
      body: 'Hello Amina,',
      clientMessageId: randomUUID(),
    });

    expect(told.status).toBe(200);
    expect(prepared.status).toBe(200);
    expect(prepared.field('body')?.value).toBe(
      `Hello Amina,\n\n${told.json<{ texts: Record<string, string> }>().texts['en']}`,
    );
    expect(await askedOf(reference)).toHaveLength(1);
  });

  const askedOf = (reference: string) =>
    world.rows(
      `SELECT a.id FROM audit_rows a JOIN tickets t ON t.id = a.object_id
       WHERE a.action = 'wallet.diagnosed' AND t.reference = '${reference}' AND a.meta LIKE '%asked%'`,
    );

  it('leads its customer to his request by reference and address', async () => {
    const { reference, url } = (await bring({ contact: 'lihua@example.org' })).json<{
      reference: string;
      url: string;
    }>();
    const { pathname, search } = new URL(url);
    const page = await world.visitor().get(`${pathname}${search}`);

    expect(page.status).toBe(200);
    expect(page.field('reference')?.value).toBe(reference);
    expect(page.body).not.toContain('lihua@example.org');
  });

  it('gets the first answer again under the same name, and none for another request', async () => {
    const before = await world.count('tickets');
    const pages = await Promise.all(Array.from({ length: 4 }, () => bring({}, wallet, 'order-17')));
    const changed = await bring({ amount: '300' }, wallet, 'order-17');
    const foreign = await bring({}, other, 'order-17');

    expect(new Set(pages.map(({ status, body }) => `${status} ${body}`)).size).toBe(1);
    expect(pages[0]?.status).toBe(201);
    expect([changed.status, refusal(changed).message]).toEqual([409, say('en', 'errors.key-reused')]);
    expect(foreign.status).toBe(201);
    expect(await world.count('tickets')).toBe(before + 2);
  });

  it('speaks for the customer in what it has brought', async () => {
    const reference = referenceOf(await bring());
    const sent = await send(`tickets/${reference}/messages`, { body: 'It is urgent for her rent.' }, wallet);
    const rows = await world.rows(
      `SELECT e.author, e.body FROM entries e JOIN tickets t ON t.id = e.ticket_id
       WHERE t.reference = '${reference}' AND e.kind = 'message' ORDER BY e.seq`,
    );

    expect(sent.status).toBe(200);
    expect(rows.map(({ author }) => author)).toEqual(['customer', 'customer']);
    expect(rows[1]?.['body']).toBe('It is urgent for her rent.');
  });

  it('finds nothing of another key, of a customer, and of nobody', async () => {
    const brought = referenceOf(await bring());
    const { reference: own } = await world.customer();
    for (const [reference, key] of [
      [brought, other],
      [own, wallet],
      ['WD-2222-2222-2', wallet],
    ] as const) {
      const state = await send(`tickets/${reference}`, undefined, key);
      const word = await send(`tickets/${reference}/messages`, { body: 'Hello?' }, key);
      const entries = await send(`tickets/${reference}/entries?after=0`, undefined, key);

      expect([state.status, word.status, entries.status]).toEqual([404, 404, 404]);
    }
    expect((await send('../../agent/queue', undefined, wallet)).status).toBe(404);
  });

  it('is nobody without its key, with a customer’s cookie, and with a key that was never given', async () => {
    const { client } = await world.customer();
    const cookie = await client.send('/api/v1/tickets', {
      method: 'POST',
      headers: { accept: 'application/json', 'content-type': 'application/json', 'idempotency-key': 'mine' },
      body: JSON.stringify(aRequest()),
    });
    const unknown = await bring({}, `wdk_${'A'.repeat(43)}`);

    expect([(await bring({}, null)).status, cookie.status, unknown.status]).toEqual([401, 401, 401]);
    expect(refusal(unknown).message).toBe(say('en', 'errors.service-key'));
  });

  it('can do nothing any more once its key was taken back', async () => {
    const key = await newKey('old app');
    expect((await bring({}, key)).status).toBe(201);
    const { stdout } = await world.server.cli(['api-key:revoke', 'old app']);
    const after = await bring({}, key);
    const { stdout: list } = await world.server.cli(['api-key:list']);

    expect(stdout).toContain('old app');
    expect([after.status, refusal(after).message]).toEqual([401, say('en', 'errors.service-key')]);
    expect(list).toMatch(/^old app: made .*, used .*, revoked /m);
    expect(list).not.toContain('wdk_');
  });

  it('must name its call', async () => {
    const page = await bring({}, wallet, null);

    expect([page.status, refusal(page).message]).toEqual([400, say('en', 'errors.key-missing')]);
  });

  it.each<[string, object, string]>([
    [
      'a time to come',
      { occurred: { localDate: '2999-01-01', zone: 'UTC', precision: 'day' } },
      'occurred.localDate',
    ],
    [
      'no such zone',
      { occurred: { localDate: occurredDate, zone: 'Mars/Olympus', precision: 'day' } },
      'occurred.zone',
    ],
    [
      'no such precision',
      { occurred: { localDate: occurredDate, zone: 'UTC', precision: 'about' } },
      'occurred.precision',
    ],
    ['too long a text', { description: 'x'.repeat(4_001) }, 'description'],
    ['an amount with letters', { amount: 'many' }, 'amount'],
    ['no such type', { type: 'E999' }, 'type'],
    ['an account that is a text', { account: 'amina' }, 'account'],
    ['a phone number of letters', { account: { kind: 'phone', value: 'amina' } }, 'account.value'],
    ['no address', { contact: 'nobody' }, 'contact'],
    ['a field that nobody asked for', { assignee: 'jonas' }, 'assignee'],
  ])('is told the field for %s', async (_name, wrong, field) => {
    const before = await world.count('tickets');
    const page = await bring(wrong);

    expect(page.status).toBe(422);
    expect(refusal(page).fields?.map((one) => one.field)).toEqual([field]);
    expect(await world.count('tickets')).toBe(before);
  });

  const asked = (other_: object = {}): Record<string, unknown> => {
    const { contact: _contact, ...words } = aRequest();

    return { ...words, ...other_ };
  };

  it('finds the transaction that is meant only with a key of the desk, and not before it is written down', async () => {
    const before = await send('wallet/match', asked(), wallet);
    const { stdout } = await world.server.cli(['api-key:scope', 'desk', 'wallet app']);
    const page = await send('wallet/match', asked(), wallet);
    const answer = page.json<{
      result: string;
      candidates: { reference: string; evidence: { text: string }[] }[];
    }>();
    const rows = await world.rows(`SELECT meta FROM audit_rows WHERE action = 'wallet.matched'`);

    expect(before.status).toBe(404);
    expect(stdout).toContain('scope desk');
    expect([page.status, answer.candidates[0]?.reference]).toEqual([200, AMINAS_TRANSFER]);
    expect(answer.candidates[0]?.evidence.map(({ text }) => text)).toContain(
      'The amount is exactly 200.00 CNY.',
    );
    expect(rows).toHaveLength(1);
    expect(String(rows[0]?.['meta'])).toContain(AMINAS_TRANSFER);
    expect(JSON.stringify(rows)).not.toMatch(/amina|rent|Li Hua/i);
  });

  it('is asked for another account where the wallet knows none, and for the fields that cannot be', async () => {
    const nobody = await send(
      'wallet/match',
      asked({ account: { kind: 'username', value: 'nobody' } }),
      wallet,
    );
    const wrong = await send(
      'wallet/match',
      asked({ amount: 'many', occurred: { localDate: '2999-01-01', zone: 'UTC', precision: 'day' } }),
      wallet,
    );

    expect(nobody.json()).toMatchObject({ result: 'none', candidates: [], question: { ask: 'account' } });
    expect(wrong.status).toBe(422);
    expect(refusal(wrong).fields?.map(({ field }) => field)).toEqual(['occurred.localDate', 'amount']);
  });

  it('may leave the type open', async () => {
    const { type: _type, ...untyped } = aRequest();
    const page = await send('tickets', untyped, wallet);

    expect([page.status, page.json<{ type: string | null }>().type]).toEqual([201, null]);
  });

  it('leaves no secret behind: none of its own, and none that a customer typed', async () => {
    const reference = referenceOf(
      await bring({ description: 'My card is 4111 1111 1111 1111 and my password is hunter2secret.' }),
    );
    const [entry] = await world.rows(
      `SELECT e.body FROM entries e JOIN tickets t ON t.id = e.ticket_id WHERE t.reference = '${reference}'`,
    );
    const stored = JSON.stringify([
      ...(await world.rows('SELECT * FROM service_keys')),
      ...(await world.rows('SELECT * FROM audit_rows')),
    ]);

    expect(String(entry?.['body'])).not.toMatch(/4111 1111|hunter2secret/);
    expect(stored).not.toContain(wallet);
    expect(world.server.output).not.toContain(wallet);
  });

  it('is not led to somebody who only typed the same address into a browser', async () => {
    const { client } = await world.customer('en', { contact: 'mallory@example.org' });
    const reference = referenceOf(await bring({ contact: 'mallory@example.org' }));

    expect((await client.send(`/en/requests/${reference}`)).status).toBe(404);
  });
});
