import { Controller, Get, Param, Post, Redirect, Render, Req, Res } from '@nestjs/common';
import { canSeeArticles } from '../../policies/faq.policy.js';
import { Person, Requires } from '../../platform/http/access.js';
import { BLANK, Form } from '../../platform/http/form.js';
import type { DeskRequest, DeskResponse } from '../../platform/http/request-context.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import { ArticleRestoring } from './article-restoring.service.js';
import { type VersionsModel, versionsPage, ArticleVersionsView } from './article-versions.view.js';
import { DraftPageView, type DraftPageModel } from './draft-page.view.js';
import { RestoreVersionDto } from './edit-article.dto.js';
import { backToEditor } from './editor-links.js';

/** What an article has said before, and what it would say. */
@Controller('admin/faq/:slug')
@Requires(canSeeArticles)
export class ArticleVersionsController {
  constructor(
    private readonly view: ArticleVersionsView,
    private readonly draftPage: DraftPageView,
    private readonly restoring: ArticleRestoring,
  ) {}

  /** The public page of what is written. No address of the help centre shows it. */
  @Get('preview')
  @Render('editor/preview')
  preview(@Req() request: DeskRequest): Promise<DraftPageModel> {
    return this.draftPage.model(request);
  }

  @Get('versions')
  @Render(versionsPage.template)
  versions(@Req() request: DeskRequest): Promise<VersionsModel> {
    return this.view.model(request, BLANK);
  }

  @Post('versions/restoration')
  @Redirect()
  async restore(
    @Person() actor: KnownActor,
    @Param('slug') slug: string,
    @Form(versionsPage) input: RestoreVersionDto,
    @Res({ passthrough: true }) response: DeskResponse,
  ) {
    return backToEditor(response, await this.restoring.restore(actor, slug, input));
  }
}
