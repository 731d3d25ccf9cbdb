import { Controller, Get, Post, Redirect, Render, Req, Res } from '@nestjs/common';
import { Env } from '../../config/env.js';
import { Public } from '../../platform/http/access.js';
import { BLANK, Form } from '../../platform/http/form.js';
import { wordsOf } from '../../platform/http/page-model.js';
import type { DeskRequest, DeskResponse } from '../../platform/http/request-context.js';
import { callerOf, letIn } from './caller.js';
import { EnrolmentService } from './enrolment.service.js';
import { codePage, enrolmentPage, EnrolmentView, recoveryPage } from './second-factor.view.js';
import { RecoveryView, SecondFactorView } from './second-factor.view.js';
import { SecondFactorService } from './second-factor.service.js';
import { CodeDto, nextOf, RecoveryDto } from './sign-in.dto.js';

/**
 * Between the password and the desk. Open to everybody as a route: who stands there is asked of the half session,
 * which no other door knows.
 */
@Controller('staff/second-factor')
@Public()
export class SecondFactorController {
  constructor(
    private readonly service: SecondFactorService,
    private readonly enrolment: EnrolmentService,
    private readonly view: SecondFactorView,
    private readonly recoveryView: RecoveryView,
    private readonly enrolmentView: EnrolmentView,
    private readonly env: Env,
  ) {}

  @Get()
  @Render(codePage.template)
  async ask(@Req() request: DeskRequest) {
    await this.service.requireHalf(callerOf(request, this.env));

    return this.view.model(request, BLANK);
  }

  @Post()
  @Redirect()
  async enter(
    @Req() request: DeskRequest,
    @Form(codePage) input: CodeDto,
    @Res({ passthrough: true }) response: DeskResponse,
  ) {
    letIn(response, this.env, await this.service.enter(input.code, callerOf(request, this.env)));

    return { url: nextOf(input.next), statusCode: 303 };
  }

  @Get('recovery')
  @Render(recoveryPage.template)
  async askRecovery(@Req() request: DeskRequest) {
    await this.service.requireHalf(callerOf(request, this.env));

    return this.recoveryView.model(request, BLANK);
  }

  @Post('recovery')
  @Redirect()
  async recover(
    @Req() request: DeskRequest,
    @Form(recoveryPage) input: RecoveryDto,
    @Res({ passthrough: true }) response: DeskResponse,
  ) {
    letIn(response, this.env, await this.service.recover(input.code, callerOf(request, this.env)));

    return { url: nextOf(input.next), statusCode: 303 };
  }

  @Get('enrolment')
  @Render(enrolmentPage.template)
  offer(@Req() request: DeskRequest) {
    return this.enrolmentView.model(request, BLANK);
  }

  /** Shows the recovery codes as its answer: this once, and at no address. */
  @Post('enrolment')
  @Render('accounts/recovery-codes')
  async enrol(
    @Req() request: DeskRequest,
    @Form(enrolmentPage) input: CodeDto,
    @Res({ passthrough: true }) response: DeskResponse,
  ) {
    const { codes, entered } = await this.enrolment.confirm(input.code, callerOf(request, this.env));
    letIn(response, this.env, entered);

    return { title: wordsOf(request).t('accounts.codes.title'), codes, next: nextOf(input.next) };
  }
}
