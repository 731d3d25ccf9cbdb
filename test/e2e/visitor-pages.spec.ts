import { say, World } from './world.js';

const HOME = '/en/help';
const NONCE = /nonce="([^"]+)"/g;

describe('the entrance, for everybody who brings nothing', () => {
  let world: World;

  beforeAll(async () => {
    world = await World.start({ env: { RATE_LIMITS: '1' } });
  }, 90_000);
  afterAll(() => world?.stop());

  const bare = (path: string) => world.visitor().send(path);
  const withoutNonce = (body: string): string => body.replaceAll(NONCE, '');

  it('is the same page with another nonce each time, which its headers name', async () => {
    const [first, second] = [await bare(HOME), await bare(HOME)];
    for (const page of [first, second]) {
      const nonces = new Set([...page.body.matchAll(NONCE)].map(([, nonce]) => nonce));
      expect(nonces.size).toBe(1);
      expect(page.headers['content-security-policy']).toContain(`'nonce-${[...nonces][0]}'`);
    }
    const told = ({ headers }: typeof first): string[] => Object.keys(headers).sort();
    const kind = ({ headers }: typeof first): unknown[] =>
      ['content-type', 'content-length', 'content-language', 'vary'].map((name) => headers[name]);

    expect(withoutNonce(second.body)).toBe(withoutNonce(first.body));
    expect(second.body).not.toBe(first.body);
    expect(told(second)).toEqual(told(first));
    expect(kind(second)).toEqual(kind(first));
    expect(second.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(second.headers['x-request-id']).not.toBe(first.headers['x-request-id']);
    expect(second.headers['cache-control']).toBe('no-store');
  });

  it('speaks the language of its address, and looks as it was asked to', async () => {
    await bare(HOME);
    const chinese = await bare('/zh-CN/help');
    const dark = await bare(`${HOME}?theme=dark`);
    const again = await bare(HOME);

    expect(chinese.text).toContain(say('zh-CN', 'faq.home.title'));
    expect(chinese.headers['content-language']).toBe('zh-CN');
    expect(dark.body).toContain('data-theme="dark"');
    expect(again.body).not.toContain('data-theme');
  });

  it('names nobody, whoever came before: the staff and customers get pages of their own', async () => {
    const agent = await world.staff('mei');
    const own = await agent.send(HOME);
    const stranger = await bare(HOME);
    const { client } = await world.customer();
    const customers = await client.send(HOME);

    expect(own.text).toContain('Mei');
    expect(stranger.text).not.toContain('Mei');
    expect(customers.body).toMatch(/name="csrf-token" content="[\w-]{86}"/);
    expect((await bare(HOME)).body).toContain('name="csrf-token" content=""');
  });

  it('is counted all the same: who opens it too often is told to wait', async () => {
    const statuses = new Set<number>();
    for (let round = 0; round < 62 && !statuses.has(429); round += 1) {
      const answers = await Promise.all(Array.from({ length: 50 }, () => bare(HOME)));
      answers.forEach(({ status }) => statuses.add(status));
    }
    const refused = await bare(HOME);

    expect([...statuses].sort()).toEqual([200, 429]);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(refused.text).toContain(say('en', 'errors.titles.too-many'));
  }, 60_000);
});
