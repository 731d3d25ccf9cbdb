import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { authorize } from '../../policies/authorize.js';
import { canReviewArticles, canWriteArticles } from '../../policies/faq.policy.js';
import { audit } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { isUniqueViolation } from '../../platform/database/storage-errors.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Conflict, Invalid } from '../../platform/errors/app-error.js';
import type { Language } from '../../platform/i18n/languages.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import { articlesAt, endDraft, requireArticle, requireDraft, requireQuiet } from './article-changes.js';
import { ArticleDraftEnd } from './article-draft-end.entity.js';
import { ArticleDraft } from './article-draft.entity.js';
import { conflictOf, type SavedDraft, type WritersBase } from './article-conflict.js';
import { Article } from './article.entity.js';
import { NEW_ARTICLE_SLUG, type ArticleWords, wordsOfArticle } from './article-words.js';

interface Writing {
  readonly id: string;
  readonly base: WritersBase;
  readonly words: ArticleWords;
  readonly note: string | null;
}

/** What is being written, until it goes out. Nothing here changes what customers read. */
@Injectable()
export class ArticleDrafts {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Begins an article, or another language of one. Returns its id.
   *
   * @throws Invalid for an address that is none, or is in use in this language
   */
  async create(
    actor: KnownActor,
    { slug, lang, words }: { readonly slug: string; readonly lang: Language; readonly words: ArticleWords },
  ): Promise<string> {
    authorize(canWriteArticles, actor);
    if (!NEW_ARTICLE_SLUG.test(slug)) {
      throw new Invalid([{ field: 'slug', key: 'faq.errors.slug' }]);
    }
    const id = randomUUID();
    const now = this.clock.now();
    await this.unitOfWork.run(async (tx) => {
      const { currentEdition: edition } = await requireQuiet(tx);
      if ((await articlesAt(tx, slug)).some((article) => article.lang === lang)) {
        throw new Invalid([{ field: 'slug', key: 'faq.errors.slug-taken' }]);
      }
      await tx.repository(Article).insert({
        ...wordsOfArticle(words),
        id,
        edition,
        slug,
        lang,
        status: 'draft',
        version: 1,
        updatedOn: now.toISOString().slice(0, 10),
        publishedAt: null,
        fileHash: null,
        changedBy: actor.id,
        changedAt: now,
        ownerId: actor.id,
      });
      await this.begin(tx, actor, { id, version: 1 }, words, null);
      await audit(tx, { action: 'article.begun', object: { kind: 'article', id }, meta: { slug, lang } });
    });

    return id;
  }

  /** @throws NotFound where there is no such article */
  async save(
    actor: KnownActor,
    id: string,
    base: WritersBase,
    words: ArticleWords,
    note: string | null = null,
  ): Promise<SavedDraft> {
    authorize(canWriteArticles, actor);

    try {
      return await this.unitOfWork.run((tx) => this.write(tx, actor, { id, base, words, note }));
    } catch (error) {
      // Two began at the same moment: now the second meets what the first has written.
      if (isUniqueViolation(error)) {
        return this.unitOfWork.run((tx) => this.write(tx, actor, { id, base, words, note }));
      }
      throw error;
    }
  }

  /** Asks for somebody to look it over. */
  async submit(actor: KnownActor, id: string, revision: number): Promise<void> {
    authorize(canWriteArticles, actor);
    await this.move(id, revision, { state: 'in_review', submittedBy: actor.id }, 'article.submitted');
  }

  /** It is not right yet; `note` says why. */
  async giveBack(actor: KnownActor, id: string, revision: number, note: string | null): Promise<void> {
    authorize(canReviewArticles, actor);
    await this.move(id, revision, { state: 'draft', publishAt: null, note }, 'article.given-back');
  }

  /** Throws away what is being written; an article that never was anything else goes with it. */
  async discard(actor: KnownActor, id: string, revision: number): Promise<void> {
    authorize(canWriteArticles, actor);
    await this.unitOfWork.run(async (tx) => {
      const { slug, lang, status, publishedAt } = await requireArticle(tx, id);
      await requireDraft(tx, id, revision);
      await endDraft(tx, id, revision);
      if (status === 'draft' && publishedAt === null) {
        await tx.repository(Article).delete({ id });
        await tx.repository(ArticleDraftEnd).delete({ articleId: id });
      }
      await audit(tx, { action: 'article.discarded', object: { kind: 'article', id }, meta: { slug, lang } });
    });
  }

  private async write(
    tx: Transaction,
    actor: KnownActor,
    { id, base, words, note }: Writing,
  ): Promise<SavedDraft> {
    const article = await requireArticle(tx, id);
    const draft = await tx.repository(ArticleDraft).findOneBy({ articleId: id });
    if (base.version !== (draft?.basedOn ?? article.version) || base.revision !== (draft?.revision ?? 0)) {
      return conflictOf(tx, { article, draft, base, words });
    }
    if (!draft) {
      return { saved: true, revision: await this.begin(tx, actor, article, words, note) };
    }

    const { revision, changedBy } = draft;
    const { affected } = await tx.repository(ArticleDraft).update(
      { articleId: id, revision },
      {
        ...wordsOfArticle(words),
        revision: revision + 1,
        state: 'draft',
        note,
        changedBy: actor.id,
        changedAt: this.clock.now(),
        // Of one's own last words nobody else has begun anything.
        earlier: changedBy === actor.id ? draft.earlier : { revision, words: wordsOfArticle(draft) },
      },
    );
    if (affected !== 1) {
      throw new Conflict('faq.errors.article-changed');
    }

    return { saved: true, revision: revision + 1 };
  }

  private async begin(
    tx: Transaction,
    actor: KnownActor,
    { id, version }: Pick<Article, 'id' | 'version'>,
    words: ArticleWords,
    note: string | null,
  ): Promise<number> {
    const last = await tx.repository(ArticleDraftEnd).findOneBy({ articleId: id });
    const revision = (last?.revision ?? 0) + 1;
    await tx.repository(ArticleDraft).insert({
      ...wordsOfArticle(words),
      articleId: id,
      revision,
      basedOn: version,
      state: 'draft',
      changedBy: actor.id,
      changedAt: this.clock.now(),
      note,
      earlier: null,
    });

    return revision;
  }

  private async move(
    id: string,
    revision: number,
    changes: Partial<Pick<ArticleDraft, 'state' | 'submittedBy' | 'publishAt' | 'note'>>,
    action: string,
  ): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      const { slug, lang } = await requireArticle(tx, id);
      await requireDraft(tx, id, revision);
      const { affected } = await tx.repository(ArticleDraft).update({ articleId: id, revision }, changes);
      if (affected !== 1) {
        throw new Conflict('faq.errors.article-changed');
      }
      await audit(tx, { action, object: { kind: 'article', id }, meta: { slug, lang } });
    });
  }
}
