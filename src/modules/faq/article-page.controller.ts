import { Controller, Get, Param, Post, Redirect, Render, Req, UseFilters } from '@nestjs/common';
import { Public } from '../../platform/http/access.js';
import { Form } from '../../platform/http/form.js';
import { wordsOf } from '../../platform/http/page-model.js';
import type { DeskRequest } from '../../platform/http/request-context.js';
import { LANGUAGES } from '../../platform/i18n/languages.js';
import { ArticleElsewhere } from './article-elsewhere.filter.js';
import { ArticleFeedbackDto } from './article-feedback.dto.js';
import { ArticleJudgement } from './article-judgement.js';
import { articlePage, type ArticlePageModel, ArticlePageView } from './article-page.view.js';
import { articleUrl } from './help-links.js';

/** One article, and what its readers say of it. */
@Controller(LANGUAGES.map((language) => `${language}/help/a/:slug`))
@Public()
@UseFilters(ArticleElsewhere)
export class ArticlePageController {
  constructor(
    private readonly view: ArticlePageView,
    private readonly judgement: ArticleJudgement,
  ) {}

  @Get()
  @Render(articlePage.template)
  article(@Req() request: DeskRequest): Promise<ArticlePageModel> {
    return this.view.open(request);
  }

  @Post('feedback')
  @Redirect()
  async judge(
    @Req() request: DeskRequest,
    @Param('slug') slug: string,
    @Form(articlePage) input: ArticleFeedbackDto,
  ) {
    await this.judgement.take(request, slug, input);

    return { url: `${articleUrl(wordsOf(request).language, slug)}#feedback`, statusCode: 303 };
  }
}
