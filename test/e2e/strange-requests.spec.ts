import { request } from 'node:http';
import { waitFor } from '../support/wait.js';
import { say, World } from './world.js';

const FORM = 'application/x-www-form-urlencoded';
const LANGUAGES = ['en', 'zh-CN'] as const;

interface Strange {
  readonly path?: string;
  readonly method?: string;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly status: number;
  readonly key: string;
}

const post = (status: number, key: string, rest: Partial<Strange>): Strange => ({
  method: 'POST',
  path: '/:lang/chat',
  type: FORM,
  status,
  key,
  ...rest,
});

const STRANGE: Readonly<Record<string, Strange>> = {
  'an unknown page': { path: '/:lang/nothing-here', status: 404, key: 'errors.not-found' },
  'an unknown language': { path: '/fr/help', status: 404, key: 'errors.not-found' },
  'a wrong method': { path: '/:lang/help', method: 'DELETE', status: 405, key: 'errors.wrong-method' },
  'a method of nobody': { path: '/:lang/help', method: 'PROPFIND', status: 405, key: 'errors.wrong-method' },
  TRACE: { path: '/:lang/help', method: 'TRACE', status: 405, key: 'errors.wrong-method' },
  'a form for a page that takes none': post(405, 'errors.wrong-method', { path: '/:lang/help', body: 'a=b' }),
  'a body past the limit': post(413, 'errors.too-large', { body: `body=${'x'.repeat(200_000)}` }),
  'fields without number': post(413, 'errors.too-large', { body: 'a=b&'.repeat(200) }),
  'a type nobody reads': post(415, 'errors.wrong-type', { type: 'application/xml', body: '<a/>' }),
  'plain text': post(415, 'errors.wrong-type', { type: 'text/plain', body: 'body=x' }),
  'no type': post(415, 'errors.wrong-type', { type: '', body: 'body=x' }),
  'a strange charset': post(415, 'errors.wrong-type', { type: `${FORM}; charset=utf-7`, body: 'a=b' }),
  'a packed body': post(415, 'errors.wrong-type', { headers: { 'content-encoding': 'gzip' }, body: 'x' }),
  'a name of every object': post(422, 'errors.strange-body', { body: 'constructor=x&body=Hello' }),
  'a name of every object in the address': {
    path: '/:lang/help?__proto__=x',
    status: 400,
    key: 'errors.not-understood',
  },
  'a NUL in the address': { path: '/:lang/help%00', status: 400, key: 'errors.not-understood' },
  'a broken escape in the address': {
    path: '/:lang/help/a/%E0%A4%A',
    status: 400,
    key: 'errors.not-understood',
  },
  'an endless address': {
    path: `/:lang/help?q=${'x'.repeat(5_000)}`,
    status: 414,
    key: 'errors.address-too-long',
  },
  'an endless boundary': post(400, 'errors.not-understood', {
    type: `multipart/form-data; boundary=${'x'.repeat(100)}`,
    body: 'x',
  }),
};

const JSON_BODIES: readonly (readonly [string, string, number])[] = [
  ['broken JSON', '{"a":', 400],
  ['a bare word', '"x"', 400],
  ['a name of every object', '{"__proto__":{"admin":true}}', 422],
  ['a name of every object within', '{"body":{"constructor":{"prototype":1}}}', 422],
  ['more depth than any', `{"body":${'['.repeat(3_000)}${']'.repeat(3_000)}}`, 422],
  [
    'more names than any',
    JSON.stringify(Object.fromEntries(Array.from({ length: 1_100 }, (_, n) => [`k${n}`, 1]))),
    422,
  ],
  ['not even text', '\u0000\u0001', 400],
];

