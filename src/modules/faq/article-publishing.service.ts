import { Injectable } from '@nestjs/common';
import { authorize } from '../../policies/authorize.js';
import { canReviewArticles } from '../../policies/faq.policy.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Conflict, Invalid } from '../../platform/errors/app-error.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import {
  articlesAt,
  endDraft,
  makeVersion,
  noteArticle,
  requireArticle,
  requireDraft,
} from './article-changes.js';
import { faultsOf } from './article-checks.js';
import { ArticleDraft } from './article-draft.entity.js';
import { Article, type ArticleStatus } from './article.entity.js';
import { wordsOfArticle } from './article-words.js';
import { tellArticles } from './help-centre-changes.js';

/** What goes out: the draft that was looked at, and not one that somebody has saved since. */
export interface Publication {
  readonly revision: number;
  /** A slip of the pen: the other language need not follow. */
  readonly isMinor?: boolean;
}

/** Lets articles out, and takes them back. */
@Injectable()
export class ArticlePublishing {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * What was written is read from now on. Returns the version.
   *
   * @throws Invalid with all reasons (`faq.faults.…`) why it cannot go out; Conflict where it was saved anew meanwhile
   */
  async publish(actor: KnownActor, id: string, publication: Publication): Promise<number> {
    authorize(canReviewArticles, actor);

    return this.unitOfWork.run((tx) => this.letOut(tx, id, publication, actor.id));
  }

  /** @throws Invalid for a time that has passed, and for what could not go out today either */
  async schedule(actor: KnownActor, id: string, revision: number, at: Date): Promise<void> {
    authorize(canReviewArticles, actor);
    if (at <= this.clock.now()) {
      throw new Invalid([{ field: 'publishAt', key: 'faq.errors.publish-at' }]);
    }
    await this.unitOfWork.run(async (tx) => {
      const article = await requireArticle(tx, id);
      await requireReady(tx, article, await requireDraft(tx, id, revision));
      await this.setTime(tx, id, revision, at);
      await noteArticle(tx, 'article.scheduled', article, { at: at.toISOString() });
    });
  }

  async unschedule(actor: KnownActor, id: string, revision: number): Promise<void> {
    authorize(canReviewArticles, actor);
    await this.unitOfWork.run(async (tx) => {
      const article = await requireArticle(tx, id);
      await requireDraft(tx, id, revision);
      await this.setTime(tx, id, revision, null);
      await noteArticle(tx, 'article.unscheduled', article);
    });
  }

  /** Nobody reads it any more; whoever has its address is told that it was there. `version` is the one looked at. */
  unpublish(actor: KnownActor, id: string, version: number, note: string | null = null): Promise<void> {
    return this.turn(actor, id, version, note, 'draft', 'article.taken-down');
  }

  /** Still read by its address, with a warning; not offered any more. */
  markOutdated(actor: KnownActor, id: string, version: number, note: string | null = null): Promise<void> {
    return this.turn(actor, id, version, note, 'outdated', 'article.outdated');
  }

  /** For `PublishDueArticles`. False where another process was quicker, or somebody has put it off. */
  async publishDue(articleId: string, asOf: Date): Promise<boolean> {
    return this.unitOfWork.run(async (tx) => {
      const mine = await tx.sql(
        `SELECT 1 AS yes FROM article_drafts WHERE article_id = ?${tx.lockFreeRows}`,
        [articleId],
      );
      const draft = mine.length > 0 ? await tx.repository(ArticleDraft).findOneBy({ articleId }) : null;
      if (!draft?.publishAt || draft.publishAt > asOf) {
        return false;
      }
      const article = await requireArticle(tx, articleId);
      const faults = await faultsOf(tx.manager, wordsOfArticle(draft), article);
      if (faults.length > 0) {
        await this.setTime(tx, articleId, draft.revision, null);
        await noteArticle(tx, 'article.publish-refused', article, { reasons: faults.length });

        return false;
      }
      await this.letOut(tx, articleId, { revision: draft.revision }, draft.changedBy);

      return true;
    });
  }

  private async letOut(
    tx: Transaction,
    id: string,
    { revision, isMinor = false }: Publication,
    changedBy: string | null,
  ): Promise<number> {
    const article = await requireArticle(tx, id);
    const draft = await requireDraft(tx, id, revision);
    await requireReady(tx, article, draft);
    const now = this.clock.now();
    const others = (await articlesAt(tx, article.slug)).filter((one) => one.id !== id);
    await endDraft(tx, id, revision);
    const version = await makeVersion(
      tx,
      article,
      {
        ...wordsOfArticle(draft),
        status: 'published',
        updatedOn: now.toISOString().slice(0, 10),
        publishedAt: article.publishedAt ?? now,
        translatedFrom: others[0]?.version ?? null,
        needsTranslationSince: null,
      },
      { changedBy, changedAt: now, note: draft.note },
    );
    // What only follows the other language does not make that one old again.
    if (!isMinor && article.needsTranslationSince === null && saysMore(article, draft)) {
      for (const other of others.filter((one) => one.needsTranslationSince === null)) {
        await tx
          .repository(Article)
          .update({ id: other.id, edition: other.edition }, { needsTranslationSince: now });
      }
    }
    await noteArticle(tx, 'article.published', article, { version });
    await tellArticles(tx, [article]);

    return version;
  }

  private async turn(
    actor: KnownActor,
    id: string,
    version: number,
    note: string | null,
    status: ArticleStatus,
    action: string,
  ): Promise<void> {
    authorize(canReviewArticles, actor);
    await this.unitOfWork.run(async (tx) => {
      const article = await requireArticle(tx, id);
      if (article.version !== version || article.status === 'draft') {
        throw new Conflict('faq.errors.article-changed');
      }
      await makeVersion(tx, article, { status }, { changedBy: actor.id, changedAt: this.clock.now(), note });
      await noteArticle(tx, action, article);
      await tellArticles(tx, [article]);
    });
  }

  private async setTime(tx: Transaction, articleId: string, revision: number, publishAt: Date | null) {
    const { affected } = await tx.repository(ArticleDraft).update({ articleId, revision }, { publishAt });
    if (affected !== 1) {
      throw new Conflict('faq.errors.article-changed');
    }
  }
}

async function requireReady(tx: Transaction, article: Article, draft: ArticleDraft): Promise<void> {
  const faults = await faultsOf(tx.manager, wordsOfArticle(draft), article);
  if (faults.length > 0) {
    throw new Invalid(faults, 'faq.errors.not-ready');
  }
}

/** Another keyword or type is no reason to translate. */
const saysMore = (article: Article, draft: ArticleDraft): boolean =>
  article.publishedAt === null || article.title !== draft.title || article.body !== draft.body;
