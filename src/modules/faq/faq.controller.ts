import { Controller, Get, Param, Query, Render, Req } from '@nestjs/common';
import { Costs } from '../../platform/http/rate-limits.js';
import { Public } from '../../platform/http/access.js';
import { wordsOf } from '../../platform/http/page-model.js';
import type { DeskRequest } from '../../platform/http/request-context.js';
import { SameForVisitors } from '../../platform/http/visitor-pages.js';
import { LANGUAGES } from '../../platform/i18n/languages.js';
import { searchQuestion } from './article-search.filters.js';
import { ArticleSearches } from './article-searches.js';
import type { ArticleSearchModel } from './article-search.view.js';
import { type ContactModel, ContactView } from './contact.view.js';
import { type HelpHomeModel, HelpHomeView } from './help-home.view.js';
import { type LandingModel, LandingView } from './landing.view.js';

/** The help centre, open to everyone. */
@Controller(LANGUAGES.map((language) => `${language}/help`))
@Public()
export class FaqController {
  constructor(
    private readonly homeView: HelpHomeView,
    private readonly searches: ArticleSearches,
    private readonly landingView: LandingView,
    private readonly contactView: ContactView,
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
  search(
    @Req() request: DeskRequest,
    @Query() asked: Readonly<Record<string, unknown>>,
  ): Promise<ArticleSearchModel> {
    return this.searches.show(request, searchQuestion(asked));
  }

  @Get('contact')
  @Render('faq/contact')
  contact(@Req() request: DeskRequest, @Query('type') type: unknown): ContactModel {
    return this.contactView.show(request, type);
  }

  /** Last, since its address fits everything that stands directly under the help centre. */
  @Get(':landing')
  @Render('faq/landing')
  landing(@Req() request: DeskRequest, @Param('landing') slug: string): Promise<LandingModel> {
    return this.landingView.model(wordsOf(request), slug);
  }
}
