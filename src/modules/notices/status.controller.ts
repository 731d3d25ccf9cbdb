import { Controller, Get, Header, Param, Post, Redirect, Render, Req, Res } from '@nestjs/common';
import { CurrentActor, Public } from '../../platform/http/access.js';
import { flash } from '../../platform/http/flash.js';
import { BLANK, Form } from '../../platform/http/form.js';
import { wordsOf } from '../../platform/http/page-model.js';
import { Costs } from '../../platform/http/rate-limits.js';
import type { DeskRequest, DeskResponse } from '../../platform/http/request-context.js';
import { LANGUAGES } from '../../platform/i18n/languages.js';
import type { Actor } from '../../platform/identity/actor.js';
import { NoticeFeed } from './notice-feed.js';
import { noticeUrl, toldUrl } from './notice-lines.js';
import { type NoticeModel, noticePage, NoticeView } from './notice.view.js';
import { type StatusModel, StatusView } from './status.view.js';
import { type ToldModel, toldPage, ToldView } from './told.view.js';
import { AnswerToldDto, TellMeDto } from './subscription.dto.js';
import { SubscriptionsService } from './subscriptions.service.js';

/** How the service stands, open to everyone; and being told when something is over. */
@Controller(LANGUAGES.map((language) => `${language}/help/status`))
@Public()
export class StatusController {
  constructor(
    private readonly view: StatusView,
    private readonly feed: NoticeFeed,
    private readonly noticeView: NoticeView,
    private readonly toldView: ToldView,
    private readonly subscriptions: SubscriptionsService,
  ) {}

  @Get()
  @Render('notices/status')
  status(@Req() request: DeskRequest): Promise<StatusModel> {
    return this.view.model(wordsOf(request));
  }

  @Get('feed.atom')
  @Header('Content-Type', 'application/atom+xml; charset=utf-8')
  atom(@Req() request: DeskRequest): Promise<string> {
    return this.feed.document(wordsOf(request));
  }

  @Get(':notice')
  @Render(noticePage.template)
  notice(@Req() request: DeskRequest): Promise<NoticeModel> {
    return this.noticeView.model(request, BLANK);
  }

  /** The same answer for every address, whatever we know of it. */
  @Post(':notice/subscription')
  @Costs('code-request')
  @Redirect()
  async subscribe(
    @CurrentActor() actor: Actor,
    @Req() request: DeskRequest,
    @Param('notice') notice: string,
    @Form(noticePage) input: TellMeDto,
    @Res({ passthrough: true }) response: DeskResponse,
  ) {
    const { language } = wordsOf(request);
    const { done, link } = await this.subscriptions.ask(actor, language, notice, input);
    flash(response, { tone: 'ok', key: `notices.done.${done}` });

    return { url: link === null ? noticeUrl(language, notice) : toldUrl(language, link), statusCode: 303 };
  }

  /** Changes nothing: programs that look into mails open every link. */
  @Get('told/:link')
  @Render(toldPage.template)
  told(@Req() request: DeskRequest): Promise<ToldModel> {
    return this.toldView.model(request, BLANK);
  }

  @Post('told/:link')
  @Costs('code-try')
  @Redirect()
  async answer(
    @Req() request: DeskRequest,
    @Param('link') link: string,
    @Form(toldPage) input: AnswerToldDto,
    @Res({ passthrough: true }) response: DeskResponse,
  ) {
    const notice = await this.subscriptions.answer(link, input);
    flash(response, { tone: 'ok', key: `notices.done.${input.answer}` });

    return { url: noticeUrl(wordsOf(request).language, notice), statusCode: 303 };
  }
}
