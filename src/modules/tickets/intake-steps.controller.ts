import { Controller, Get, Post, Redirect, Render, Req, UseFilters } from '@nestjs/common';
import { ForVisitors, Person } from '../../platform/http/access.js';
import { BLANK, Form } from '../../platform/http/form.js';
import { wordsOf } from '../../platform/http/page-model.js';
import type { DeskRequest } from '../../platform/http/request-context.js';
import { LANGUAGES } from '../../platform/i18n/languages.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import { type IntakeAccountModel, intakeAccountPage, IntakeAccountView } from './intake-account.view.js';
import { IntakeAnswersService } from './intake-answers.service.js';
import { IntakeElsewhere } from './intake-elsewhere.filter.js';
import { type IntakeNoticeModel, IntakeNoticeView } from './intake-notice.view.js';
import { type SafetyModel, SafetyView } from './intake-safety.view.js';
import { IntakeAccountDto, IntakeTypeDto, IntakeWhenDto } from './intake-steps.dto.js';
import { firstPath } from './intake-steps.js';
import { type IntakeTypeModel, intakeTypePage, IntakeTypeView } from './intake-type.view.js';
import { type IntakeWhenModel, intakeWhenPage, IntakeWhenView } from './intake-when.view.js';

/** The first steps of a request: what it is about, which account, and when. */
@Controller(LANGUAGES.map((language) => `${language}/requests/new`))
@ForVisitors()
@UseFilters(IntakeElsewhere)
export class IntakeStepsController {
  constructor(
    private readonly answers: IntakeAnswersService,
    private readonly typeView: IntakeTypeView,
    private readonly safetyView: SafetyView,
    private readonly noticeView: IntakeNoticeView,
    private readonly accountView: IntakeAccountView,
    private readonly whenView: IntakeWhenView,
  ) {}

  /** The address that everybody links to; what kind of exception it is comes along. */
  @Get()
  @Redirect()
  begin(@Req() request: DeskRequest) {
    return { url: firstPath(wordsOf(request).language, request.query), statusCode: 302 };
  }

  @Get('type')
  @Render(intakeTypePage.template)
  askType(@Req() request: DeskRequest): Promise<IntakeTypeModel> {
    return this.typeView.model(request, BLANK);
  }

  @Post('type')
  @Redirect()
  async type(
    @Person() actor: KnownActor,
    @Req() request: DeskRequest,
    @Form(intakeTypePage) input: IntakeTypeDto,
  ) {
    return { url: await this.answers.type(actor, wordsOf(request).language, input), statusCode: 303 };
  }

  @Get('safety')
  @Render('tickets/intake-safety')
  safety(@Req() request: DeskRequest): Promise<SafetyModel> {
    return this.safetyView.model(request);
  }

  @Get('notice')
  @Render('tickets/intake-notice')
  notice(@Req() request: DeskRequest): Promise<IntakeNoticeModel> {
    return this.noticeView.model(request);
  }

  @Get('account')
  @Render(intakeAccountPage.template)
  askAccount(@Req() request: DeskRequest): Promise<IntakeAccountModel> {
    return this.accountView.model(request, BLANK);
  }

  @Post('account')
  @Redirect()
  async account(
    @Person() actor: KnownActor,
    @Req() request: DeskRequest,
    @Form(intakeAccountPage) input: IntakeAccountDto,
  ) {
    return { url: await this.answers.account(actor, wordsOf(request).language, input), statusCode: 303 };
  }

  @Get('when')
  @Render(intakeWhenPage.template)
  askWhen(@Req() request: DeskRequest): Promise<IntakeWhenModel> {
    return this.whenView.model(request, BLANK);
  }

  @Post('when')
  @Redirect()
  async when(
    @Person() actor: KnownActor,
    @Req() request: DeskRequest,
    @Form(intakeWhenPage) input: IntakeWhenDto,
  ) {
    return { url: await this.answers.when(actor, wordsOf(request).language, input), statusCode: 303 };
  }
}
