import { Controller, Get, Param, Query, Render, Req } from '@nestjs/common';
import { Costs } from '../../platform/http/rate-limits.js';
import { Public } from '../../platform/http/access.js';
import { wordsOf } from '../../platform/http/page-model.js';
import type { DeskRequest } from '../../platform/http/request-context.js';
import { SameForVisitors } from '../../platform/http/visitor-pages.js';
import { LANGUAGES } from '../../platform/i18n/languages.js';
import { type ArticleModel, ArticleView } from './article.view.js';
import { type ArticleSearchModel, ArticleSearchView } from './article-search.view.js';
import { type HelpHomeModel, HelpHomeView } from './help-home.view.js';

/** The help centre, open to everyone. */
@Controller(LANGUAGES.map((language) => `${language}/help`))
@Public()
export class FaqController {
  constructor(
    private readonly homeView: HelpHomeView,
    private readonly searchView: ArticleSearchView,
    private readonly articleView: ArticleView,
  ) {}

  @Get()
  @SameForVisitors()
  @Render('faq/home')
  home(@Req() request: DeskRequest): Promise<HelpHomeModel> {
    return this.homeView.model(wordsOf(request));
  }

  /** Whatever else an address carries is passed over: people arrive from anywhere. */
  @Get('search')
  @Costs('search')
  @Render('faq/search')
  search(@Req() request: DeskRequest, @Query('q') question: unknown): Promise<ArticleSearchModel> {
    return this.searchView.model(wordsOf(request), typeof question === 'string' ? question : '');
  }

  @Get('a/:slug')
  @Render('faq/article')
  article(@Req() request: DeskRequest, @Param('slug') slug: string): Promise<ArticleModel> {
    return this.articleView.model(wordsOf(request), slug);
  }
}
