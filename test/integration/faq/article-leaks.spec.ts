import { boot, type RunningServer } from '../../../src/boot.js';
import { Env } from '../../../src/config/env.js';
import { ArticleAddresses } from '../../../src/modules/faq/article-addresses.service.js';
import { ArticleDrafts } from '../../../src/modules/faq/article-drafts.service.js';
import { ArticleEditions } from '../../../src/modules/faq/article-editions.service.js';
import { ArticlePublishing } from '../../../src/modules/faq/article-publishing.service.js';
import type { ArticleWords } from '../../../src/modules/faq/article-words.js';
import type { Language } from '../../../src/platform/i18n/languages.js';
import { databaseKinds } from '../../support/databases.js';
import { PageClient } from '../../support/html.js';
import { freePort } from '../../support/ports.js';
import { temporaryFolder } from '../../support/processes.js';
import { waitFor } from '../../support/wait.js';
import { guide, person } from './article-room.js';

/** Everybody who searches for this would find every article of this file, were it there for him. */
const ASKED = 'quuxwallet';
const SECRET = 'Hushword';
const OPEN = 'Openword';
const LANGUAGES: readonly Language[] = ['en', 'zh-CN'];
const admin = person('Li');

const secret = (name: string): ArticleWords => ({
  ...guide(`${SECRET} ${name}`, `About ${ASKED}: ${SECRET}. 关于钱包：${SECRET}。`),
  keywords: [ASKED, SECRET],
  topic: 'leaks',
});
const open = (name: string): ArticleWords => ({
  ...guide(`${OPEN} ${name}`, `About ${ASKED}.`),
  topic: 'leaks',
});

