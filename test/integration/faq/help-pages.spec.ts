import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seedArticles } from '../../../seeds/reference/articles.seed.js';
import { ArticleSearchDto } from '../../../src/modules/faq/article-search.dto.js';
import { Article } from '../../../src/modules/faq/article.entity.js';
import { ArticleImportService } from '../../../src/modules/faq/article-import.service.js';
import { ArticleLookup } from '../../../src/modules/faq/article.lookup.js';
import { ArticleSearchService } from '../../../src/modules/faq/article-search.service.js';
import { ArticleSearchView } from '../../../src/modules/faq/article-search.view.js';
import { ArticleView } from '../../../src/modules/faq/article.view.js';
import { HelpHomeView } from '../../../src/modules/faq/help-home.view.js';
import { SystemClock } from '../../../src/platform/clock/clock.js';
import { Invalid, NotFound } from '../../../src/platform/errors/app-error.js';
import { check } from '../../../src/platform/http/form.js';
import { type Language, LANGUAGES } from '../../../src/platform/i18n/languages.js';
import { Translator } from '../../../src/platform/i18n/translator.js';
import { Words } from '../../../src/platform/i18n/words.js';
import { ClientAssets } from '../../../src/platform/views/client-assets.js';
import { HandlebarsViews } from '../../../src/platform/views/handlebars.js';
import { databaseKinds, openDatabase, type OpenDatabase } from '../../support/databases.js';
import { linksOf, textOf } from '../../support/html-forms.js';
import { fromRoot } from '../../support/root.js';

const translator = Translator.load(true);
const words = (language: Language): Words => new Words(translator, language, 'Asia/Shanghai');
const links = (html: string): string[] => linksOf(html).map(({ href }) => href);

