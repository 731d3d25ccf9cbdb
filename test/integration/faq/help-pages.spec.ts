import type { ArgumentsHost } from '@nestjs/common';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Env } from '../../../src/config/env.js';
import { seedArticles } from '../../../seeds/reference/articles.seed.js';
import { ArticleSearchDto } from '../../../src/modules/faq/article-search.dto.js';
import { ArticleRedirect } from '../../../src/modules/faq/article-redirect.entity.js';
import { Article } from '../../../src/modules/faq/article.entity.js';
import { ArticleImportService } from '../../../src/modules/faq/article-import.service.js';
import { ArticleLookup } from '../../../src/modules/faq/article.lookup.js';
import { searchQuestion } from '../../../src/modules/faq/article-search.filters.js';
import type { ArticleIndex } from '../../../src/modules/faq/article-index.service.js';
import { ArticleSearchView } from '../../../src/modules/faq/article-search.view.js';
import { ArticleElsewhere } from '../../../src/modules/faq/article-elsewhere.filter.js';
import type { ArticleMoved } from '../../../src/modules/faq/article-elsewhere.js';
import { ArticleFeedbackService } from '../../../src/modules/faq/article-feedback.service.js';
import { ArticleFigureQuery } from '../../../src/modules/faq/article-figures.query.js';
import { ArticlePageView } from '../../../src/modules/faq/article-page.view.js';
import { ArticleView } from '../../../src/modules/faq/article.view.js';
import { ContactWays } from '../../../src/modules/faq/contact-ways.js';
import { ContactView } from '../../../src/modules/faq/contact.view.js';
import { HelpEvents } from '../../../src/modules/faq/help-events.js';
import { HelpJourneys } from '../../../src/modules/faq/help-journeys.js';
import { HelpHomeView } from '../../../src/modules/faq/help-home.view.js';
import { LandingView } from '../../../src/modules/faq/landing.view.js';
import { QuestionHistory } from '../../../src/modules/faq/question-history.service.js';
import { LANDING_PAGES } from '../../../src/modules/faq/landings.js';
import { NoticeBoard } from '../../../src/modules/notices/notice-board.js';
import { NoticeLines } from '../../../src/modules/notices/notice-lines.js';
import { Reader } from '../../../src/platform/database/reader.js';
import { ServiceLevels } from '../../../src/modules/service-levels/service-levels.js';
import { StillClock } from '../../support/still-clock.js';
import { LANDINGS } from '../../../src/modules/exceptions/taxonomy.js';
import { SystemClock } from '../../../src/platform/clock/clock.js';
import { Invalid, NotFound } from '../../../src/platform/errors/app-error.js';
import { BLANK, check } from '../../../src/platform/http/form.js';
import type { DeskRequest } from '../../../src/platform/http/request-context.js';
import { Idempotency } from '../../../src/platform/idempotency/idempotency.js';
import { Keys } from '../../../src/platform/ids/keys.js';
import { type Language, LANGUAGES } from '../../../src/platform/i18n/languages.js';
import { Translator } from '../../../src/platform/i18n/translator.js';
import { Words } from '../../../src/platform/i18n/words.js';
import { ClientAssets } from '../../../src/platform/views/client-assets.js';
import { HandlebarsViews } from '../../../src/platform/views/handlebars.js';
import { HELP_SEARCH_ENTITIES, helpSearchOn } from '../../support/help-search.js';
import { databaseKinds } from '../../support/databases.js';
import { openDatabase, type OpenDatabase } from '../../support/open-database.js';
import { linksOf, textOf } from '../../support/html-forms.js';
import { fromRoot } from '../../support/root.js';

const translator = Translator.load(true);
const words = (language: Language): Words => new Words(translator, language, 'Asia/Shanghai');
const clock = new StillClock(new Date('2026-11-23T02:00:00Z'));
const env = Env.read({ NODE_ENV: 'test' });
const levels = new ServiceLevels(env);
const ways = new ContactWays(levels, clock);
/** Nobody has written a notice. */
const quiet = new NoticeLines(new NoticeBoard({} as Reader, clock), clock);
const links = (html: string): string[] => linksOf(html).map(({ href }) => href);

