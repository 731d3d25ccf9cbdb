import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { Public } from '../../platform/http/access.js';
import { Asked } from '../../platform/http/json-input.js';
import { wordsOf } from '../../platform/http/page-model.js';
import type { DeskRequest, DeskResponse } from '../../platform/http/request-context.js';
import { ApiCall } from '../../platform/openapi/api-call.js';
import { READ_ARTICLE } from './article.api.js';
import { type ArticleAnswer, ArticleApiView, type MovedAnswer } from './article-api.view.js';
import { ArticleQuestionDto } from './article-question.dto.js';

/** Articles for programs: the same that everybody reads on pages. */
@Controller('api/v1/faq/articles')
@Public()
export class ArticleApiController {
  constructor(private readonly view: ArticleApiView) {}

  @Get(':slug')
  @ApiCall(READ_ARTICLE)
  async article(
    @Param('slug') slug: string,
    @Asked(ArticleQuestionDto) { lang }: ArticleQuestionDto,
    @Req() request: DeskRequest,
    @Res({ passthrough: true }) response: DeskResponse,
  ): Promise<ArticleAnswer | MovedAnswer> {
    const answer = await this.view.answer(slug, lang ?? wordsOf(request).language);
    if ('movedTo' in answer) {
      response.status(301).location(answer.movedTo);
    }

    return answer;
  }
}
