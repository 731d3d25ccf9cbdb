import { Injectable } from '@nestjs/common';
import type { Language } from '../../platform/i18n/languages.js';
import { Log } from '../../platform/logging/log.js';
import type { SearchHit, Suggestion } from '../../platform/search/search-document.js';
import type { ArticleDocument } from './article-document.js';
import { ArticleIndex } from './article-index.service.js';
import { AskedQuestionsService } from './asked-questions.service.js';

/** An article that answers a question, with the cut from it that says so. */
export interface FoundArticle {
  readonly id: string;
  readonly slug: string;
  readonly typeCode: string | null;
  readonly title: string;
  readonly causes: readonly string[];
  readonly updatedOn: string;
  readonly snippet: SearchHit['snippet'];
  /** Between 0 and 1: a higher score is a better answer, within one answer. */
  readonly score: number;
}

export interface ArticleSearchScope {
  readonly lang: Language;
  readonly limit: number;
  /** Only articles about this exception (`E302`). */
  readonly type?: string | undefined;
  /** A customer's own question, from which the search learns how people speak. */
  readonly note?: boolean | undefined;
}

export interface SuggestedArticle {
  readonly slug: string;
  readonly title: string;
}

/** Nobody who types waits longer for a suggestion. */
const SUGGESTION_WAIT_MS = 300;
/** More says a story than asks a question: nothing is learnt from it. */
const LONGEST_NOTED = 200;

/** Finds published articles. What is asked goes to the index's own thread; nothing is computed here. */
@Injectable()
export class ArticleSearchService {
  constructor(
    private readonly index: ArticleIndex,
    private readonly asked: AskedQuestionsService,
    private readonly log: Log,
  ) {}

  /** The best articles for a question in the reader's own words; none for an empty one. Never fails. */
  async search(
    query: string,
    { lang, limit, type, note = false }: ArticleSearchScope,
  ): Promise<FoundArticle[]> {
    try {
      const scope = { lang, limit, type, note: note && query.length <= LONGEST_NOTED };
      const { items, noted } = await this.index.ask('search', { query, scope });
      if (noted) {
        this.asked.keep(lang, query, noted.id);
      }

      return items.map(found);
    } catch (error) {
      this.log.warn({ err: error }, 'A question found nothing, since the search is away.');

      return [];
    }
  }

  /** What somebody who has typed so far may want to read, best first. Never fails. */
  async suggest(beginning: string, lang: Language, limit: number): Promise<readonly SuggestedArticle[]> {
    try {
      const scope = { lang, limit };
      const suggestions = await this.index.ask('suggest', { beginning, scope }, SUGGESTION_WAIT_MS);

      return suggestions.map(({ id, title }: Suggestion) => ({ slug: id, title }));
    } catch (error) {
      this.log.debug({ err: error }, 'Nothing is suggested, since the search is away.');

      return [];
    }
  }
}

function found({ document, snippet, score }: SearchHit<ArticleDocument>): FoundArticle {
  const { articleId, id, type, title, causes, updatedOn } = document;

  return { id: articleId, slug: id, typeCode: type, title, causes, updatedOn, snippet, score };
}
