import { Injectable } from '@nestjs/common';
import { authorize } from '../../policies/authorize.js';
import { canWriteArticles } from '../../policies/faq.policy.js';
import { audit } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Invalid, NotFound } from '../../platform/errors/app-error.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import { articlesAt, requireQuiet } from './article-changes.js';
import { ArticleRedirect } from './article-redirect.entity.js';
import { Article } from './article.entity.js';
import { NEW_ARTICLE_SLUG } from './article-words.js';
import { tellArticles } from './help-centre-changes.js';

/** Gives articles new addresses. The old ones go on leading to them. */
@Injectable()
export class ArticleAddresses {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Moves an article, in all its languages.
   *
   * @throws NotFound where there is none; Invalid where the new address is none, or in use; Conflict during an import
   */
  async change(actor: KnownActor, from: string, to: string): Promise<void> {
    authorize(canWriteArticles, actor);
    if (!NEW_ARTICLE_SLUG.test(to)) {
      throw new Invalid([{ field: 'slug', key: 'faq.errors.slug' }]);
    }
    await this.unitOfWork.run(async (tx) => {
      await requireQuiet(tx);
      const articles = await articlesAt(tx, from);
      if (articles.length === 0) {
        throw new NotFound('faq.errors.no-article');
      }
      if (await tx.repository(Article).existsBy({ slug: to })) {
        throw new Invalid([{ field: 'slug', key: 'faq.errors.slug-taken' }]);
      }
      // In every edition: what was superseded a moment ago is still the same article.
      await tx.repository(Article).update({ slug: from }, { slug: to, fileHash: null });
      await leadTo(tx, from, to, this.clock.now());
      for (const { id, lang } of articles) {
        await audit(tx, {
          action: 'article.moved',
          object: { kind: 'article', id },
          meta: { from, to, lang },
        });
      }
      await tellArticles(tx, [{ slug: from }, { slug: to }]);
    });
  }
}

/** From now on `from` leads to `to`, and so does what has led to `from`. */
export async function leadTo(tx: Transaction, from: string, to: string, createdAt: Date): Promise<void> {
  const redirects = tx.repository(ArticleRedirect);
  await redirects.delete({ fromSlug: to });
  await redirects.update({ toSlug: from }, { toSlug: to });
  await redirects.upsert({ fromSlug: from, toSlug: to, createdAt }, ['fromSlug']);
}
