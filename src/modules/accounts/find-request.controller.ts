import { Controller, Get, Param, Post, Redirect, Render, Req, Res } from '@nestjs/common';
import { Public } from '../../platform/http/access.js';
import { PressDto } from '../../platform/http/press.dto.js';
import { Costs } from '../../platform/http/rate-limits.js';
import { BLANK, Form } from '../../platform/http/form.js';
import { wordsOf } from '../../platform/http/page-model.js';
import type { DeskRequest, DeskResponse } from '../../platform/http/request-context.js';
import { LANGUAGES } from '../../platform/i18n/languages.js';
import { EnterCodeDto, FindRequestDto } from './access.dto.js';
import { AccessRequestsService } from './access-requests.service.js';
import {
  enterCodePage,
  EnterCodeView,
  enterLinkPage,
  EnterLinkView,
  findRequestPage,
  FindRequestView,
} from './find-request.view.js';
import { VisitorCookie } from './visitor-cookie.js';

/** How a customer comes back to his requests: reference and contact, then a code or a link from his mailbox. */
@Controller(LANGUAGES.map((language) => `${language}/requests`))
@Public()
export class FindRequestController {
  constructor(
    private readonly access: AccessRequestsService,
    private readonly cookie: VisitorCookie,
    private readonly findView: FindRequestView,
    private readonly codeView: EnterCodeView,
    private readonly linkView: EnterLinkView,
  ) {}

  @Get('find')
  @Render(findRequestPage.template)
  find(@Req() request: DeskRequest): object {
    return this.findView.model(request, BLANK);
  }

  @Post('find')
  @Costs('code-request')
  @Redirect()
  async ask(@Req() request: DeskRequest, @Form(findRequestPage) input: FindRequestDto) {
    const { language } = wordsOf(request);
    const handle = await this.access.ask(language, input);

    return { url: `/${language}/requests/code/${handle}`, statusCode: 303 };
  }

  @Get('code/:handle')
  @Render(enterCodePage.template)
  code(@Req() request: DeskRequest): Promise<object> {
    return this.codeView.model(request, BLANK);
  }

  @Post('code/:handle')
  @Costs('code-try')
  @Redirect()
  async enterCode(
    @Req() request: DeskRequest,
    @Param('handle') handle: string,
    @Form(enterCodePage) { code, key }: EnterCodeDto,
    @Res({ passthrough: true }) response: DeskResponse,
  ) {
    this.cookie.give(
      response,
      await this.access.enterCode(handle, code, { key, before: this.cookie.of(request) }),
    );

    return { url: `/${wordsOf(request).language}/requests`, statusCode: 303 };
  }

  /** Changes nothing: programs that look into mails open every link. */
  @Get('enter/:link')
  @Render(enterLinkPage.template)
  link(@Req() request: DeskRequest): Promise<object> {
    return this.linkView.model(request, BLANK);
  }

  @Post('enter/:link')
  @Costs('code-try')
  @Redirect()
  async enterByLink(
    @Req() request: DeskRequest,
    @Param('link') link: string,
    @Form(enterLinkPage) { key }: PressDto,
    @Res({ passthrough: true }) response: DeskResponse,
  ) {
    this.cookie.give(response, await this.access.useLink(link, { key, before: this.cookie.of(request) }));

    return { url: `/${wordsOf(request).language}/requests`, statusCode: 303 };
  }
}
