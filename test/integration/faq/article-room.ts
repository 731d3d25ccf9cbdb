import { randomUUID } from 'node:crypto';
import { ArticleAddresses } from '../../../src/modules/faq/article-addresses.service.js';
import { ArticleCare } from '../../../src/modules/faq/article-care.service.js';
import { ArticleDrafts } from '../../../src/modules/faq/article-drafts.service.js';
import { ARTICLE_ENTITIES } from '../../../src/modules/faq/article-entities.js';
import { ArticleHistory } from '../../../src/modules/faq/article-history.service.js';
import { ArticleImportService } from '../../../src/modules/faq/article-import.service.js';
import { ArticlePublishing } from '../../../src/modules/faq/article-publishing.service.js';
import { ArticleRedirect } from '../../../src/modules/faq/article-redirect.entity.js';
import { ArticleVersion } from '../../../src/modules/faq/article-version.entity.js';
import type { ArticleWords } from '../../../src/modules/faq/article-words.js';
import { Article } from '../../../src/modules/faq/article.entity.js';
import { ArticleLookup } from '../../../src/modules/faq/article.lookup.js';
import { PublishDueArticles } from '../../../src/modules/faq/publish-due-articles.sweep.js';
import { Reader } from '../../../src/platform/database/reader.js';
import type { DomainEvent } from '../../../src/platform/events/domain-event.js';
import { type KnownActor, NO_CHOICES, type Role } from '../../../src/platform/identity/actor.js';
import { openDatabase } from '../../support/open-database.js';
import { StillClock } from '../../support/still-clock.js';

export const person = (name: string, role: Role = 'admin'): KnownActor => ({
  id: randomUUID(),
  role,
  name,
  sessionId: null,
  ...NO_CHOICES,
  level: null,
});

/** What may go out at once: a guide needs no more. */
export const guide = (title: string, body = `${title}, in so many words.`): ArticleWords => ({
  title,
  body,
  keywords: ['fees'],
  causes: [],
  typeCode: null,
  topic: 'fees',
  visibility: 'public',
});

/** The services of articles over a database of their own, and what they have told. */
export async function articleRoom(url: string) {
  const open = await openDatabase(url, ARTICLE_ENTITIES);
  const news: DomainEvent[] = [];
  open.database.unitOfWork.attach({
    store: () => Promise.resolve(),
    publish: (events) => void news.push(...events),
  });
  const { unitOfWork } = open.database;
  const clock = new StillClock();
  const drafts = new ArticleDrafts(unitOfWork, clock);
  const publishing = new ArticlePublishing(unitOfWork, clock);
  const reader = new Reader(open.reader);
  const articles = open.reader.getRepository(Article);

  return {
    open,
    news,
    clock,
    reader,
    unitOfWork,
    drafts,
    publishing,
    care: new ArticleCare(unitOfWork),
    history: new ArticleHistory(articles, open.reader.getRepository(ArticleVersion), drafts),
    addresses: new ArticleAddresses(unitOfWork, clock),
    imports: new ArticleImportService(unitOfWork, clock),
    due: new PublishDueArticles(reader, publishing),
    /** A new one each time: nothing is remembered. */
    lookup: () => new ArticleLookup(articles, open.reader.getRepository(ArticleRedirect)),
    /** The row as it stands, of the edition that was written last. */
    row: (slug: string, lang: 'en' | 'zh-CN' = 'en') =>
      articles.findOneOrFail({ where: { slug, lang }, order: { edition: 'DESC' } }),
  };
}

export type ArticleRoom = Awaited<ReturnType<typeof articleRoom>>;
