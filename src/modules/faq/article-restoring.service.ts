import { Injectable } from '@nestjs/common';
import { authorize } from '../../policies/authorize.js';
import { canWriteArticles } from '../../policies/faq.policy.js';
import { Conflict, NotFound } from '../../platform/errors/app-error.js';
import { Idempotency } from '../../platform/idempotency/idempotency.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import type { Edited } from './article-editing.service.js';
import { ArticleEditorQuery } from './article-editor.query.js';
import { ArticleHistory } from './article-history.service.js';
import type { RestoreVersionDto } from './edit-article.dto.js';
import { baseIn, textIn } from './editor-values.js';

/** Brings back what an article has said: as a draft, so that somebody looks at it before customers do. */
@Injectable()
export class ArticleRestoring {
  constructor(
    private readonly query: ArticleEditorQuery,
    private readonly history: ArticleHistory,
    private readonly idempotency: Idempotency,
  ) {}

  /** @throws Conflict where somebody has saved something since the list was read */
  async restore(actor: KnownActor, slug: string, input: RestoreVersionDto): Promise<Edited> {
    authorize(canWriteArticles, actor);
    const { lang, version, key } = input;
    const text = textIn(await this.query.texts(slug), lang);
    const base = baseIn(input.base);
    if (!text || !base) {
      throw new NotFound('faq.errors.no-article');
    }
    const request = { scope: `${actor.id}/articles.restore`, key, body: { slug, ...input } };
    await this.idempotency.once(request, async () => {
      const { saved } = await this.history.restore(actor, text.id, version, base, null);
      if (!saved) {
        throw new Conflict('faq.errors.article-changed');
      }
    });

    return { done: 'restored', slug };
  }
}
