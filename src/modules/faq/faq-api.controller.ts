import { Controller, Get, Req } from '@nestjs/common';
import { Costs } from '../../platform/http/rate-limits.js';
import { Public } from '../../platform/http/access.js';
import { Asked } from '../../platform/http/json-input.js';
import { wordsOf } from '../../platform/http/page-model.js';
import type { DeskRequest } from '../../platform/http/request-context.js';
import { ApiCall } from '../../platform/openapi/api-call.js';
import { ArticleSearchDto } from './article-search.dto.js';
import { ArticleSuggestDto } from './article-suggest.dto.js';
import { type ArticleSuggestions, ArticleSuggestView } from './article-suggest.view.js';
import { type ArticleSearchAnswer, ArticleSearchView } from './article-search.view.js';
import { SEARCH_ARTICLES, SUGGEST_ARTICLES } from './faq.api.js';

/** The help centre for programs: the wallet app, the widget, suggestions while a customer writes. */
@Controller('api/v1/faq')
@Public()
export class FaqApiController {
  constructor(
    private readonly view: ArticleSearchView,
    private readonly suggestions: ArticleSuggestView,
  ) {}

  @Get('search')
  @Costs('search')
  @ApiCall(SEARCH_ARTICLES)
  search(
    @Asked(ArticleSearchDto) question: ArticleSearchDto,
    @Req() request: DeskRequest,
  ): Promise<ArticleSearchAnswer> {
    const { q, lang, type, limit } = question;

    return this.view.answer(q, { lang: lang ?? wordsOf(request).language, type, limit });
  }

  @Get('suggest')
  @Costs('suggest')
  @ApiCall(SUGGEST_ARTICLES)
  suggest(
    @Asked(ArticleSuggestDto) { q, lang }: ArticleSuggestDto,
    @Req() request: DeskRequest,
  ): Promise<ArticleSuggestions> {
    return this.suggestions.answer(q, lang ?? wordsOf(request).language);
  }
}
