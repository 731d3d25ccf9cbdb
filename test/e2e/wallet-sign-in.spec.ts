import { randomUUID } from 'node:crypto';
import type { PageClient } from '../support/html.js';
import { LiveLine } from '../support/live-line.js';
import { type Claims, WalletApp } from '../support/wallet-app.js';
import { eachDatabase, openTicket, say, World } from './world.js';

const app = new WalletApp();
const LIFE = 5 * 60;

describe.each(eachDatabase)('a customer whom the wallet brings, on %s', (_, database) => {
  let world: World;

  beforeAll(async () => {
    world = await World.start({ database, env: { ...app.env, RATE_LIMITS: '20' } });
  });
  afterAll(() => world?.stop());

  const tokenFor = (account: string, claims: Claims = {}): string =>
    app.token(world.server.url, account, claims);

  /** Opens the desk from the app, and presses the button. */
  async function come(
    client: PageClient,
    token: string,
    asked = '',
  ): Promise<{ path: string; status: number }> {
    const offered = await client.get(`/en/requests/wallet?token=${token}${asked}`);
    if (offered.status !== 200) {
      return { path: offered.url.pathname, status: offered.status };
    }
    const { url, status } = await client.submit('.access');

    return { path: `${url.pathname}${url.search}`, status };
  }

  it('sees whose account it is, goes on, and is known', async () => {
    const client = world.visitor();
    const offered = await client.get(`/en/requests/wallet?token=${tokenFor('amina-7731')}`);
    expect(offered.text).toContain(say('en', 'access.wallet.lead', { account: '•••• 7731' }));

    const list = await client.submit('.access');
    expect(list.url.pathname).toBe('/en/requests');
    expect(list.text).toContain(say('en', 'access.flash.wallet'));
  });

  it('is himself on every device, with the requests that he sent as himself', async () => {
    const [phone, laptop] = [world.visitor(), world.visitor()];
    await come(phone, tokenFor('lihua-1'));
    const reference = await openTicket(phone);
    await come(laptop, tokenFor('lihua-1'));

    expect((await laptop.get(`/en/requests/${reference}`)).status).toBe(200);
    expect((await phone.get(`/en/requests/${reference}`)).status).toBe(200);
  });

  it('leaves behind what the browser sent before as somebody else, and says so first', async () => {
    const shared = world.visitor();
    const reference = await openTicket(shared);
    const line = await LiveLine.connect(world.server.url, shared);
    const offered = await shared.get(`/en/requests/wallet?token=${tokenFor('sunil-2')}`);
    expect(offered.text).toContain(reference);
    await shared.submit('.access');

    expect((await shared.get(`/en/requests/${reference}`)).status).toBe(404);
    await line.closed();
    line.close();
    const elsewhere = world.visitor();
    await come(elsewhere, tokenFor('sunil-2'));
    expect((await elsewhere.get(`/en/requests/${reference}`)).status).toBe(404);
  });

  it('is led to a request about what he was looking at', async () => {
    const { path } = await come(world.visitor(), tokenFor('amina-3'), '&transaction=TX9000000002&type=E302');

    expect(path).toBe('/en/requests/new/type?type=E302&transaction=TX9000000002');
  });

  it('brings an address that the wallet has proved, and never one that it has not', async () => {
    const proved = `${randomUUID().slice(0, 8)}@example.org`;
    await come(world.visitor(), tokenFor('amina-4', { email: proved, email_verified: true }));
    await come(world.visitor(), tokenFor('amina-5', { email: 'maybe@example.org' }));

    const rows = await world.rows('SELECT contact FROM customers WHERE wallet_subject IS NOT NULL');
    const contacts = rows.map(({ contact }) => contact);
    expect(contacts).toContain(proved);
    expect(contacts).not.toContain('maybe@example.org');
  });

  it('stores nowhere in clear which account it is', async () => {
    await come(world.visitor(), tokenFor('unmistakable-8842'));

    const rows = await world.rows('SELECT * FROM wallet_sessions');
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain('unmistakable');
  });

  it('comes in once by a token: not a second time, and of twenty at once one comes in', async () => {
    const token = tokenFor('amina-6');
    const [first, second] = [world.visitor(), world.visitor()];
    await first.get(`/en/requests/wallet?token=${token}`);
    await second.get(`/en/requests/wallet?token=${token}`);
    expect((await first.submit('.access')).url.pathname).toBe('/en/requests');
    expect((await second.submit('.access')).status).toBe(409);
    expect((await come(world.visitor(), token)).status).toBe(409);

    const racing = tokenFor('amina-6');
    const many = Array.from({ length: 20 }, () => world.visitor());
    for (const one of many) {
      await one.get(`/en/requests/wallet?token=${racing}`);
    }
    const ends = await Promise.all(many.map((one) => one.submit('.access')));
    expect(ends.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(ends.filter(({ status }) => status === 409)).toHaveLength(19);
  });

  it('does not come in by what another signed, what is for another desk, what is over or lasts too long', async () => {
    const now = Math.floor(Date.now() / 1_000);
    const [head = '', body = ''] = tokenFor('amina').split('.');
    const unsigned = Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url');
    const bad: Readonly<Record<string, string>> = {
      stranger: new WalletApp().token(world.server.url, 'amina'),
      otherDesk: app.token('https://elsewhere.example', 'amina'),
      otherIssuer: tokenFor('amina', { iss: 'https://other.example' }),
      over: tokenFor('amina', { iat: now - 400, exp: now - 100 }),
      lastsLong: tokenFor('amina', { exp: now + 2 * LIFE }),
      old: tokenFor('amina', { iat: now - 2 * LIFE, exp: now + 60 }),
      ofTheFuture: tokenFor('amina', { iat: now + 600, exp: now + 700 }),
      nobody: tokenFor('amina', { sub: '' }),
      withoutId: tokenFor('amina', { jti: undefined }),
      withoutAccount: tokenFor('amina', { names: [] }),
      withHalfAName: tokenFor('amina', { names: [{ kind: 'msisdn' }] }),
      withManyNames: tokenFor('amina', {
        names: Array.from({ length: 4 }, () => ({ kind: 'a'.repeat(5), value: 'b' })),
      }),
      unsigned: `${unsigned}.${body}.`,
      changed: `${head}.${Buffer.from('{"sub":"x"}').toString('base64url')}.${tokenFor('amina').split('.')[2]}`,
      nothing: 'nothing',
      empty: '',
    };
    const customers = await world.rows('SELECT id FROM customers');
    for (const [name, token] of Object.entries(bad)) {
      const client = world.visitor();
      const offered = await client.get(`/en/requests/wallet?token=${encodeURIComponent(token)}`);
      expect([name, offered.status]).toEqual([name, 409]);
      expect(offered.text).toContain(say('en', 'access.errors.wallet'));
      const forced = await client.postForm('/en/requests/wallet', { token, key: randomUUID() });
      expect([name, [409, 422].includes(forced.status)]).toEqual([name, true]);
    }
    expect(await world.rows('SELECT id FROM customers')).toHaveLength(customers.length);
  });
});

describe('a desk to which no wallet brings anybody', () => {
  it('has no such door', async () => {
    const world = await World.start();
    try {
      const token = app.token(world.server.url, 'amina');
      expect((await world.visitor().get(`/en/requests/wallet?token=${token}`)).status).toBe(404);
    } finally {
      await world.stop();
    }
  });
});