describe('the pages of the help centre', () => {
  let folder: string;
  let views: HandlebarsViews;
  let open: OpenDatabase;
  let lookup: ArticleLookup;
  let home: HelpHomeView;
  let search: ArticleSearchView;
  let article: ArticleView;

  beforeAll(async () => {
    folder = viewsWithPlainLayout();
    views = new HandlebarsViews(folder, new ClientAssets(fromRoot('dist/client')), true);
    const [sqlite] = databaseKinds;
    open = await openDatabase((await sqlite?.newUrl()) ?? '', [Article]);
    await seedArticles(new ArticleImportService(open.database.unitOfWork, new SystemClock()));
    lookup = new ArticleLookup(open.reader.getRepository(Article));
    const finder = new ArticleSearchService(lookup);
    await finder.onApplicationBootstrap();
    home = new HelpHomeView(lookup);
    search = new ArticleSearchView(finder, lookup);
    article = new ArticleView(lookup);
  });
  afterAll(async () => {
    await open.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function page(name: string, language: Language, model: object | Promise<object>): Promise<string> {
    const locals = { ...(await model), words: words(language) };

    return new Promise((done, fail) => {
      views.render(join(folder, `faq/${name}.hbs`), locals, (error, html) =>
        html ? done(html) : fail(error),
      );
    });
  }
  const homePage = (language: Language): Promise<string> =>
    page('home', language, home.model(words(language)));
  const searchPage = (question: string, language: Language = 'en'): Promise<string> =>
    page('search', language, search.model(words(language), question));
  const articlePage = (slug: string, language: Language): Promise<string> =>
    page('article', language, article.model(words(language), slug));

  it.each(LANGUAGES)(
    'begin in %s with the four exceptions in their order, and a search',
    async (language) => {
      const html = await homePage(language);
      const exceptions = ['login-fails', 'payment-fails', 'money-not-arrived', 'account-locked'];

      expect(links(html).slice(0, 4)).toEqual(exceptions.map((slug) => `/${language}/help/a/${slug}`));
      expect(html).toContain(`role="search" action="/${language}/help/search" method="get"`);
      expect(links(html)).toContain(`/${language}/requests/new`);
    },
  );

  it('say what the four exceptions are called', async () => {
    expect(textOf(await homePage('zh-CN'))).toMatch(/登录失败.*交易失败.*金额未到账.*账户被锁定/s);
    expect(textOf(await homePage('en'))).toMatch(
      /Sign-in fails.*Payment failed.*Money not arrived.*Account locked/s,
    );
  });

  it('lead from an exception without an article straight to the desk', async () => {
    const { tiles } = await new HelpHomeView(
      Object.assign(Object.create(ArticleLookup.prototype) as ArticleLookup, {
        headings: () => Promise.resolve([]),
      }),
    ).model(words('en'));

    expect(tiles.map(({ url }) => url)).toEqual(
      ['E101', 'E301', 'E302', 'E201'].map((code) => `/en/requests/new?type=${code}`),
    );
  });

  it('show what was found, with the words that fit marked', async () => {
    const html = await searchPage('帳戶被鎖定了怎麼辦', 'zh-CN');

    expect(links(html)[1]).toBe('/zh-CN/help/a/account-locked');
    expect(html).toMatch(/<mark>[^<]*锁[^<]*<\/mark>/);
    expect(html).toContain('value="帳戶被鎖定了怎麼辦"');
  });

  it('offer the exceptions and the desk where nothing was found, and keep the question', async () => {
    const html = await searchPage('zebra xylophone');

    expect(html).toContain('value="zebra xylophone"');
    expect(links(html).filter((href) => href.startsWith('/en/help/a/'))).toHaveLength(4);
    expect(links(html)).toEqual(expect.arrayContaining(['/en/requests/new', '/en/chat']));
    expect(html).not.toContain('<mark>');
  });

  it.each([
    '<script>alert(1)</script> payment',
    '"><img src=x onerror=alert(1)> payment',
    '{{constructor}} $t(faq.home.title) {query} payment',
    "' OR 1=1 -- payment",
  ])('show the question %j as the text it is', async (question) => {
    const html = await searchPage(question);

    expect(html).not.toMatch(/<script|<img/);
    expect(textOf(/value="([^"]*)"/.exec(html)?.[1] ?? '')).toBe(question);
  });

  it.each(['', '   ', '？！', '😀', 'a', '账'.repeat(10_000), '\ud83d', '" OR * NEAR('])(
    'take the question %j',
    async (question) => {
      const html = await searchPage(question.slice(0, 10_000), 'zh-CN');

      expect(html).toContain('<h1>搜索帮助</h1>');
    },
  );

  it('say that a long question was read in part', async () => {
    expect(await searchPage('payment '.repeat(40))).toContain('first 200 characters');
    expect(await searchPage('payment')).not.toContain('first 200 characters');
  });

  it.each(LANGUAGES)('show an article in %s with its steps and what to have ready', async (language) => {
    const html = await articlePage('money-not-arrived', language);

    expect(html).toMatch(/<ol>\s*<li>/);
    expect(links(html)).toContain(`/${language}/requests/new?type=E302`);
    expect(textOf(html)).toContain(language === 'en' ? 'Updated 23 November 2026' : '更新于 2026年11月23日');
    expect(html).toContain('<blockquote>');
    expect(html).not.toContain('**');
    expect(html).not.toMatch(/&lt;(p|h2|ol|strong)/);
  });

  it('name three related articles and never the one that is read', async () => {
    const { related } = await article.model(words('en'), 'payment-fails');

    expect(related).toHaveLength(3);
    expect(related[0]?.url).toBe('/en/help/a/money-not-arrived');
    expect(related.map(({ url }) => url)).not.toContain('/en/help/a/payment-fails');
  });

  it('know no article by a wrong address', async () => {
    await expect(article.model(words('en'), 'no-such-article')).rejects.toThrow(NotFound);
  });

  it('show raw HTML in an article as text', async () => {
    await change('choose-a-wallet', { body: 'Hello <script>alert(1)</script>\n\n[x](javascript:alert(1))' });
    const html = await articlePage('choose-a-wallet', 'en');

    expect(html).toContain('&lt;script&gt;');
    expect(html).not.toMatch(/<script|href="javascript/);
  });

  it('say when an article is being revised, and when there is no translation', async () => {
    await change('choose-a-wallet', { status: 'outdated' });
    expect(await articlePage('choose-a-wallet', 'en')).toContain('being revised');

    await open.database.unitOfWork.run((tx) =>
      tx.repository(Article).delete({ slug: 'choose-a-wallet', lang: 'en' }),
    );
    const html = await articlePage('choose-a-wallet', 'en');

    expect(html).toContain('not available in English');
    expect(html).toContain('lang="zh-CN"');
  });

  describe('for programs', () => {
    it('answer with addresses to open, in no more than four kilobytes', () => {
      const answer = search.answer('钱没到账', 'zh-CN', 8);

      expect(answer).toMatchObject({ query: '钱没到账', lang: 'zh-CN' });
      expect(answer.items[0]).toEqual({
        slug: 'money-not-arrived',
        type: 'E302',
        title: '钱没到账怎么办',
        snippet: expect.any(String),
        url: '/zh-CN/help/a/money-not-arrived',
      });
      expect(Buffer.byteLength(JSON.stringify(answer))).toBeLessThanOrEqual(4_096);
    });

    it('take a question without limit and language', () => {
      expect(check(ArticleSearchDto, { q: 'x' })).toMatchObject({ q: 'x', limit: 8 });
      expect(check(ArticleSearchDto, { q: 'x', lang: 'en', limit: '3' })).toMatchObject({
        lang: 'en',
        limit: 3,
      });
      expect(check(ArticleSearchDto, {})).toMatchObject({ q: '' });
    });

    it.each([
      { limit: '0' },
      { limit: '21' },
      { limit: 'many' },
      { lang: 'fr' },
      { q: ['a', 'b'] },
      { other: '1' },
    ])('refuse %j', (input) => {
      expect(() => check(ArticleSearchDto, { q: 'x', ...input })).toThrow(Invalid);
    });
  });

  const change = (slug: string, changes: Partial<Article>): Promise<unknown> =>
    open.database.unitOfWork.run((tx) => tx.repository(Article).update({ slug, lang: 'en' }, changes));
});

/** The real pages inside a layout that prints nothing of its own. */
function viewsWithPlainLayout(): string {
  const folder = mkdtempSync(join(tmpdir(), 'walletdesk-views-'));
  for (const part of ['faq', 'partials']) {
    cpSync(fromRoot('views', part), join(folder, part), { recursive: true });
  }
  mkdirSync(join(folder, 'layouts'));
  writeFileSync(join(folder, 'layouts/site.hbs'), '{{body}}');

  return folder;
}
