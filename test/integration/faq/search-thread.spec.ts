import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { Article } from '../../../src/modules/faq/article.entity.js';
import { ArticleImportService, type ArticleSource } from '../../../src/modules/faq/article-import.service.js';
import type { ArticleIndex } from '../../../src/modules/faq/article-index.service.js';
import { ArticlesChanged } from '../../../src/modules/faq/articles-changed.event.js';
import { SearchSynonymsChanged } from '../../../src/modules/faq/search-synonyms-changed.event.js';
import { SearchSynonym } from '../../../src/modules/faq/search-synonym.entity.js';
import { SystemClock } from '../../../src/platform/clock/clock.js';
import type { Language } from '../../../src/platform/i18n/languages.js';
import { outsideMaterial } from '../../support/absent.js';
import { databaseKinds } from '../../support/databases.js';
import { openDatabase, type OpenDatabase } from '../../support/open-database.js';
import { HELP_SEARCH_ENTITIES, helpSearchOn, type HelpSearch } from '../../support/help-search.js';
import { temporaryFolder } from '../../support/processes.js';
import { waitFor } from '../../support/wait.js';

const source = (slug: string, title: string, body: string, lang: Language = 'en'): ArticleSource => ({
  slug,
  lang,
  title,
  body,
  typeCode: null,
  topic: 'service',
  causes: [],
  keywords: [],
  updatedOn: '2026-11-01',
});

/** What a crash of the thread does. */
const crash = (index: ArticleIndex): Promise<number> =>
  (index as unknown as { thread: { worker: Worker } }).thread.worker.terminate();

describe.each(databaseKinds)('the thread that holds the index, on $name', ({ name, newUrl }) => {
  let open: OpenDatabase;
  let help: HelpSearch;
  let articles: ArticleImportService;
  let folder: string;

  beforeAll(async () => {
    folder = temporaryFolder('search');
    open = await openDatabase(await newUrl(), HELP_SEARCH_ENTITIES);
    articles = new ArticleImportService(open.database.unitOfWork, new SystemClock());
    await articles.bring([
      source('fees', 'What it costs', 'The fee stands beside the amount.'),
      source('login', 'You cannot sign in', 'Check the password, then the network.'),
      source('login', '登录不了怎么办', '请检查密码和网络。', 'zh-CN'),
    ]);
    help = helpSearchOn(open, folder);
    await help.index.onApplicationBootstrap();
  });
  afterAll(async () => {
    await help.index.onApplicationShutdown();
    await open.close();
  });

  const found = async (question: string, lang: Language = 'en'): Promise<string[]> =>
    (await help.search.search(question, { lang, limit: 10 })).map(({ slug }) => slug);
  const change = async (slug: string, changes: Partial<Article>): Promise<void> => {
    await open.database.unitOfWork.run((tx) => tx.repository(Article).update({ slug }, changes));
    await help.index.changed(ArticlesChanged.from([{ slug }]));
  };

  it('is started again when it dies, and filled, and a question meanwhile finds nothing rather than fails', async () => {
    expect(await found('password')).toEqual(['login']);
    const meanwhile = help.search.search('password', { lang: 'en', limit: 3 });
    await crash(help.index);

    expect(Array.isArray(await meanwhile)).toBe(true);
    await waitFor('the search to be back', async () => (await found('password')).includes('login'));
    expect(await found('登陸', 'zh-CN')).toEqual(['login']);
  });

  it.each<[string, Partial<Article>, Partial<Article>]>([
    ['a draft', { status: 'draft' }, { status: 'published' }],
    ['an outdated article', { status: 'outdated' }, { status: 'published' }],
    ['an internal article', { visibility: 'internal' }, { visibility: 'public' }],
    ['an article of an edition to come', { edition: 99 }, { edition: 1 }],
  ])('finds and suggests no more what has become %s, and again what is back', async (_what, gone, back) => {
    await change('fees', gone);
    expect(await found('fee')).toEqual([]);
    expect(await help.search.suggest('what it', 'en', 8)).toEqual([]);

    await change('fees', back);
    expect(await found('fee')).toEqual(['fees']);
    expect(await help.search.suggest('what it', 'en', 8)).toEqual([{ slug: 'fees', title: 'What it costs' }]);
  });

  it('uses a new expression at once, without touching the articles', async () => {
    expect(await found('moolah')).toEqual([]);
    await open.database.unitOfWork.run((tx) =>
      tx.repository(SearchSynonym).insert({
        id: '7d8a1b52-6a0e-4c1b-9c56-0c6f0f1f8a01',
        lang: 'en',
        expressions: ['moolah', 'fee'],
        active: 1,
        changedBy: null,
        changedAt: new Date(),
      }),
    );
    await help.index.synonymsChanged(new SearchSynonymsChanged());

    expect(await found('moolah')).toEqual(['fees']);
  });

  it('is made anew while it answers, and knows what changed meanwhile', async () => {
    const rebuilt = help.index.rebuild(() => undefined);
    const answers = await Promise.all(Array.from({ length: 20 }, () => found('password')));
    await change('login', { title: 'You cannot get in' });
    await rebuilt;

    expect(answers.every(([slug]) => slug === 'login')).toBe(true);
    expect(await help.search.suggest('you cannot get', 'en', 8)).toHaveLength(1);
  });

  it('notes what customers ask, without their secrets, and knows it after the next start', async () => {
    await help.search.search('password of card 4111 1111 1111 1111', { lang: 'en', limit: 3, note: true });
    await help.search.search('what is the fee', { lang: 'en', limit: 3 });
    await help.asked.write(new Date());
    const rows = await open.reader.query<{ text: string; slug: string | null }[]>(
      'SELECT text, slug FROM asked_questions',
    );

    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ slug: 'login' });
    expect(rows[0]?.text).not.toContain('4111');
    const again = helpSearchOn(open, folder);
    await again.index.onApplicationBootstrap();
    expect((await again.search.search('password', { lang: 'en', limit: 3 })).map(({ slug }) => slug)).toEqual(
      ['login'],
    );
    await again.index.onApplicationShutdown();
  });

  if (name === 'SQLite') {
    it('reads itself from the disk, corrects what has changed, and makes itself anew where that is damaged', async () => {
      const place = temporaryFolder('search');
      const file = join(place, 'search-index.bin');
      await articles.bring(
        Array.from({ length: 60 }, (_, at) => source(`many-${at}`, `Case ${at}`, `Word${at} stands here.`)),
      );
      const ask = async (question: string): Promise<string[]> => {
        const one = helpSearchOn(open, place);
        await one.index.onApplicationBootstrap();
        const slugs = (await one.search.search(question, { lang: 'en', limit: 1 })).map(({ slug }) => slug);
        await waitFor('the file to be kept', () => readFileSync(file).length > 0).catch(() => undefined);
        await one.index.onApplicationShutdown();

        return slugs;
      };

      expect(await ask('word17')).toEqual(['many-17']);
      await open.database.unitOfWork.run((tx) =>
        tx.repository(Article).update({ slug: 'many-17' }, { body: 'Zebra', version: 2 }),
      );
      await open.database.unitOfWork.run((tx) => tx.repository(Article).delete({ slug: 'many-18' }));
      expect(await ask('zebra')).toEqual(['many-17']);
      expect(await ask('word18')).not.toEqual(['many-18']);
      const bytes = readFileSync(file);
      writeFileSync(file, bytes.subarray(0, bytes.length >> 1));
      expect(await ask('word19')).toEqual(['many-19']);
    });
  }
});

