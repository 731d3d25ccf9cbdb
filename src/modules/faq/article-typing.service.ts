import { Injectable } from '@nestjs/common';
import { authorize } from '../../policies/authorize.js';
import { canWriteArticles } from '../../policies/faq.policy.js';
import { Clock } from '../../platform/clock/clock.js';
import { NotFound } from '../../platform/errors/app-error.js';
import { wordsOf } from '../../platform/http/page-model.js';
import type { DeskRequest } from '../../platform/http/request-context.js';
import { LANGUAGES } from '../../platform/i18n/languages.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import type { Edited } from './article-editing.service.js';
import { ArticleEditorQuery } from './article-editor.query.js';
import { ArticleWritersService, NEW_ARTICLE } from './article-writers.service.js';
import type { TypedArticle } from './article-writer.entity.js';
import { FIELDS_OF } from './edit-article.dto.js';
import { baseText, textIn } from './editor-values.js';
import { othersText } from './others-text.js';

/** For the script of the editor's page. */
export interface KeptAnswer {
  /** '' where nothing was sent to be kept. */
  readonly kept: string;
  readonly others: readonly string[];
}

/** Never stored with the words: they are of one page. */
const OF_THE_PAGE = ['key', 'act', 'slug'];

/** What is typed and not saved yet. */
@Injectable()
export class ArticleTyping {
  constructor(
    private readonly query: ArticleEditorQuery,
    private readonly writers: ArticleWritersService,
    private readonly clock: Clock,
  ) {}

  /** Keeps what was typed, if anything was sent; a request without fields only says that he is here. */
  async keep(actor: KnownActor, slug: string, request: DeskRequest): Promise<KeptAnswer> {
    authorize(canWriteArticles, actor);
    const words = wordsOf(request);
    const typed = typedIn(request);
    const texts = slug === NEW_ARTICLE ? [] : await this.query.texts(slug);
    if (slug !== NEW_ARTICLE && texts.length === 0) {
      throw new NotFound('faq.errors.no-article');
    }
    const at = await this.writers.keep(actor, slug, typed);
    const others = slug === NEW_ARTICLE ? [] : await this.writers.others(actor, slug);
    const isOld = LANGUAGES.some((lang) => {
      const [base = '', text] = [typed?.values[`base${FIELDS_OF[lang]}`], textIn(texts, lang)];

      return base !== '' && text !== null && base !== baseText(text.base);
    });

    return {
      kept: typed
        ? words.t(isOld ? 'editor.typing.newer' : 'editor.typing.kept', { time: words.time(at) })
        : '',
      others: othersText(others, this.clock.now(), words),
    };
  }

  async forget(actor: KnownActor, slug: string): Promise<Edited> {
    authorize(canWriteArticles, actor);
    await this.writers.forget(actor, slug);

    return { done: 'forgotten', slug };
  }
}

function typedIn({ form }: DeskRequest): TypedArticle | null {
  const { values = {}, lists = {} } = form ?? {};
  const fields = Object.entries(values).filter(([name]) => !OF_THE_PAGE.includes(name));

  return fields.length > 0 ? { values: Object.fromEntries(fields), lists } : null;
}
