import { Injectable } from '@nestjs/common';
import { wordsOf } from '../../platform/http/page-model.js';
import type { DeskRequest } from '../../platform/http/request-context.js';
import type { SearchQuestion } from './article-search.filters.js';
import { type ArticleSearchModel, ArticleSearchView } from './article-search.view.js';
import { HelpJourneys } from './help-journeys.js';

/** The search as a step of somebody's journey: what was asked is counted, whether or not there is an answer. */
@Injectable()
export class ArticleSearches {
  constructor(
    private readonly view: ArticleSearchView,
    private readonly journeys: HelpJourneys,
  ) {}

  async show(request: DeskRequest, question: SearchQuestion): Promise<ArticleSearchModel> {
    const model = await this.view.model(wordsOf(request), question);
    const { query, found, results } = model;
    if (query !== '') {
      const shown = results.map(({ slug }) => slug);
      this.journeys.note(request, { kind: 'search', query, results: found, shown });
    }

    return model;
  }
}
