import { Env } from '../../../src/config/env.js';
import { ARTICLE_ENTITIES } from '../../../src/modules/faq/article-entities.js';
import { ArticleImportService, type ArticleSource } from '../../../src/modules/faq/article-import.service.js';
import { ArticleListing } from '../../../src/modules/faq/article-listing.query.js';
import { Article } from '../../../src/modules/faq/article.entity.js';
import { ArticlesChanged } from '../../../src/modules/faq/articles-changed.event.js';
import { HelpFeedView } from '../../../src/modules/faq/help-feed.view.js';
import { SiteMapView } from '../../../src/modules/faq/site-map.view.js';
import { SystemClock } from '../../../src/platform/clock/clock.js';
import { NotFound } from '../../../src/platform/errors/app-error.js';
import { type Language, LANGUAGES } from '../../../src/platform/i18n/languages.js';
import { Translator } from '../../../src/platform/i18n/translator.js';
import { Words } from '../../../src/platform/i18n/words.js';
import { databaseKinds } from '../../support/databases.js';
import { openDatabase, type OpenDatabase } from '../../support/open-database.js';

const env = Env.read({ NODE_ENV: 'test', PUBLIC_URL: 'http://127.0.0.1:3000' });
const translator = Translator.load(true);
const HOME = env.publicUrl;
/** The entrance, the ways to a person and five landing pages, in two languages. */
const ALWAYS = 14;

const article = (slug: string, lang: Language, more: Partial<ArticleSource> = {}): ArticleSource => ({
  slug,
  lang,
  title: `About ${slug} & <others>`,
  typeCode: null,
  topic: 'choosing',
  causes: [],
  keywords: [],
  updatedOn: '2026-11-23',
  body: 'One sentence with \u0001 and "quotes".',
  ...more,
});

describe.each(databaseKinds)('what machines are told of the help centre, on $name', ({ newUrl }) => {
  let open: OpenDatabase;
  let listing: ArticleListing;
  let map: SiteMapView;
  let feeds: HelpFeedView;
  let articles: ArticleImportService;

  beforeAll(async () => {
    open = await openDatabase(await newUrl(), ARTICLE_ENTITIES);
    articles = new ArticleImportService(open.database.unitOfWork, new SystemClock());
    listing = new ArticleListing(open.reader.getRepository(Article));
    map = new SiteMapView(listing, env);
    feeds = new HelpFeedView(listing, env);
    await articles.bring([
      article('fees', 'en'),
      article('fees', 'zh-CN', { updatedOn: '2026-11-20' }),
      article('only-english', 'en', { updatedOn: '2026-11-25' }),
      ...['secret-draft', 'secret-outdated', 'secret-internal'].map((slug) => article(slug, 'en')),
    ]);
    await change('secret-draft', { status: 'draft' });
    await change('secret-outdated', { status: 'outdated' });
    await change('secret-internal', { visibility: 'internal' });
  });
  afterAll(() => open.close());

  const change = (slug: string, changes: Partial<Article>): Promise<unknown> =>
    open.database.unitOfWork.run((tx) => tx.repository(Article).update({ slug }, changes));
  const renew = (): void => listing.changed(ArticlesChanged.from([{ slug: 'fees' }]));
  const placesIn = (xml: string): string[] =>
    [...xml.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, place = '']) => place);

  it('every page in each language that it has, with the day of its last change', async () => {
    renew();
    const xml = await map.whole();

    expect(placesIn(xml)).toHaveLength(ALWAYS + 3);
    expect(placesIn(xml)).toEqual(
      expect.arrayContaining(
        LANGUAGES.flatMap((lang) => [`${HOME}/${lang}/help`, `${HOME}/${lang}/help/not-received`]),
      ),
    );
    expect(xml).toContain(
      `<url><loc>${HOME}/zh-CN/help/a/fees</loc><lastmod>2026-11-20</lastmod>` +
        `<xhtml:link rel="alternate" hreflang="en" href="${HOME}/en/help/a/fees"/>` +
        `<xhtml:link rel="alternate" hreflang="zh-CN" href="${HOME}/zh-CN/help/a/fees"/></url>`,
    );
    expect(xml).toContain(
      `<url><loc>${HOME}/en/help/a/only-english</loc><lastmod>2026-11-25</lastmod>` +
        `<xhtml:link rel="alternate" hreflang="en" href="${HOME}/en/help/a/only-english"/></url>`,
    );
  });

  it('nothing of what is not open to everyone', async () => {
    renew();
    const told = [await map.whole(), ...(await Promise.all(LANGUAGES.map((lang) => feed(lang))))].join('');

    expect(told).not.toContain('secret');
  });

  it('the newest articles first, in XML whatever stands in them', async () => {
    const xml = await feed('en');
    const addresses = [...xml.matchAll(/<id>([^<]*)<\/id>/g)].map(([, id]) => id);

    expect(addresses).toEqual([
      `${HOME}/en/help/feed.xml`,
      `${HOME}/en/help/a/only-english`,
      `${HOME}/en/help/a/fees`,
    ]);
    expect(xml).toContain('<title>About fees &amp; &lt;others&gt;</title>');
    expect(xml).toContain('<updated>2026-11-25T00:00:00Z</updated>');
    expect(xml).not.toContain('\u0001');
    expect(xml.replaceAll(/<[^>]*>|&(?:amp|lt|gt|quot|#x?[0-9a-fA-F]+);/g, '')).not.toMatch(/[<&]/);
    expect(await feed('zh-CN')).not.toContain('only-english');
  });

  it('a list of files where one would be too long, and each address in exactly one of them', async () => {
    const many = Array.from(
      { length: 10_100 },
      (_, number) =>
        `('${number}', 1, 'page-${number}', 'en', 'published', 'public', 1, NULL, 'choosing', 'A page', 'Words', '[]', '[]', '2026-11-01')`,
    );
    for (let at = 0; at < many.length; at += 500) {
      await open.database.unitOfWork.run((tx) =>
        tx.sql(
          `INSERT INTO articles (id, edition, slug, lang, status, visibility, version, type_code, topic, title, body, keywords, causes, updated_on)
           VALUES ${many.slice(at, at + 500).join(', ')}`,
        ),
      );
    }
    renew();
    const files = placesIn(await map.whole());
    const places = (await Promise.all(files.map((_, index) => map.part(String(index + 1))))).flatMap(
      placesIn,
    );

    expect(files).toEqual([`${HOME}/sitemaps/1`, `${HOME}/sitemaps/2`]);
    expect(places).toHaveLength(ALWAYS + 3 + many.length);
    expect(new Set(places).size).toBe(places.length);
    await expect(map.part('3')).rejects.toThrow(NotFound);
    await expect(map.part('0')).rejects.toThrow(NotFound);
    await expect(map.part('x')).rejects.toThrow(NotFound);
  });

  it('where not to look', () => {
    expect(map.robots()).toContain('Disallow: /agent/\n');
    expect(map.robots()).toContain('Disallow: /zh-CN/help/search\n');
    expect(map.robots()).toContain(`Sitemap: ${HOME}/sitemap.xml\n`);
  });

  const feed = (lang: Language): Promise<string> => feeds.feed(new Words(translator, lang, 'Asia/Shanghai'));
});