describe('a request that no page of ours would send', () => {
  let world: World;

  beforeAll(async () => {
    world = await World.start();
  });
  afterAll(() => world?.stop());

  const cases = LANGUAGES.flatMap((language) =>
    Object.entries(STRANGE).map(([name, strange]) => [language, name, strange] as const),
  );

  it.each(cases)(
    'gets in %s a sentence and a number for %s, and nothing internal',
    async (language, _, strange) => {
      const { path = '', method = 'GET', type, headers = {}, body, status, key } = strange;
      const client = world.visitor({ headers: { 'accept-language': language } });
      const page = await client.send(path.replace(':lang', language), {
        method,
        headers: { ...(type ? { 'content-type': type } : {}), ...headers },
        ...(body === undefined ? {} : { body }),
      });

      expect([page.status, page.text.includes(say(language, key))]).toEqual([status, true]);
      expect(page.text).toMatch(/[2-9A-Z]{4}-[2-9A-Z]{2}/);
      expect(page.title).toContain(say(language, 'common.form.error-prefix'));
      expect(page.body).not.toMatch(/node_modules|at \w+ \(|SQLITE|TypeError|\/src\//);
      expect(status === 405 ? page.headers.allow : 'none').toBeTruthy();
    },
  );

  it.each(['money ', '钱', '😀', '\u202Eالمال '])(
    'is answered all the same where people ask in their own words, however many: %j',
    async (word) => {
      const q = encodeURIComponent([...word.repeat(10_000)].slice(0, 10_000).join(''));
      const reader = world.visitor();
      const page = await reader.send(`/en/help/search?q=${q}`);
      const api = await reader.send(`/api/v1/faq/search?lang=en&limit=2&q=${q}`);
      const suggested = await reader.send(`/api/v1/faq/suggest?q=${q}&lang=en`);

      expect([page.status, api.status, suggested.status]).toEqual([200, 200, 200]);
      expect(page.text).toContain(say('en', 'faq.search.cut'));
      expect(page.body.length).toBeLessThan(40_000);
      expect(api.json<{ query: string }>().query.length).toBeGreaterThan(100);
      expect(suggested.body.length).toBeLessThan(4_096);
    },
  );

  it('has headers of no more than sixteen kilobytes, whatever its address', async () => {
    const answer = await world
      .visitor()
      .send('/en/help/contact', { headers: { 'x-long': 'x'.repeat(20_000) } });

    expect(answer.status).toBe(431);
  });

  it.each(JSON_BODIES)('is refused by the API with a code and a sentence: %s', async (_, body, status) => {
    const answer = await world
      .visitor({ headers: { 'accept-language': 'en' } })
      .send('/api/v1/tickets/WD-1/messages', {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body,
      });
    const said = answer.json<{ error: { code: string; message: string }; requestId: string }>();

    expect(answer.status).toBe(status);
    expect(said.error.message).toMatch(/\.$/);
    expect(said.requestId).toBe(answer.headers['x-request-id']);
  });

  it('changes nothing of what every object has', async () => {
    const page = await world.visitor().get('/en/help');

    expect(page.status).toBe(200);
  });

  it('finds nobody under another host’s name, and no link to it', async () => {
    for (const host of [
      'evil.example',
      'evil.example:3000',
      `${new URL(world.server.url).host}.evil.example`,
    ]) {
      const { status, body, location } = await asHost(world.server.url, '/', host);

      expect([host, status, location]).toEqual([host, 421, undefined]);
      expect(body).not.toContain('evil.example');
    }
    expect((await asHost(world.server.url, '/livez', '10.0.0.9:3000')).status).toBe(200);
    const forwarded = await world.visitor().send('/', { headers: { 'x-forwarded-host': 'evil.example' } });
    expect(forwarded.headers.location).not.toContain('evil.example');
  });

  it('has a number that the log knows', async () => {
    const page = await world.visitor().send('/en/nothing-here');
    const [number] = /[2-9A-Z]{4}-[2-9A-Z]{2}/.exec(page.text) ?? [];

    // The line comes by another way than the answer, perhaps after it.
    const line = await waitFor('the line of the log', () =>
      world.server.lines.find((one) => one['number'] === number),
    );

    expect(line).toMatchObject({ requestId: page.headers['x-request-id'] });
  });
});

function asHost(url: string, path: string, host: string) {
  return new Promise<{ status: number; body: string; location: string | undefined }>((resolve, reject) => {
    const sent = request(new URL(path, url), { headers: { host, accept: 'text/html' } }, (answer) => {
      let body = '';
      answer.setEncoding('utf8').on('data', (piece: string) => (body += piece));
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, body, location: answer.headers.location }),
      );
    });
    sent.on('error', reject);
    sent.end();
  });
}
