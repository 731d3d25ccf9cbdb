import { randomUUID } from 'node:crypto';
import { ARTICLE_ENTITIES } from '../../../src/modules/faq/article-entities.js';
import { ArticleDraft } from '../../../src/modules/faq/article-draft.entity.js';
import { ArticleListQuery, type ListAsked } from '../../../src/modules/faq/article-list.query.js';
import { Article } from '../../../src/modules/faq/article.entity.js';
import type { ArticleWords } from '../../../src/modules/faq/article-words.js';
import { HelpCentre } from '../../../src/modules/faq/help-centre.entity.js';
import { Reader } from '../../../src/platform/database/reader.js';
import { databaseKinds } from '../../support/databases.js';
import { openDatabase, type OpenDatabase } from '../../support/open-database.js';

const WORDS: ArticleWords = {
  title: 'Paid twice',
  body: 'Wait.',
  keywords: [],
  causes: ['network'],
  typeCode: 'E201',
  topic: 'payments',
  visibility: 'public',
};
const PUBLISHED = new Date('2026-11-01T08:00:00Z');
const ASKED: ListAsked = { tab: 'all', q: '', state: null, type: null, after: null };

describe.each(databaseKinds)('the list of articles on $name', ({ newUrl }) => {
  let open: OpenDatabase;
  let list: ArticleListQuery;

  beforeAll(async () => {
    open = await openDatabase(await newUrl(), ARTICLE_ENTITIES);
    list = new ArticleListQuery(new Reader(open.reader));
    await add('asked-again', {}, { state: 'in_review', title: 'A better title' });
    await add('both');
    await add('both', { lang: 'zh-CN', title: '重复付款' });
    await add('moved-on');
    await add('moved-on', { lang: 'zh-CN', needsTranslationSince: PUBLISHED });
    await add('never-out', { status: 'draft', publishedAt: null }, { state: 'draft', publishAt: PUBLISHED });
    await add('not-yet', { edition: 2 });
    await add('old', { status: 'outdated', typeCode: null });
    await add('was-out', { status: 'draft' });
  });
  afterAll(() => open.close());

  const add = (slug: string, other: Partial<Article> = {}, draft?: Partial<ArticleDraft>): Promise<void> =>
    open.database.unitOfWork.run(async (tx) => {
      const id = randomUUID();
      const rest = { version: 1, updatedOn: '2026-11-01', publishedAt: PUBLISHED, fileHash: null };
      await tx
        .repository(Article)
        .insert({ ...WORDS, ...rest, id, slug, lang: 'en', edition: 1, status: 'published', ...other });
      if (draft) {
        const begun = {
          articleId: id,
          revision: 1,
          basedOn: 1,
          changedAt: PUBLISHED,
          state: 'draft',
        } as const;
        await tx.repository(ArticleDraft).insert({ ...WORDS, ...begun, ...draft });
      }
    });
  const slugs = async (asked: Partial<ListAsked>): Promise<string[]> =>
    (await list.page({ ...ASKED, ...asked })).pairs.map(({ slug }) => slug);

  it('has each article once, in all its languages, and nothing of an edition that is still being staged', async () => {
    const { pairs } = await list.page(ASKED);

    expect(pairs.map(({ slug, rows }) => `${slug} ${rows.length}`)).toEqual([
      'asked-again 1',
      'both 2',
      'moved-on 2',
      'never-out 1',
      'old 1',
      'was-out 1',
    ]);
  });

  it('tells what waits for a review, for a translation, and for its time', async () => {
    expect(await slugs({ tab: 'review' })).toEqual(['asked-again']);
    expect(await slugs({ tab: 'scheduled' })).toEqual(['never-out']);
    expect(await slugs({ tab: 'translation' })).toEqual([
      'asked-again',
      'moved-on',
      'never-out',
      'old',
      'was-out',
    ]);
    expect(await list.waiting()).toEqual({ review: 1, scheduled: 1 });
  });

  it.each([
    ['published', ['asked-again', 'both', 'moved-on']],
    ['draft', ['never-out']],
    ['in_review', ['asked-again']],
    ['outdated', ['old']],
    ['down', ['was-out']],
    ['rewritten', ['asked-again']],
  ] as const)('shows those that are %s', async (state, expected) => {
    expect(await slugs({ state })).toEqual(expected);
  });

  it('finds words of titles in any case and language, of drafts too, and takes signs for what they are', async () => {
    expect(await slugs({ q: 'BETTER' })).toEqual(['asked-again']);
    expect(await slugs({ q: '重复' })).toEqual(['both']);
    expect(await slugs({ q: 'was-o' })).toEqual(['was-out']);
    expect(await slugs({ q: '%' })).toEqual([]);
    expect(await slugs({ q: "'; DROP TABLE articles; --" })).toEqual([]);
    expect(await slugs({ type: 'E201', q: 'twice', state: 'outdated' })).toEqual([]);
  });

  it('goes on after the last address of a page, and loses none and shows none twice', async () => {
    for (let number = 10; number < 40; number += 1) {
      await add(`page-${number}`);
    }
    const first = await list.page(ASKED);
    const second = await list.page({ ...ASKED, after: first.next });
    const all = [...first.pairs, ...second.pairs].map(({ slug }) => slug);

    expect([first.pairs.length, second.next, new Set(all).size, all.length]).toEqual([25, null, 36, 36]);
    expect(all).toEqual([...all].sort());
  });

  it('shows the edition that counts, once an import has moved the help centre on', async () => {
    await open.database.unitOfWork.run((tx) =>
      tx.repository(HelpCentre).update({ id: 1 }, { currentEdition: 2, baseEdition: 2 }),
    );

    expect(await slugs({})).toEqual(['not-yet']);
  });
});
