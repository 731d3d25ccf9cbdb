import { World, say } from './world.js';

/** What a page says of its own language. */
const spoken = (body: string): string =>
  /<html lang="([^"]+)" dir="([^"]+)"/.exec(body)?.slice(1).join(' ') ?? '';

describe('the language in which people are answered', () => {
  let world: World;

  beforeAll(async () => {
    world = await World.start();
  });
  afterAll(() => world?.stop());

  const reads = (acceptLanguage: string) => world.visitor({ headers: { 'accept-language': acceptLanguage } });

  it.each([
    ['zh-TW,zh;q=0.8', 'zh-CN'],
    ['yue-HK', 'zh-CN'],
    ['fr-FR, fr;q=0.9', 'en'],
    ['en;q=0.4, zh-CN;q=0.7', 'zh-CN'],
  ])('somebody whose browser says %s comes to the help centre in %s', async (header, language) => {
    const page = await reads(header).get('/');

    expect(page.url.pathname).toBe(`/${language}/help`);
    expect(spoken(page.body)).toBe(`${language} ltr`);
  });

  it('an address says its language whatever the browser prefers, and the answer says so', async () => {
    const page = await reads('zh-CN').get('/en/help');

    expect(spoken(page.body)).toBe('en ltr');
    expect(page.headers['content-language']).toBe('en');
    expect(page.headers.vary).toMatch(/Cookie/);
  });

  it('a page without a language in its address varies with the reader', async () => {
    const page = await reads('zh-CN').get('/staff/login');

    expect(spoken(page.body)).toBe('zh-CN ltr');
    expect(page.headers['content-language']).toBe('zh-CN');
    expect(page.headers.vary).toMatch(/Accept-Language/);
  });

  it('a choice keeps the page and what was asked, and holds on pages without a language', async () => {
    const reader = reads('en');
    const page = await reader.get('/en/help/search?q=login&page=2');
    const other = page.links.find(({ text }) => text === '中文');
    expect(other?.href).toBe('/zh-CN/help/search?q=login&page=2');
    expect(page.body).toContain(
      `<link rel="alternate" hreflang="zh-CN" href="${world.server.url}/zh-CN/help/search?q&#x3D;login&amp;page&#x3D;2">`,
    );

    await reader.get('/staff/login?lang=zh-CN');
    expect(spoken((await reader.get('/staff/login')).body)).toBe('zh-CN ltr');
  });

  it.each(['/fr/help', '/zh-TW/help', '/en-XX/help', '/de/requests/new'])(
    '%s is a page in a language that we do not speak, and not found',
    async (path) => {
      const page = await reads('zh-CN').get(path);

      expect(page.status).toBe(404);
      expect(page.text).toContain(say('zh-CN', 'errors.titles.not-found'));
    },
  );

  it('the pseudo-locales are there for those who know them, and offered to nobody', async () => {
    const accented = await reads('en').get('/en-XA/help');
    const turned = await reads('en').get('/ar-XB/help/search?q=login');
    expect([accented, turned].map(({ status, body }) => `${status} ${spoken(body)}`)).toEqual([
      '200 en-XA ltr',
      '200 ar-XB rtl',
    ]);
    expect(accented.body).toContain('<h1>[');
    expect(accented.links.map(({ text }) => text)).toEqual(expect.arrayContaining(['[Éñĝľíšĥ ôñé]']));
    expect(`${accented.body}${turned.body}`).not.toMatch(/href="\/(en-XA|ar-XB)\//);
    expect(spoken((await reads('en').get('/staff/login?lang=ar-XB')).body)).toBe('ar-XB rtl');
  });

  it('production has no pseudo-locales', async () => {
    await world.server.restart({
      NODE_ENV: 'production',
      PUBLIC_URL: world.server.url.replace('http:', 'https:'),
    });
    const pages = await Promise.all(
      ['/en-XA/help', '/ar-XB/help', '/staff/login?lang=ar-XB'].map((path) => reads('en').get(path)),
    );

    expect(pages.map(({ status }) => status)).toEqual([404, 404, 200]);
    expect(spoken(pages[2]?.body ?? '')).toBe('en ltr');
  });
});
