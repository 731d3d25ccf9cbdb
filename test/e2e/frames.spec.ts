import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { Page, PageClient } from '../support/html.js';
import { WalletApp } from '../support/wallet-app.js';
import { addWidget, aWidget } from './widgets.js';
import { aTicket, openTicket, say, sendForm, World } from './world.js';

const HOSTS = ['https://app.wallet.example', 'https://shop.wallet.example:8443'];
const FRAME = { 'sec-fetch-dest': 'iframe' };
const KB = 1_024;
const app = new WalletApp();

/** Who may show an answer, and whether older browsers let anybody. */
const shownBy = ({ headers }: Page): string =>
  [
    /frame-ancestors ([^;]*)/.exec(String(headers['content-security-policy']))?.[1],
    headers['x-frame-options'] ?? 'left to the policy',
  ].join(', ');
const BY_NOBODY = `'none', DENY`;
const BY_THE_APP = `${HOSTS.join(' ')}, left to the policy`;

describe('the help within an app', () => {
  let world: World;
  let name: string;
  let admin: PageClient;

  beforeAll(async () => {
    world = await World.start({ env: app.env });
    admin = await world.staff('admin');
    name = await addWidget(admin, { hosts: HOSTS.join('\n') });
  }, 60_000);
  afterAll(() => world?.stop());

  /** A frame in a page of the app, after its first page. */
  async function frame(language = 'en'): Promise<PageClient> {
    const client = world.visitor({ headers: FRAME });
    await client.get(`/${language}/widget?app=${name}`);

    return client;
  }

  it('begins with a page that names the app, in the app’s own frame', async () => {
    const client = world.visitor({ headers: { ...FRAME, 'sec-fetch-site': 'cross-site' } });
    const first = await client.send(`/en/widget?app=${name}`);

    expect([first.status, shownBy(first)]).toEqual([200, BY_THE_APP]);
    expect(first.body).toContain('data-framed');
    expect(first.body).not.toContain('site-footer');
    expect([...client.cookies.keys()].sort()).toEqual(['frame-wd_form', 'frame-wd_widget']);
  });

  it.each([
    ['/en/help', 200],
    ['/zh-CN/help/a/money-not-arrived', 200],
    ['/en/help/search?q=money', 200],
    ['/en/help/status', 200],
    ['/en/requests', 200],
    ['/en/requests/new/type', 200],
    ['/en/chat', 200],
    ['/en/requests/forget', 200],
    ['/en/help/a/no-such-article', 404],
    ['/en/requests/WD-2222-2222-2', 404],
  ])('goes on with %s, which stands in no frame without it', async (path, status) => {
    const framed = await (await frame()).send(path);
    const alone = await world.visitor().send(path);
    const foreign = await world.visitor({ headers: { ...FRAME, 'sec-fetch-site': 'cross-site' } }).send(path);

    expect([framed.status, shownBy(framed)]).toEqual([status, BY_THE_APP]);
    expect(framed.body).toContain('frame-bar');
    for (const page of [alone, foreign]) {
      expect([page.status, shownBy(page)]).toEqual([status, BY_NOBODY]);
      expect(page.body).not.toContain('frame-bar');
    }
  });

  it.each([
    '/',
    '/staff/login',
    '/agent/queue',
    '/supervisor/escalations',
    '/admin/widget',
    '/demo/mailbox',
    '/api/v1/docs',
    '/api/v1/faq/search?q=money',
    '/dev/components',
    '/en/no-such-page',
    '/livez',
  ])('never shows %s, whoever asks', async (path) => {
    const framed = await (await frame()).send(path);
    const staff = world.visitor({ headers: FRAME });
    admin.cookies.forEach((value, key) => staff.cookies.set(key, value));
    await staff.get(`/en/widget?app=${name}`);

    expect(shownBy(framed)).toBe(BY_NOBODY);
    expect(shownBy(await staff.send(path))).toBe(BY_NOBODY);
  });

  it.each(['find', 'code/x', 'enter/x', 'wallet?token=a.b.c'])(
    'leads to a window where somebody shows who he is: %s',
    async (door) => {
      const client = await frame();
      const led = await client.send(`/en/requests/${door}`);
      const page = await client.get(`/en/requests/${door}`);

      expect([led.status, shownBy(led)]).toEqual([303, BY_NOBODY]);
      expect([page.status, shownBy(page)]).toEqual([200, BY_THE_APP]);
      expect(page.text).toContain(say('en', 'widgets.window.door'));
      expect(page.body).toContain(`href="/en/requests/${door}" target="_blank"`.replace('=a', '&#x3D;a'));
    },
  );

  it.each(['nobody', "x' OR 1=1 --", ''])('has no frame for an app called %j', async (unknown) => {
    const page = await world
      .visitor({ headers: FRAME })
      .send(`/en/widget?app=${encodeURIComponent(unknown)}`);

    expect([page.status, shownBy(page)]).toEqual([200, BY_NOBODY]);
  });

  it('ends with the next page once the app is switched off', async () => {
    const closing = await addWidget(admin, { hosts: 'https://closing.example' });
    const client = world.visitor({ headers: FRAME });
    await client.get(`/en/widget?app=${closing}`);
    const { name: _, ...look } = aWidget({ hosts: 'https://closing.example', state: 'off', version: '1' });
    expect((await admin.postForm(`/admin/widget/${closing}`, look)).status).toBe(200);
    const next = await client.send('/en/help');

    expect(shownBy(next)).not.toContain('closing.example');
  });

  it('says so where the browser keeps nothing in a frame, and leads to a window', async () => {
    const client = world.visitor({ headers: FRAME });
    const led = await client.send('/zh-CN/help/a/money-not-arrived');
    expect([led.status, shownBy(led)]).toEqual([303, BY_NOBODY]);
    const page = await client.send(led.headers.location ?? '');

    expect(shownBy(page)).toContain(HOSTS[0]);
    expect(page.text).toContain(say('zh-CN', 'widgets.window.storage'));
    expect(page.body).toContain('href="/zh-CN/help/a/money-not-arrived" target="_blank"');
  });

  it.each([
    '//evil.example/',
    'https://evil.example/',
    '/\\evil.example',
    '/en/../../evil',
    'javascript:alert(1)',
    '/staff/login',
  ])('leads from there to nobody else: %s', async (to) => {
    const page = await world.visitor().send(`/en/widget/window?to=${encodeURIComponent(to)}`);

    expect(page.body).toContain('href="/en/help" target="_blank"');
    expect(page.body).not.toMatch(/href="[^"?]*evil/);
  });

  it('knows nobody by the cookies of the site, and the site nobody by those of the frame', async () => {
    const { client: site, reference } = await world.customer();
    const client = await frame();
    const before = [...site.cookies];
    before.forEach(([key, value]) => client.cookies.set(key, value));
    expect((await client.send(`/en/requests/${reference}`)).status).toBe(404);

    await client.get('/en/requests/new/short');
    const own = await openTicket(client);
    expect((await client.send(`/en/requests/${own}`)).status).toBe(200);
    expect((await client.get('/en/requests')).text).not.toContain(reference);
    const both = world.visitor();
    client.cookies.forEach((value, key) => both.cookies.set(key, value));
    expect((await both.send(`/en/requests/${own}`)).status).toBe(404);
    expect((await both.send(`/en/requests/${reference}`)).status).toBe(200);
    const script = { 'sec-fetch-dest': 'empty', 'x-framed': '1', accept: 'application/json' };
    const entries = (of: string) =>
      client.send(`/api/v1/tickets/${of}/entries?after=0&limit=9`, { headers: script });
    expect([(await entries(own)).status, (await entries(reference)).status]).toEqual([200, 404]);
  });

  it('takes a form only with the token of the frame, and from its own page', async () => {
    const { client: site } = await world.customer();
    const client = await frame();
    await client.get('/en/requests/new/short');
    const body = new URLSearchParams({ ...(aTicket() as Record<string, string>) }).toString();
    const send = (token: string, headers: Record<string, string> = {}) =>
      client.send('/en/requests', {
        method: 'POST',
        token,
        body,
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      });

    expect((await send(await site.csrfToken())).status).toBe(422);
    const own = await client.csrfToken();
    expect((await send(own, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await send(own, { origin: HOSTS[0] ?? '' })).status).toBe(403);
    expect((await send(own)).status).toBe(303);
  });

  it('believes the wallet’s token that the app hands in, once, and is his', async () => {
    const client = await frame();
    const token = app.token(world.server.url, `amina-${randomUUID().slice(0, 6)}`);
    const before = new Set(client.cookies.keys());
    const entered = await sendForm(client, '/en/requests/wallet', { token, key: randomUUID() });
    const again = await sendForm(await frame(), '/en/requests/wallet', { token, key: randomUUID() });

    expect([entered.status, again.status]).toEqual([303, 409]);
    expect([...client.cookies.keys()].filter((one) => !before.has(one))).toEqual(['frame-wd_visitor']);
    const page = await client.get('/en/requests');
    expect(page.body).toMatch(/data-until="\d{4}-/);
    expect(page.text).not.toContain(say('en', 'access.flash.wallet'));
  });

  it('comes by a script of 2 KB that every site may load and keep, and that gives nobody a cookie', async () => {
    const { headers, body, status } = await world.visitor().send('/widget/v1.js');

    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=3600',
      'cross-origin-resource-policy': 'cross-origin',
      'x-content-type-options': 'nosniff',
    });
    expect(headers['set-cookie']).toBeUndefined();
    expect(gzipSync(body).length).toBeLessThanOrEqual(2 * KB);
    expect(body).not.toMatch(/\b(import|export)\b/);
  });
});

describe('the help within an app, over https', () => {
  const publicUrl = 'https://help.wallet.example';
  let world: World;

  beforeAll(async () => {
    world = await World.start({ env: { PUBLIC_URL: publicUrl } });
  });
  afterAll(() => world?.stop());

  it('has cookies that are sent from a frame, and kept apart for each site around it', async () => {
    await world.change(
      `INSERT INTO widget_apps (id, name, hosts, colour, label_zh, label_en, state, version, created_at, created_by)
       SELECT 'one', 'app', '["https://app.wallet.example"]', '#0e5caf', '帮助', 'Help', 'on', 1, 1, id
       FROM users WHERE login = 'admin'`,
    );
    const client = world.visitor({ origin: publicUrl, headers: FRAME });
    const given = [
      ...((await client.send('/en/widget?app=app')).headers['set-cookie'] ?? []),
      ...((await client.send('/en/requests/new/short')).headers['set-cookie'] ?? []),
    ];

    expect(given.length).toBeGreaterThan(1);
    for (const cookie of given) {
      expect(cookie).toMatch(
        /^__Host-frame-wd_\w+=[^;]*; Max-Age=\d+; Path=\/; HttpOnly; Secure; Partitioned; SameSite=None$/,
      );
    }
  });
});
