import { randomUUID } from 'node:crypto';
import { ArticleDrafts } from '../../../src/modules/faq/article-drafts.service.js';
import { ArticleListing } from '../../../src/modules/faq/article-listing.query.js';
import { ArticleLookup } from '../../../src/modules/faq/article.lookup.js';
import { ArticlePublishing } from '../../../src/modules/faq/article-publishing.service.js';
import { ArticleSearchService } from '../../../src/modules/faq/article-search.service.js';
import { SearchSynonyms } from '../../../src/modules/faq/search-synonyms.service.js';
import type { KnownActor } from '../../../src/platform/identity/actor.js';
import { WorkLoop } from '../../../src/platform/jobs/work-loop.js';
import { startPostgres } from '../../support/postgres.js';
import { waitFor } from '../../support/wait.js';
import { WholeDesk } from '../../support/whole-desk.js';
import { guide } from './article-room.js';

/** Looked for each second, and a machine may be busy. */
const SOON = { withinMs: 5_000 };

describe('two servers at one PostgreSQL', () => {
  let here: WholeDesk;
  let there: WholeDesk;
  let li: KnownActor;

  beforeAll(async () => {
    const url = await (await startPostgres()).createDatabase();
    here = await WholeDesk.start(url);
    there = await WholeDesk.start(url);
    await there.the(WorkLoop).start();
    li = await here.staff('Li', 'admin');
  }, 60_000);
  afterAll(async () => {
    await here?.stop();
    await there?.stop();
  });

  const found = async (question: string): Promise<string> =>
    (await there.the(ArticleSearchService).search(question, { lang: 'en', limit: 5 }))
      .map(({ slug }) => slug)
      .join();
  const offered = async (): Promise<string> =>
    [
      ...(await there.the(ArticleLookup).headings('en')).map(({ slug }) => slug),
      ...(await there.the(ArticleListing).all()).map(({ slug }) => slug),
    ].join();
  const soon = (what: string, question: string, slugs: string): Promise<unknown> =>
    waitFor(what, async () => (await found(question)) === slugs, SOON);

  it('find in the one what is published in the other, and no longer what is taken back there', async () => {
    const words = guide('Zorkmids', 'What a zorkmid is worth.');
    const id = await here.the(ArticleDrafts).create(li, { slug: 'zorkmids', lang: 'en', words });
    expect([await found('zorkmid'), await offered()]).toEqual(['', '']);

    await here.the(ArticlePublishing).publish(li, id, { revision: 1 });
    await soon('the article of the other server', 'zorkmid', 'zorkmids');
    expect(await offered()).toBe('zorkmids,zorkmids');

    await here.the(ArticlePublishing).unpublish(li, id, 2);
    await soon('it to be gone', 'zorkmid', '');
    expect(await offered()).toBe('');
  });

  it('both know what people have said means the same', async () => {
    const words = guide('Vouchers', 'A voucher is used once.');
    const id = await here.the(ArticleDrafts).create(li, { slug: 'vouchers', lang: 'en', words });
    await here.the(ArticlePublishing).publish(li, id, { revision: 1 });
    const key = randomUUID();
    await here.the(SearchSynonyms).add(li, { key, lang: 'en', expressions: 'grue\nvoucher' });

    await soon('the new word to be used', 'grue', 'vouchers');
    expect(await found('zorkmid')).toBe('');
  });
});
