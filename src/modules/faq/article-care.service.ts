import { Injectable } from '@nestjs/common';
import { authorize } from '../../policies/authorize.js';
import { canWriteArticles } from '../../policies/faq.policy.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import { articlesAt, noteArticle, requireArticle } from './article-changes.js';
import { Article } from './article.entity.js';

/** What is said of an article beside its words; no version comes of it. */
@Injectable()
export class ArticleCare {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The other language has changed, and these words say the same already. */
  async markTranslated(actor: KnownActor, id: string): Promise<void> {
    authorize(canWriteArticles, actor);
    await this.unitOfWork.run(async (tx) => {
      const article = await requireArticle(tx, id);
      const other = (await articlesAt(tx, article.slug)).find(({ lang }) => lang !== article.lang);
      await tx
        .repository(Article)
        .update(
          { id, edition: article.edition },
          { needsTranslationSince: null, translatedFrom: other?.version ?? null },
        );
      await noteArticle(tx, 'article.translated', article);
    });
  }

  /** Who answers for it, and when somebody should read it again (a calendar day). Changes no words. */
  async assign(
    actor: KnownActor,
    id: string,
    care: { readonly ownerId: string | null; readonly reviewBy: string | null },
  ): Promise<void> {
    authorize(canWriteArticles, actor);
    await this.unitOfWork.run(async (tx) => {
      const article = await requireArticle(tx, id);
      await tx.repository(Article).update({ id, edition: article.edition }, care);
      await noteArticle(tx, 'article.assigned', article);
    });
  }
}
