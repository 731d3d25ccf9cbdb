import { Controller, Get, Render, Req } from '@nestjs/common';
import { canSeeArticles } from '../../policies/faq.policy.js';
import { Requires } from '../../platform/http/access.js';
import type { DeskRequest } from '../../platform/http/request-context.js';
import { type ArticleListModel, ArticleListView } from './article-list.view.js';

/** The articles, for those who write them, and for whoever works with what they say. */
@Controller('admin/faq')
@Requires(canSeeArticles)
export class ArticleListController {
  constructor(private readonly view: ArticleListView) {}

  @Get()
  @Render('editor/list')
  list(@Req() request: DeskRequest): Promise<ArticleListModel> {
    return this.view.model(request);
  }
}