describe('both databases', () => {
  it('give the same first ten for the questions of real customers', async () => {
    const path = outsideMaterial('../shared/search/dev');
    if (path === null) {
      return;
    }
    const lines = <T>(file: string): T[] =>
      readFileSync(join(path, `${file}.jsonl`), 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as T);
    const sources = [...lines<ArticleSource>('faq_en'), ...lines<ArticleSource>('faq_zh')].map(
      ({ slug, title, body, lang }) => source(slug, title, body, lang),
    );
    const questions = [
      ...lines<{ text: string }>('banking_train').map(({ text }) => [text, 'en'] as const),
      ...lines<{ text: string }>('zhfaq_history').map(({ text }) => [text, 'zh-CN'] as const),
    ];
    const answers = await Promise.all(
      databaseKinds.map(async ({ newUrl }, place) => {
        const open = await openDatabase(await newUrl(), HELP_SEARCH_ENTITIES);
        const articles = new ArticleImportService(open.database.unitOfWork, new SystemClock());
        // In another order: where a row lies in a table must not matter.
        await articles.bring(place === 0 ? sources : sources.toReversed());
        const { index, search } = helpSearchOn(open);
        await index.onApplicationBootstrap();
        const firstTen: string[] = [];
        for (const [text, lang] of questions) {
          const found = await search.search(text, { lang, limit: 10, note: true });
          firstTen.push(`${text}: ${found.map(({ slug }) => slug).join(' ')}`);
        }
        await index.onApplicationShutdown();
        await open.close();

        return firstTen;
      }),
    );

    expect(answers[1]).toEqual(answers[0]);
    expect(answers[0]).toHaveLength(questions.length);
  }, 120_000);
});
