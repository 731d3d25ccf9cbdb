import { articleSources, seedArticles } from '../../../seeds/reference/articles.seed.js';
import { ArticleRedirect } from '../../../src/modules/faq/article-redirect.entity.js';
import { Article } from '../../../src/modules/faq/article.entity.js';
import { type ArticleSource, ArticleImportService } from '../../../src/modules/faq/article-import.service.js';
import { ArticleLookup } from '../../../src/modules/faq/article.lookup.js';
import type { ArticleIndex } from '../../../src/modules/faq/article-index.service.js';
import type { ArticleSearchService } from '../../../src/modules/faq/article-search.service.js';
import { ArticlesChanged } from '../../../src/modules/faq/articles-changed.event.js';
import type { DomainEvent } from '../../../src/platform/events/domain-event.js';
import { SystemClock } from '../../../src/platform/clock/clock.js';
import { databaseKinds } from '../../support/databases.js';
import { openDatabase, type OpenDatabase } from '../../support/open-database.js';
import { HELP_SEARCH_ENTITIES, helpSearchOn } from '../../support/help-search.js';

const fees: ArticleSource = {
  slug: 'fees',
  lang: 'en',
  title: 'What it costs',
  typeCode: null,
  topic: 'choosing',
  causes: [],
  keywords: ['tariff'],
  updatedOn: '2026-11-23',
  body: 'The fee stands beside the amount.',
};

