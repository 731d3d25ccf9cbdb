import { randomUUID } from 'node:crypto';
import type { PageClient } from '../support/html.js';
import { DOORS } from './access-table.js';
import { World } from './world.js';

const FORM = 'application/x-www-form-urlencoded';
const STALE = 'A'.repeat(86);
const TABLES = ['tickets', 'entries', 'escalations', 'customers', 'sessions'];

interface Variant {
  readonly headers: Readonly<Record<string, string>>;
  /** Of the hidden field; absent: no field. */
  readonly field?: string;
  /** 403 says "another website"; 422 says "once more". */
  readonly status: 403 | 415 | 422;
}

/** What another site's page, or an old one of ours, could make a browser send with its cookies. */
const VARIANTS = (own: string, others: string): Readonly<Record<string, Variant>> => ({
  'a foreign Origin with a good token': {
    headers: { origin: 'https://evil.example', 'x-csrf-token': own },
    status: 403,
  },
  'a foreign Origin without one': { headers: { origin: 'https://evil.example' }, status: 403 },
  'Origin null': { headers: { origin: 'null', 'x-csrf-token': own }, status: 403 },
  'our host in another scheme': {
    headers: { origin: 'https://127.0.0.1', 'x-csrf-token': own },
    status: 403,
  },
  'our host with another port': {
    headers: { origin: 'http://127.0.0.1:1', 'x-csrf-token': own },
    status: 403,
  },
  'another site by Fetch-Metadata': {
    headers: { 'sec-fetch-site': 'cross-site', 'x-csrf-token': own },
    status: 403,
  },
  'a sister site by Fetch-Metadata': {
    headers: { 'sec-fetch-site': 'same-site', 'x-csrf-token': own },
    status: 403,
  },
  'no site at all by Fetch-Metadata': {
    headers: { 'sec-fetch-site': 'none', 'x-csrf-token': own },
    status: 403,
  },
  'no token': { headers: {}, status: 422 },
  'an empty token': { headers: {}, field: '', status: 422 },
  'a token of nobody': { headers: {}, field: STALE, status: 422 },
  'a token of somebody else': { headers: {}, field: others, status: 422 },
  'a token with one letter changed': {
    headers: {},
    field: `${own.slice(0, 50)}${own[50] === 'A' ? 'B' : 'A'}${own.slice(51)}`,
    status: 422,
  },
  'a token in the address': { headers: { 'x-csrf-token': '' }, status: 422 },
  'a good token in plain text': {
    headers: { 'content-type': 'text/plain', 'x-csrf-token': own },
    status: 415,
  },
});

/** Nothing is changed there, so no token is asked for. */
const ONLY_ASK = ['/api/v1/triage'];

describe('what another page makes a browser send', () => {
  let world: World;
  let senders: Record<'customer' | 'staff', PageClient>;
  let reference = '';
  const doors = DOORS.filter(
    ({ method, path }) => !['GET', 'HEAD'].includes(method) && !ONLY_ASK.includes(path),
  );

  beforeAll(async () => {
    world = await World.start({ env: { RATE_LIMITS: 'off' } });
    const { client, reference: made } = await world.customer();
    reference = made;
    senders = { customer: client, staff: await world.staff('jonas') };
  }, 120_000);
  afterAll(() => world?.stop());

  const stored = (): Promise<number[]> => Promise.all(TABLES.map((table) => world.count(table)));

  async function send(sender: PageClient, path: string, variant: Variant, own: string) {
    const fields = {
      body: 'Words that nobody meant to send.',
      note: 'Words that nobody meant to send.',
      reason: 'Words that nobody meant to send.',
      key: randomUUID(),
      clientMessageId: randomUUID(),
      ...(variant.field === undefined ? {} : { _csrf: variant.field }),
    };
    const query =
      'x-csrf-token' in variant.headers && !variant.headers['x-csrf-token'] ? `?_csrf=${own}` : '';

    return sender.send(`${path}${query}`, {
      method: 'POST',
      token: '',
      headers: { 'content-type': FORM, 'idempotency-key': randomUUID(), ...variant.headers },
      body: new URLSearchParams(fields).toString(),
    });
  }

  it('is taken at no door that changes something, in no disguise', async () => {
    const before = await stored();
    let tried = 0;
    const wrong: string[] = [];
    for (const { method, path } of doors) {
      const address = path.replace(':lang', 'en').replaceAll(/:\w+/g, reference);
      const sender =
        path.startsWith('/agent') || path.startsWith('/staff') ? senders.staff : senders.customer;
      const own = await sender.csrfToken();
      const others = await (sender === senders.staff ? senders.customer : senders.staff).csrfToken();
      for (const [name, variant] of Object.entries(VARIANTS(own, others))) {
        const { status } = await send(sender, address, variant, own);
        tried += 1;
        // What he may not even see is absent, whatever he sends.
        if (status !== variant.status && !(status === 404 || status === 401)) {
          wrong.push(`${method} ${path}, ${name}: ${status}`);
        }
      }
    }

    expect(wrong).toEqual([]);
    expect(tried).toBeGreaterThanOrEqual(doors.length * 12);
    expect(await stored()).toEqual(before);
  }, 240_000);

  it('is taken from a page of ours, so that the refusals above mean something', async () => {
    const { customer } = senders;
    const before = await world.count('entries');
    const answer = await customer.postForm(`/en/requests/${reference}/messages`, {
      body: 'Words that were meant.',
      clientMessageId: randomUUID(),
    });

    expect(answer.status).toBe(200);
    expect(await world.count('entries')).toBe(before + 1);
  });

  it('is told apart in words: another website, or an old page', async () => {
    const { customer } = senders;
    const own = await customer.csrfToken();
    const { 'a foreign Origin without one': foreign, 'no token': old } = VARIANTS(own, own);
    const path = `/en/requests/${reference}/messages`;
    const pages = foreign &&
      old && [await send(customer, path, foreign, own), await send(customer, path, old, own)];

    expect(pages?.[0]?.text).toContain('another website');
    expect(pages?.[1]?.text).toContain('press the button once more');
  });

  it('counts for nobody where a key of a program is sent with the cookies', async () => {
    const before = await stored();
    const answer = await senders.customer.send(`/api/v1/tickets/${reference}/messages`, {
      method: 'POST',
      headers: {
        authorization: 'Bearer nobody',
        'content-type': 'application/json',
        accept: 'application/json',
      },
      body: JSON.stringify({ body: 'By whom?', clientMessageId: randomUUID() }),
    });

    expect(answer.status).toBe(401);
    expect(await stored()).toEqual(before);
  });
});