describe('the pages of the help centre', () => {
  let folder: string;
  let views: HandlebarsViews;
  let open: OpenDatabase;
  let lookup: ArticleLookup;
  let home: HelpHomeView;
  let search: ArticleSearchView;
  let index: ArticleIndex;
  let article: ArticleView;
  let landing: LandingView;
  let contact: ContactView;
  let whole: ArticlePageView;

  beforeAll(async () => {
    folder = viewsWithPlainLayout();
    views = new HandlebarsViews(folder, new ClientAssets(fromRoot('dist/client')), true);
    const [sqlite] = databaseKinds;
    open = await openDatabase((await sqlite?.newUrl()) ?? '', HELP_SEARCH_ENTITIES);
    await seedArticles(new ArticleImportService(open.database.unitOfWork, new SystemClock()));
    lookup = new ArticleLookup(
      open.reader.getRepository(Article),
      open.reader.getRepository(ArticleRedirect),
    );
    const helpSearch = helpSearchOn(open);
    index = helpSearch.index;
    await index.onApplicationBootstrap();
    home = new HelpHomeView(lookup, quiet, figures());
    search = new ArticleSearchView(helpSearch.search, lookup);
    article = new ArticleView(lookup, quiet, clock, env);
    landing = new LandingView(lookup, ways, quiet);
    const { unitOfWork } = open.database;
    const events = new HelpEvents(unitOfWork, new Reader(open.reader));
    const keys = new Keys('a secret');
    const journeys = new HelpJourneys(events, keys, clock, env);
    contact = new ContactView(ways, quiet, journeys);
    const feedback = new ArticleFeedbackService(
      new Idempotency(unitOfWork, new Reader(open.reader), keys, clock),
      new Reader(open.reader),
      events,
      new QuestionHistory(clock, keys),
      clock,
    );
    whole = new ArticlePageView(article, feedback, journeys);
  });
  afterAll(async () => {
    await index.onApplicationShutdown();
    await open.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function page(name: string, language: Language, model: object | Promise<object>): Promise<string> {
    const locals = { ...(await model), words: words(language), csrfToken: () => 'token' };

    return new Promise((done, fail) => {
      views.render(join(folder, `faq/${name}.hbs`), locals, (error, html) =>
        html ? done(html) : fail(error),
      );
    });
  }
  const homePage = (language: Language): Promise<string> =>
    page('home', language, home.model(words(language)));
  const searchPage = (question: string, language: Language = 'en'): Promise<string> =>
    page('search', language, search.model(words(language), searchQuestion({ q: question })));
  const landingPage = (slug: string, language: Language): Promise<string> =>
    page('landing', language, landing.model(words(language), slug));
  const articlePage = (slug: string, language: Language): Promise<string> =>
    page('article', language, whole.model(asked(slug, language), BLANK));
  const figures = (): ArticleFigureQuery => new ArticleFigureQuery(new Reader(open.reader), clock);
  /** As a browser asks that has been nowhere before. */
  const asked = (slug: string, language: Language): DeskRequest =>
    ({ params: { slug }, query: {}, headers: {}, words: words(language) }) as unknown as DeskRequest;

  it.each(LANGUAGES)('begin in %s with what goes wrong, in its order, and a search', async (language) => {
    const html = await homePage(language);
    const entrances = [...LANDING_PAGES.map(({ slug }) => slug), 'contact'];

    expect(links(html).slice(0, 6)).toEqual(entrances.map((slug) => `/${language}/help/${slug}`));
    expect(html).toMatch(/role="search"[^>]* action="\/[\w-]+\/help\/search" method="get"/);
    expect(links(html)).toContain(`/${language}/requests/new`);
  });

  it('say what goes wrong in the words of the reader', async () => {
    expect(textOf(await homePage('zh-CN'))).toMatch(
      /登录失败.*交易失败.*金额未到账.*账户被锁定.*可疑活动.*其他问题/s,
    );
    expect(textOf(await homePage('en'))).toMatch(
      /Sign-in fails.*Payment failed.*Money not arrived.*Account locked.*Suspicious activity.*Something else/s,
    );
  });

  it('lead from each habit that keeps a wallet safe to where it is explained', async () => {
    const html = await homePage('en');
    const guide = await articlePage('protect-your-wallet', 'en');
    const steps = links(html).filter((href) => href.startsWith('/en/help/a/protect-your-wallet#'));

    expect(steps).toHaveLength(4);
    expect(steps.filter((href) => !guide.includes(`id="${href.split('#')[1]}"`))).toEqual([]);
    expect(guide).toMatch(/id="step-1">\s*<p><strong>Use a strong password|id="step-1"><strong>Use a strong/);
  });

  it('begin with what is read most this week, as far as it is still there', async () => {
    const counted = ['fees-and-limits', 'money-not-arrived', 'gone-since'].map(
      (slug, place) => `('2026-11-22', 'en', 'views', '${slug}', ${30 - place})`,
    );
    await open.database.unitOfWork.run((tx) =>
      tx.sql(`INSERT INTO help_days (day, lang, metric, about, count) VALUES ${counted.join(', ')}`),
    );
    const { guides, isPopular } = await new HelpHomeView(lookup, quiet, figures()).model(words('en'));
    await open.database.unitOfWork.run((tx) => tx.sql('DELETE FROM help_days'));

    expect(isPopular).toBe(true);
    expect(guides.map(({ url }) => url)).toEqual([
      '/en/help/a/fees-and-limits',
      '/en/help/a/money-not-arrived',
    ]);
    expect((await home.model(words('en'))).isPopular).toBe(false);
  });

  it('tell machines what is asked and answered, where something is', async () => {
    expect(await landingPage('locked', 'en')).toContain('"@type":"FAQPage"');
    expect(await landingPage('not-received', 'en')).not.toContain('ld+json');
    expect(await articlePage('money-not-arrived', 'zh-CN')).toContain('"@type":"FAQPage"');
  });

  it('work before the first article is there', async () => {
    const empty = Object.assign(Object.create(ArticleLookup.prototype) as ArticleLookup, {
      headings: () => Promise.resolve([]),
    });
    const home = await page('home', 'en', new HelpHomeView(empty, quiet, figures()).model(words('en')));
    const locked = await page(
      'landing',
      'en',
      new LandingView(empty, ways, quiet).model(words('en'), 'locked'),
    );

    expect([...links(home), ...links(locked)].filter((href) => href.includes('/help/a/'))).toEqual([]);
    expect(textOf(home)).toContain('Switch on two-factor sign-in.');
  });

  describe.each(LANGUAGES)('for one thing that went wrong, in %s', (language) => {
    it.each(LANDING_PAGES)('$slug: state, time and details in this order, then a person', async (one) => {
      const html = await landingPage(one.slug, language);
      const headings = [...html.matchAll(/<h3>([^<]*)<\/h3>/g)].map(([, heading]) => heading);

      expect(headings.slice(0, 3)).toEqual(
        ['status', 'time', 'details'].map((check) => words(language).t(`landings.checks.${check}`)),
      );
      expect(links(html)).toEqual(
        expect.arrayContaining([
          `/${language}/help/a/${one.article}`,
          `/${language}/chat?type=${one.code}`,
          `/${language}/requests/new?type=${one.code}`,
        ]),
      );
      expect(html).not.toMatch(/<(form|input)/);
    });

    it('what is suspicious is dealt with before it is looked into', async () => {
      const html = await landingPage('suspicious', language);
      const urgent = html.indexOf('class="urgent"');

      expect(urgent).toBeGreaterThan(0);
      expect(urgent).toBeLessThan(html.indexOf('class="checklist"'));
      expect(links(html.slice(urgent)).slice(0, 2)).toEqual([
        `/${language}/requests/new?type=E601`,
        `/${language}/chat?type=E601`,
      ]);
    });

    it('money on its way has its stages, and a lock its three answers', async () => {
      expect((await landing.model(words(language), 'not-received')).stages).toHaveLength(4);
      expect((await landing.model(words(language), 'locked')).facts).toHaveLength(3);
      expect(await landingPage('locked', language)).toContain(words(language).t('landings.locked.note'));
    });
  });

  it.each(['', 'fees', 'LOCKED', '__proto__', 'contact'])('know nothing that is called %j', async (slug) => {
    await expect(landing.model(words('en'), slug)).rejects.toThrow(NotFound);
  });

  it('exist for each of the ways by which the kinds of exceptions are reached', () => {
    expect(LANDING_PAGES.map(({ slug, code }) => [slug, code])).toEqual(
      Object.entries(LANDINGS).map(([slug, [code]]) => [slug, code]),
    );
  });

  describe('say when somebody answers', () => {
    const at = (now: string, code: Parameters<ContactWays['about']>[1]): [string, string, boolean][] =>
      new ContactWays(levels, new StillClock(new Date(now)))
        .about(words('en'), code)
        .map(({ symbol, when, main }) => [symbol, when, main]);

    it('by day the chat first, and a written request by the hours of the desk', () => {
      expect(at('2026-11-23T02:00:00Z', 'E101')).toEqual([
        ['message-circle', 'The desk is open now.', true],
        ['file-text', 'First reply by 23 Nov 2026, 14:00 GMT+8', false],
      ]);
    });

    it('by night the written request first, and from when on the desk is there', () => {
      expect(at('2026-11-20T17:00:00Z', null)).toEqual([
        ['file-text', 'First reply by 23 Nov 2026, 13:00 GMT+8', true],
        ['message-circle', 'The desk opens 23 Nov 2026, 09:00 GMT+8.', false],
      ]);
    });

    it('at any hour where an account is in danger', () => {
      expect(at('2026-11-20T17:00:00Z', 'E601')).toEqual([
        ['message-circle', 'For this, somebody is there day and night.', true],
        ['file-text', 'First reply by 21 Nov 2026, 01:15 GMT+8', false],
      ]);
    });
  });

  it.each([
    ['E302', '?type=E302'],
    ['E601', '?type=E601'],
    [undefined, ''],
    [['E302'], ''],
    ['E302&x=1', ''],
    ['<script>', ''],
  ])('hand the kind %j on to a person as %j', async (type, asked) => {
    const html = await page('contact', 'en', contact.model(words('en'), type));

    expect(links(html)).toEqual(expect.arrayContaining([`/en/chat${asked}`, `/en/requests/new${asked}`]));
    expect(textOf(html)).toContain('never ask for passwords or codes');
  });

  it('show what was found, with the words that fit marked', async () => {
    const html = await searchPage('帳戶被鎖定了怎麼辦', 'zh-CN');

    expect(links(html).filter((href) => href.includes('/help/a/'))[0]).toBe('/zh-CN/help/a/account-locked');
    expect(html).toMatch(/<mark>[^<]*锁[^<]*<\/mark>/);
    expect(html).toContain('value="帳戶被鎖定了怎麼辦"');
  });

  it('offer the exceptions and the desk where nothing was found, and keep the question', async () => {
    const html = await searchPage('zebra xylophone');

    expect(html).toContain('value="zebra xylophone"');
    expect(links(html).filter((href) => /^\/en\/help\/[a-z-]+$/.test(href))).toHaveLength(6);
    expect(links(html)).toEqual(
      expect.arrayContaining(['/en/requests/new?description=zebra+xylophone', '/en/chat']),
    );
    expect(html).not.toContain('<mark>');
  });

  it('show of what was found what is about one thing, or has one cause, by an address', async () => {
    const found = async (asked: object): Promise<string[]> =>
      (await search.model(words('en'), searchQuestion({ q: 'payment', ...asked }))).results.map(
        ({ url }) => url,
      );
    const all = await found({});
    const { filters } = await search.model(words('en'), searchQuestion({ q: 'payment', cause: 'network' }));
    const [byType, byCause] = filters;

    expect(await found({ type: 'E301' })).toEqual(['/en/help/a/payment-fails']);
    expect(await found({ cause: 'network' })).not.toEqual(all);
    expect(await found({ type: 'E999', cause: ['network'] })).toEqual(all);
    expect(byCause?.choices.find(({ current }) => current)?.label).toBe('Network');
    expect(byType?.choices.map(({ url }) => url)).toContain(
      '/en/help/search?q=payment&cause=network&type=E301',
    );
  });

  it('say that the choices leave nothing, and lead back to all that was found', async () => {
    const asked = searchQuestion({ q: 'reputation', type: 'E201' });
    const html = await page('search', 'en', search.model(words('en'), asked));

    expect(links(html)).toContain('/en/help/search?q=reputation');
    expect(html).toContain('class="empty"');
  });

  it('show everything there is to read to who has asked nothing', async () => {
    const html = await searchPage('');

    expect(links(html)).toEqual(
      expect.arrayContaining(['/en/help/a/protect-your-wallet', '/en/help/a/choose-a-wallet']),
    );
    expect(html).not.toContain('class="result"');
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
    expect(textOf(html)).toContain(language === 'en' ? 'Updated 29 November 2026' : '更新于 2026年11月29日');
    expect(html).toContain('<blockquote>');
    expect(html).not.toContain('**');
    expect(html).not.toMatch(/&lt;(p|h2|ol|strong)/);
  });

  it.each(LANGUAGES)(
    'lead in %s from each question of the self-check to where it goes on',
    async (language) => {
      for (const { code, article: slug } of LANDING_PAGES.filter((one) => one.code !== 'E601')) {
        const html = await articlePage(slug, language);
        const jumps = links(html).filter((href) => href.startsWith('#'));

        expect([code, jumps.filter((href) => href.startsWith('#step-')).length]).toEqual([code, 3]);
        expect(jumps).toContain('#contact-us');
        expect(jumps.filter((href) => !html.includes(`id="${href.slice(1)}"`))).toEqual([]);
        expect(html).toMatch(/<div class="contact-box">\s*<h2 id="contact-us">/);
        expect(html).not.toContain('{#');
      }
    },
  );

  it('say of an article what it applies to, and lead back to its exception', async () => {
    const html = await articlePage('account-locked', 'en');

    expect(textOf(html)).toContain('Applies to: Account locked');
    expect(links(html).slice(0, 2)).toEqual(['/en/help', '/en/help/locked']);
    expect(textOf(await articlePage('choose-a-wallet', 'en'))).toContain('Applies to: the whole wallet');
  });

  it('name three related articles and never the one that is read', async () => {
    const { related } = await article.model(words('en'), 'payment-fails');

    expect(related).toHaveLength(3);
    expect(related.map(({ url }) => url)).toContain('/en/help/a/money-not-arrived');
    expect(related.map(({ url }) => url)).not.toContain('/en/help/a/payment-fails');
  });

  it('know no article by a wrong address', async () => {
    await expect(article.model(words('en'), 'no-such-article')).rejects.toThrow(NotFound);
  });

  it('lead from an old address to the new one, and from an article that was taken down to the search', async () => {
    await open.database.unitOfWork.run((tx) =>
      tx
        .repository(ArticleRedirect)
        .insert({ fromSlug: 'lock', toSlug: 'account-locked', createdAt: clock.now() }),
    );
    const all = (status: Article['status']): Promise<unknown> =>
      open.database.unitOfWork.run((tx) =>
        tx.repository(Article).update({ slug: 'choose-a-wallet' }, { status }),
      );
    await all('draft');

    expect(await elsewhere('lock', 'en')).toEqual([301, '/en/help/a/account-locked']);
    const [status, html] = await elsewhere('choose-a-wallet', 'en');
    expect(status).toBe(410);
    expect(html).toMatch(/<input id="q"[^>]* value="[^"]+"/);
    await all('published');
  });

  it('show raw HTML in an article as text', async () => {
    await change('choose-a-wallet', { body: 'Hello <script>alert(1)</script>\n\n[x](javascript:alert(1))' });
    const html = await articlePage('choose-a-wallet', 'en');

    expect(html).toContain('&lt;script&gt;');
    expect(html).not.toMatch(/<script|href="javascript/);
  });

  it('ask whether an article helped, and say when nobody has revised it for a year', async () => {
    const html = await articlePage('money-not-arrived', 'en');
    expect(html).toMatch(/name="verdict" value="yes"[^]*name="verdict" value="no"/);
    expect(html).toContain('action="/en/help/a/money-not-arrived/feedback"');
    expect(textOf(html)).not.toContain('more than a year');

    await change('choose-a-wallet', { updatedOn: '2025-11-01' });
    expect(textOf(await articlePage('choose-a-wallet', 'en'))).toContain('more than a year');
  });

  it('name of an article the languages that it is there in, under the address of its text', async () => {
    const model = await article.model(words('en'), 'account-locked');

    expect(model.canonical).toBe(`${env.publicUrl}/en/help/a/account-locked`);
    expect(model.alternates.map(({ code, url }) => [code, new URL(url).pathname])).toEqual([
      ['en', '/en/help/a/account-locked'],
      ['zh-CN', '/zh-CN/help/a/account-locked'],
    ]);
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
    it('answer with addresses to open, in no more than four kilobytes', async () => {
      const answer = await search.answer('钱没到账', { lang: 'zh-CN', limit: 8 });

      expect(answer).toMatchObject({ query: '钱没到账', lang: 'zh-CN' });
      expect(answer.items[0]).toEqual({
        id: expect.any(String),
        slug: 'money-not-arrived',
        type: 'E302',
        title: '钱没到账怎么办',
        snippet: expect.any(String),
        score: expect.any(Number),
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

  /** What the door answers instead of an article: a status, and an address or a page. */
  async function elsewhere(slug: string, language: Language): Promise<[status: number, told: string]> {
    const refusal: unknown = await article.model(words(language), slug).catch((error: unknown) => error);
    let told: [number, string] = [0, ''];
    let status = 200;
    const response = {
      redirect: (code: number, url: string) => void (told = [code, url]),
      status: (code: number) => {
        status = code;
        return response;
      },
      render: (_: string, model: object) => void Object.assign(shown, model),
    };
    const shown = {};
    const http = { getRequest: () => ({ words: words(language) }), getResponse: () => response };
    new ArticleElsewhere().catch(refusal as ArticleMoved, { switchToHttp: () => http } as ArgumentsHost);

    return Object.keys(shown).length > 0 ? [status, await page('gone', language, shown)] : told;
  }

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
