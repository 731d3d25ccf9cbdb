import type { IncomingHttpHeaders } from 'node:http';
import { DEMO_PASSWORD } from '../../seeds/demo/people.js';
import { World } from './world.js';

/** Different in every answer, or the transport's own. */
const CHANCE = ['date', 'x-request-id', 'content-length', 'etag', 'last-modified', 'location', 'set-cookie'];
const TRANSPORT = [
  'connection',
  'keep-alive',
  'transfer-encoding',
  'vary',
  'content-language',
  'accept-ranges',
];

const everywhere = (socket: string) => ({
  'content-security-policy': [
    `default-src 'none'`,
    `script-src 'nonce-N' 'strict-dynamic'`,
    `style-src 'self'`,
    `img-src 'self' data:`,
    `font-src 'self'`,
    `connect-src 'self' ${socket}`,
    `form-action 'self'`,
    `base-uri 'none'`,
    `object-src 'none'`,
    `frame-ancestors 'none'`,
    `require-trusted-types-for 'script'`,
    `trusted-types walletdesk`,
  ].join(';'),
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=()',
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-dns-prefetch-control': 'off',
  'x-download-options': 'noopen',
  'x-frame-options': 'DENY',
  'x-permitted-cross-domain-policies': 'none',
  'x-xss-protection': '0',
});

const PAGE = { 'cache-control': 'no-store', 'content-type': 'text/html; charset=utf-8' };
const JSON_ANSWER = { 'cache-control': 'no-store', 'content-type': 'application/json; charset=utf-8' };
const FILE = { 'x-content-type-options': 'nosniff', 'cross-origin-resource-policy': 'same-origin' };

const steady = (headers: IncomingHttpHeaders): object =>
  Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => ![...CHANCE, ...TRANSPORT].includes(name))
      .map(([name, value]) => [name, String(value).replace(/nonce-[\w+/]+/, 'nonce-N')]),
  );

describe('the headers of an answer', () => {
  let world: World;

  beforeAll(async () => {
    world = await World.start();
  });
  afterAll(() => world?.stop());

  const classes = [
    ['a page', '/en/help', 200, PAGE],
    ['a page with a form', '/en/requests/new/short', 200, PAGE],
    ['a page that is not there', '/en/nothing-here', 404, PAGE],
    [
      'a page of the staff, for nobody',
      '/agent/queue',
      303,
      { ...PAGE, 'content-type': 'text/html; charset=utf-8' },
    ],
    ['an answer of the API', '/api/v1/faq/search?q=money', 200, JSON_ANSWER],
    ['a refusal of the API', '/api/v1/tickets/WD-1/entries', 404, JSON_ANSWER],
    ['a word for a machine', '/livez', 200, JSON_ANSWER],
  ] as const;

  it.each(classes)('are these and no others: %s', async (_, path, status, own) => {
    const page = await world.visitor().send(path);

    expect(page.status).toBe(status);
    expect(steady(page.headers)).toEqual({
      ...everywhere(world.server.url.replace('http', 'ws')),
      ...own,
    });
  });

  it('are few for a file, which is kept', async () => {
    const { body } = await world.visitor().get('/en/help');
    const [script = ''] = /\/assets\/[^"]+\.js/.exec(body) ?? [];
    const [asset, icon] = [await world.visitor().send(script), await world.visitor().send('/favicon.svg')];

    expect(steady(asset.headers)).toEqual({
      ...FILE,
      'cache-control': 'public, max-age=31536000, immutable',
      'content-type': 'text/javascript; charset=utf-8',
    });
    expect(steady(icon.headers)).toEqual({
      ...FILE,
      'cache-control': 'public, max-age=86400',
      'content-type': 'image/svg+xml',
    });
  });

  it('never let a page be taken for unchanged: a kept page has an old nonce, and its scripts would not run', async () => {
    const first = await world.visitor().send('/en/help');
    const again = await world.visitor().send('/en/help', {
      headers: { 'if-none-match': '*', 'if-modified-since': new Date().toUTCString() },
    });

    expect([first.headers.etag, first.headers['last-modified'], again.status]).toEqual([
      undefined,
      undefined,
      200,
    ]);
  });

  it('pack a page for a browser that can unpack it', async () => {
    const packed = await world.visitor().send('/en/help', { headers: { 'accept-encoding': 'gzip' } });

    expect(packed.headers['content-encoding']).toBe('gzip');
    expect(packed.headers.vary).toContain('Accept-Encoding');
  });
});

describe('the headers of an answer over https', () => {
  const publicUrl = 'https://help.wallet.example';
  let world: World;

  beforeAll(async () => {
    world = await World.start({ env: { PUBLIC_URL: publicUrl } });
  });
  afterAll(() => world?.stop());

  it('keep browsers on https, and open the socket of this host only', async () => {
    const page = await world.visitor({ origin: publicUrl }).send('/en/help');

    expect(steady(page.headers)).toEqual({
      ...everywhere('wss://help.wallet.example'),
      ...PAGE,
      'strict-transport-security': 'max-age=31536000',
    });
  });

  it('give cookies with a name that no other host can set', async () => {
    const page = await world.visitor({ origin: publicUrl }).send('/en/requests/new/short');
    const cookies = page.headers['set-cookie'] ?? [];

    expect(cookies.length).toBeGreaterThan(0);
    for (const cookie of cookies) {
      expect(cookie).toMatch(/^__Host-wd_\w+=[^;]*; Max-Age=\d+; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    }
  });

  it('leave nothing behind in the browser of somebody who signs out', async () => {
    const client = world.visitor({ origin: publicUrl });
    await client.postForm('/staff/login', { login: 'jonas', password: DEMO_PASSWORD });
    const token = await client.csrfToken();
    const left = await client.send('/staff/logout', { method: 'POST', token });

    expect(left.status).toBe(303);
    expect(left.headers['clear-site-data']).toBe('"cache", "storage"');
    expect(client.cookies.has('__Host-wd_session')).toBe(false);
  });
});