describe.each(databaseKinds)('the help centre on $name', ({ newUrl }) => {
  let open: OpenDatabase;
  let articles: ArticleImportService;
  let lookup: ArticleLookup;
  let index: ArticleIndex;
  let search: ArticleSearchService;
  let news: DomainEvent[];

  beforeEach(async () => {
    open = await openDatabase(await newUrl(), HELP_SEARCH_ENTITIES);
    news = [];
    open.database.unitOfWork.attach({
      store: () => Promise.resolve(),
      publish: (events) => void news.push(...events),
    });
    articles = new ArticleImportService(open.database.unitOfWork, new SystemClock());
    lookup = new ArticleLookup(
      open.reader.getRepository(Article),
      open.reader.getRepository(ArticleRedirect),
    );
    ({ index, search } = helpSearchOn(open));
  });
  afterEach(async () => {
    await index.onApplicationShutdown();
    await open.close();
  });

  const change = (slug: string, changes: Partial<Article>): Promise<unknown> =>
    open.database.unitOfWork.run((tx) => tx.repository(Article).update({ slug }, changes));
  const found = async (question: string, lang: 'en' | 'zh-CN' = 'en'): Promise<string[]> =>
    (await search.search(question, { lang, limit: 10 })).map(({ slug }) => slug);

  it('opens with every article in two languages, and a second seed changes nothing', async () => {
    expect(await seedArticles(articles)).toBe(articleSources().length);
    const before = await lookup.published();

    expect(await seedArticles(articles)).toBe(0);
    expect(await lookup.published()).toEqual(before);
    expect(news).toHaveLength(1);
    expect(
      before.every(
        ({ version, status, publishedAt }) => version === 1 && status === 'published' && publishedAt,
      ),
    ).toBe(true);
  });

  it('leads from the address of an article whose file has gone to what says it now', async () => {
    const former = { ...fees, slug: 'complaints-and-your-data' };
    await articles.bring([former]);
    await seedArticles(articles);

    expect(await lookup.find(former.slug, 'en')).toBeNull();
    expect(await lookup.at(former.slug, 'en')).toEqual({
      kind: 'moved',
      slug: 'complaints-and-escalation',
    });
  });

  it('leaves an article there that a person has changed', async () => {
    const former = { ...fees, slug: 'complaints-and-your-data' };
    await articles.bring([former]);
    await change(former.slug, { title: 'Ours', fileHash: null });
    await seedArticles(articles);

    expect(await lookup.find(former.slug, 'en')).toMatchObject({ title: 'Ours' });
  });

  it('keeps an article as it was written, Chinese and all', async () => {
    await seedArticles(articles);
    const [source] = articleSources().filter(
      ({ slug, lang }) => slug === 'account-locked' && lang === 'zh-CN',
    );

    expect(await lookup.find('account-locked', 'zh-CN')).toMatchObject({ ...source });
  });

  it('takes over a new file as the next version of the article', async () => {
    await articles.bring([fees]);
    await articles.bring([{ ...fees, body: 'The fee stands in the table.' }]);

    expect(await lookup.find('fees', 'en')).toMatchObject({
      version: 2,
      body: 'The fee stands in the table.',
    });
  });

  it('does not write over what a person has changed', async () => {
    await articles.bring([fees]);
    await change('fees', { body: 'Better words.', fileHash: null });

    expect(await articles.bring([{ ...fees, body: 'The fee stands in the table.' }])).toBe(0);
    expect(await lookup.find('fees', 'en')).toMatchObject({ body: 'Better words.' });
  });

  it('brings an article once where two bring it at once', async () => {
    const written = await Promise.all([
      articles.bring([fees]),
      articles.bring([fees]),
      articles.bring([fees]),
    ]);

    expect(written.filter((count) => count === 1)).toHaveLength(1);
    expect(await lookup.headings('en')).toHaveLength(1);
  });

  it('is searched from the start, and anew after every change', async () => {
    await articles.bring([fees]);
    await index.onApplicationBootstrap();
    expect(await found('tariff')).toEqual(['fees']);

    await articles.bring([{ ...fees, keywords: ['price list'] }]);
    await index.changed(news.at(-1) as ArticlesChanged);

    expect(await found('tariff')).toEqual([]);
    expect(await found('price list')).toEqual(['fees']);
  });

  it('finds the last state however many changes come at once', async () => {
    await articles.bring([fees]);
    const renewals = [index.onApplicationBootstrap()];
    for (const word of ['one', 'two', 'zebra']) {
      await articles.bring([{ ...fees, keywords: [word] }]);
      renewals.push(Promise.resolve(index.changed(ArticlesChanged.from([fees]))));
    }
    await Promise.all(renewals);

    expect(await found('zebra')).toEqual(['fees']);
  });

  it('knows a change in less than a second, however large the help centre is', async () => {
    await seedArticles(articles);
    await index.onApplicationBootstrap();
    await articles.bring([fees]);
    const started = performance.now();
    await index.changed(ArticlesChanged.from([fees]));

    expect(performance.now() - started).toBeLessThan(1_000);
    expect(await found('tariff')).toContain('fees');
    expect((await found('钱没到账', 'zh-CN'))[0]).toBe('money-not-arrived');
    expect((await found('E301'))[0]).toBe('payment-fails');
  });

  it('shows nobody a draft', async () => {
    await articles.bring([fees]);
    await change('fees', { status: 'draft' });
    await index.onApplicationBootstrap();

    expect(await lookup.find('fees', 'en')).toBeNull();
    expect(await lookup.headings('en')).toEqual([]);
    expect(await found('fee')).toEqual([]);
  });

  it('offers an outdated article to nobody, and shows it to who has its address', async () => {
    await articles.bring([fees]);
    await change('fees', { status: 'outdated' });
    await index.onApplicationBootstrap();

    expect(await found('fee')).toEqual([]);
    expect(await lookup.headings('en')).toEqual([]);
    expect(await lookup.find('fees', 'en')).toMatchObject({ status: 'outdated' });
  });

  it('shows an article in the other language rather than none', async () => {
    await articles.bring([fees]);

    expect(await lookup.find('fees', 'zh-CN')).toMatchObject({ lang: 'en' });
  });

  it('knows no article by an address that no article has', async () => {
    for (const slug of ['', '../etc', "x' OR '1'='1", 'a\0b', 'a'.repeat(5_000), '账户']) {
      expect(await lookup.find(slug, 'en')).toBeNull();
    }
  });
});