describe.each(databaseKinds)('what is not for everybody, on $name', ({ newUrl }) => {
  let server: RunningServer;
  let hidden: string[] = [];

  beforeAll(async () => {
    const port = await freePort();
    server = await boot(
      Env.read({
        NODE_ENV: 'test',
        DATABASE_URL: await newUrl(),
        DATA_DIR: temporaryFolder('leaks'),
        LOG_LEVEL: 'silent',
        PORT: String(port),
        RATE_LIMITS: '100',
      }),
    );
    for (const lang of LANGUAGES) {
      await plant(lang);
    }
    const { app } = server;
    const editions = app.get(ArticleEditions);
    await editions.stage(
      await editions.begin(),
      LANGUAGES.map((lang) => ({ slug: 'leak_staged', lang, words: secret('staged') })),
      true,
    );
    hidden = ['draft', 'review', 'scheduled', 'internal', 'down', 'staged', 'internal_old'].map(
      (name) => `leak_${name}`,
    );
    await waitFor('the search to know what is open', async () =>
      (await read(`/api/v1/faq/search?q=${ASKED}&lang=zh-CN`)).body.includes('open_written'),
    );
  });
  afterAll(async () => {
    await server?.app.close();
  });

  const read = (path: string) => new PageClient(server.url).send(path);

  /** Articles in every state, each with the same word that nobody outside may read. */
  async function plant(lang: Language): Promise<void> {
    const { app } = server;
    const drafts = app.get(ArticleDrafts);
    const publishing = app.get(ArticlePublishing);
    const begun = (slug: string, words: ArticleWords): Promise<string> =>
      drafts.create(admin, { slug, lang, words });
    const out = async (slug: string, words: ArticleWords): Promise<string> => {
      const id = await begun(slug, words);
      await publishing.publish(admin, id, { revision: 1 });

      return id;
    };
    await begun('leak_draft', secret('draft'));
    await drafts.submit(admin, await begun('leak_review', secret('review')), 1);
    const later = new Date(Date.now() + 3_600_000);
    await publishing.schedule(admin, await begun('leak_scheduled', secret('scheduled')), 1, later);
    await out('leak_internal', { ...secret('internal'), visibility: 'internal' });
    // Taken down: its title was read by everybody once and is told at its address; its text is not.
    await publishing.unpublish(admin, await out('leak_down', { ...secret('down'), title: 'Taken down' }), 2);
    // Open, with something else being written, and with something else that it said before.
    const written = await out('open_written', { ...open('written') });
    await drafts.save(admin, written, { version: 2, revision: 0 }, secret('rewritten'));
    const before = await out('open_before', secret('before'));
    await drafts.save(admin, before, { version: 2, revision: 0 }, open('before'));
    await publishing.publish(admin, before, { revision: 2 });
    // Open once, and internal since.
    const turned = await out('leak_internal_old', open('turned'));
    await drafts.save(
      admin,
      turned,
      { version: 2, revision: 0 },
      { ...secret('turned'), visibility: 'internal' },
    );
    await publishing.publish(admin, turned, { revision: 2 });
    if (lang === 'zh-CN') {
      await app.get(ArticleAddresses).change(admin, 'leak_internal', 'leak_internal_moved');
    }
  }

  it('is in no search, and what is open is', async () => {
    for (const lang of LANGUAGES) {
      const pages = [
        await read(`/api/v1/faq/search?q=${ASKED}&lang=${lang}&limit=20`),
        await read(`/${lang}/help/search?q=${ASKED}`),
      ];
      for (const page of pages) {
        expect(page.body).toContain('open_written');
        expect(page.body).toContain('open_before');
      }
    }
    for (const page of await Promise.all(everyDoor().map(read))) {
      expect(page.body).not.toContain(SECRET);
      expect(hidden.filter((slug) => page.body.includes(slug))).toEqual([]);
    }
  });

  it('is at no address, for programs and for people', async () => {
    for (const slug of [...hidden, 'leak_internal_moved']) {
      for (const path of [
        `/en/help/a/${slug}`,
        `/zh-CN/help/a/${slug}`,
        `/api/v1/faq/articles/${slug}?lang=en`,
      ]) {
        const page = await read(path);

        expect([path, page.status >= 404 && page.status <= 410]).toEqual([path, true]);
        expect(page.body).not.toContain(SECRET);
      }
    }
    const never = await read('/api/v1/faq/articles/leak_never?lang=en');
    const draft = await read('/api/v1/faq/articles/leak_draft?lang=en');
    expect([draft.status, draft.json<{ error: object }>().error]).toEqual([
      404,
      never.json<{ error: object }>().error,
    ]);
    expect((await read('/api/v1/faq/articles/leak_down?lang=en')).status).toBe(410);
    expect((await read('/api/v1/faq/articles/open_before?lang=en')).json()).toMatchObject({
      title: `${OPEN} before`,
    });
  });

  it('is suggested to nobody, from whatever words', async () => {
    const asked = await fetch(`${server.url}/api/v1/triage`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text: `${ASKED} ${SECRET.toLowerCase()}`, lang: 'en' }),
    });
    const told = await asked.text();

    expect(told).not.toContain(SECRET);
    expect(hidden.filter((slug) => told.includes(slug))).toEqual([]);
  });

  /** Everything that speaks of several articles. Doors that are not there answer with nothing, which is as well. */
  const everyDoor = (): string[] =>
    LANGUAGES.flatMap((lang) => [
      `/${lang}/help`,
      `/${lang}/help/search`,
      `/${lang}/help/search?q=${ASKED}`,
      `/${lang}/help/feed.xml`,
      `/${lang}/help/a/open_written`,
      `/${lang}/help/a/open_before`,
      `/${lang}/requests/new`,
      `/api/v1/faq/search?q=${ASKED}&lang=${lang}&limit=20`,
      `/api/v1/faq/suggest?q=${ASKED.slice(0, 4)}&lang=${lang}`,
      `/api/v1/faq/articles/open_written?lang=${lang}`,
      '/sitemap.xml',
      '/robots.txt',
    ]);
});
