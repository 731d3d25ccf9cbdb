import { Controller, Get, Req } from '@nestjs/common';
import { Costs } from '../../platform/http/rate-limits.js';
import { Public } from '../../platform/http/access.js';
import { Asked } from '../../platform/http/json-input.js';
import { wordsOf } from '../../platform/http/page-model.js';
import type { DeskRequest } from '../../platform/http/request-context.js';
import { ArticleSearchDto } from './article-search.dto.js';
import { type ArticleSearchAnswer, ArticleSearchView } from './article-search.view.js';

/** The help centre for programs: the wallet app, the widget, suggestions while a customer writes. */
@Controller('api/v1/faq')
@Public()
export class FaqApiController {
  constructor(private readonly view: ArticleSearchView) {}

  @Get('search')
  @Costs('search')
  search(
    @Asked(ArticleSearchDto) question: ArticleSearchDto,
    @Req() request: DeskRequest,
  ): ArticleSearchAnswer {
    const { q, lang, limit } = question;

    return this.view.answer(q, lang ?? wordsOf(request).language, limit);
  }
}
