import { Controller, Get, HttpCode, Param, Post, Redirect, Render, Req, Res } from '@nestjs/common';
import { canSeeArticles, canWriteArticles } from '../../policies/faq.policy.js';
import { Person, Requires } from '../../platform/http/access.js';
import { BLANK, Form } from '../../platform/http/form.js';
import { wordsOf } from '../../platform/http/page-model.js';
import { PressDto } from '../../platform/http/press.dto.js';
import { Costs } from '../../platform/http/rate-limits.js';
import { Repeatable } from '../../platform/http/repeatable.js';
import type { DeskRequest, DeskResponse } from '../../platform/http/request-context.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import { ArticleEditing } from './article-editing.service.js';
import {
  addressPage,
  ArticleEditorView,
  editorPage,
  editorPressPage,
  type EditorModel,
  newArticlePage,
  previewPage,
} from './article-editor.view.js';
import { ArticleMoving } from './article-moving.service.js';
import { ArticleTyping, type KeptAnswer } from './article-typing.service.js';
import { ArticleAddressDto, EditArticleDto, KeepTypingDto, NewArticleDto } from './edit-article.dto.js';
import { backToEditor } from './editor-links.js';

/** Where articles are written. */
@Controller('admin/faq')
@Requires(canSeeArticles)
export class ArticleEditorController {
  constructor(
    private readonly view: ArticleEditorView,
    private readonly editing: ArticleEditing,
    private readonly typing: ArticleTyping,
    private readonly moving: ArticleMoving,
  ) {}

  @Get('new')
  @Requires(canWriteArticles)
  @Render(editorPage.template)
  blank(@Req() request: DeskRequest): Promise<EditorModel> {
    return this.view.model(request, BLANK);
  }

  @Post()
  @Redirect()
  async create(
    @Person() actor: KnownActor,
    @Req() request: DeskRequest,
    @Form(newArticlePage) input: NewArticleDto,
    @Res({ passthrough: true }) response: DeskResponse,
  ) {
    return backToEditor(response, await this.editing.create(actor, input, wordsOf(request).zone));
  }

  @Get(':slug')
  @Render(editorPage.template)
  open(@Req() request: DeskRequest): Promise<EditorModel> {
    return this.view.model(request, BLANK);
  }

  @Post(':slug')
  @Redirect()
  async save(
    @Person() actor: KnownActor,
    @Req() request: DeskRequest,
    @Param('slug') slug: string,
    @Form(editorPage) input: EditArticleDto,
    @Res({ passthrough: true }) response: DeskResponse,
  ) {
    return backToEditor(response, await this.editing.save(actor, slug, input, wordsOf(request).zone));
  }

  @Post(':slug/preview')
  @HttpCode(200)
  @Costs('page')
  @Repeatable('shows what was typed, and stores nothing')
  @Render(previewPage.template)
  preview(@Req() request: DeskRequest, @Form(previewPage) _input: KeepTypingDto): Promise<EditorModel> {
    return this.view.preview(request);
  }

  /** For the page's script: keeps what is typed, and tells who else is here. */
  @Post(':slug/typed')
  @HttpCode(200)
  @Costs('page')
  @Repeatable('what is kept twice is kept once: the last words of one person at one article')
  keep(
    @Person() actor: KnownActor,
    @Req() request: DeskRequest,
    @Param('slug') slug: string,
    @Form(previewPage) _input: KeepTypingDto,
  ): Promise<KeptAnswer> {
    return this.typing.keep(actor, slug, request);
  }

  @Post(':slug/typed/removal')
  @Redirect()
  async forget(
    @Person() actor: KnownActor,
    @Param('slug') slug: string,
    @Form(editorPressPage) _input: PressDto,
    @Res({ passthrough: true }) response: DeskResponse,
  ) {
    return backToEditor(response, await this.typing.forget(actor, slug));
  }

  @Post(':slug/address')
  @Redirect()
  async move(
    @Person() actor: KnownActor,
    @Param('slug') slug: string,
    @Form(addressPage) input: ArticleAddressDto,
    @Res({ passthrough: true }) response: DeskResponse,
  ) {
    return backToEditor(response, await this.moving.move(actor, slug, input));
  }
}
