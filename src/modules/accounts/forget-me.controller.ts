import { Controller, Get, Post, Redirect, Render, Req, Res } from '@nestjs/common';
import { Public } from '../../platform/http/access.js';
import { BLANK, Form } from '../../platform/http/form.js';
import { wordsOf } from '../../platform/http/page-model.js';
import { PressDto } from '../../platform/http/press.dto.js';
import type { DeskRequest, DeskResponse } from '../../platform/http/request-context.js';
import { LANGUAGES } from '../../platform/i18n/languages.js';
import { AccessRequestsService } from './access-requests.service.js';
import { forgetMePage, type ForgetMeModel, ForgetMeView } from './forget-me.view.js';
import { VisitorCookie } from './visitor-cookie.js';

/** The customer's sign-out. Says first how one comes back, since no password does it. */
@Controller(LANGUAGES.map((language) => `${language}/requests/forget`))
@Public()
export class ForgetMeController {
  constructor(
    private readonly access: AccessRequestsService,
    private readonly cookie: VisitorCookie,
    private readonly view: ForgetMeView,
  ) {}

  @Get()
  @Render(forgetMePage.template)
  blank(@Req() request: DeskRequest): Promise<ForgetMeModel> {
    return this.view.model(request, BLANK);
  }

  @Post()
  @Redirect()
  async forget(
    @Req() request: DeskRequest,
    @Form(forgetMePage) { key }: PressDto,
    @Res({ passthrough: true }) response: DeskResponse,
  ) {
    await this.access.leave(key, this.cookie.of(request));
    this.cookie.take(response);

    return { url: `/${wordsOf(request).language}/help`, statusCode: 303 };
  }
}
