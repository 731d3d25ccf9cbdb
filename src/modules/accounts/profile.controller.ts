import { Controller, Get, HttpCode, Param, Post, Redirect, Render, Req, Res } from '@nestjs/common';
import { canUseDesk } from '../../policies/account.policy.js';
import { Env } from '../../config/env.js';
import { Person, Requires } from '../../platform/http/access.js';
import { setCookie } from '../../platform/http/cookies.js';
import { flash } from '../../platform/http/flash.js';
import { BLANK, Form } from '../../platform/http/form.js';
import { wordsOf } from '../../platform/http/page-model.js';
import { PressDto } from '../../platform/http/press.dto.js';
import type { DeskRequest, DeskResponse } from '../../platform/http/request-context.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import { SESSION_COOKIE } from '../../platform/identity/actor-source.js';
import { callerOf, letIn } from './caller.js';
import { EnrolmentService } from './enrolment.service.js';
import { NewPasswordDto, ProfileDto, RenewCodesDto, SecondFactorDto } from './profile.dto.js';
import { ProfileService } from './profile.service.js';
import { factorPage, newPasswordPage, ownSessionsPage, profilePage, renewCodesPage } from './profile.view.js';
import { type ProfileModel, ProfileView } from './profile.view.js';

const HERE = '/agent/me';

/** A person's own page: how he is spoken to, how he signs in, and where he is signed in. */
@Controller('agent/me')
@Requires(canUseDesk)
export class ProfileController {
  constructor(
    private readonly service: ProfileService,
    private readonly enrolment: EnrolmentService,
    private readonly view: ProfileView,
    private readonly env: Env,
  ) {}

  @Get()
  @Render(profilePage.template)
  show(@Req() request: DeskRequest): Promise<ProfileModel> {
    return this.view.model(request, BLANK);
  }

  @Post()
  @Redirect(HERE, 303)
  async save(
    @Person() actor: KnownActor,
    @Form(profilePage) input: ProfileDto,
    @Res({ passthrough: true }) response: DeskResponse,
  ): Promise<void> {
    await this.service.save(actor, input);
    flash(response, { tone: 'ok', key: 'profile.done.saved' });
  }

  @Post('password')
  @Redirect(HERE, 303)
  async changePassword(
    @Req() request: DeskRequest,
    @Form(newPasswordPage) input: NewPasswordDto,
    @Res({ passthrough: true }) response: DeskResponse,
  ): Promise<void> {
    letIn(response, this.env, await this.service.changePassword(input, callerOf(request, this.env)));
    flash(response, { tone: 'ok', key: 'profile.done.password' });
  }

  @Post('second-factor')
  @Redirect()
  async secondFactor(
    @Req() request: DeskRequest,
    @Form(factorPage) { act, factorPassword }: SecondFactorDto,
    @Res({ passthrough: true }) response: DeskResponse,
  ) {
    if (act === 'begin') {
      await this.enrolment.begin(factorPassword, callerOf(request, this.env));

      return { url: `/staff/second-factor/enrolment?next=${HERE}`, statusCode: 303 };
    }
    letIn(response, this.env, await this.enrolment.remove(factorPassword, callerOf(request, this.env)));

    return { url: HERE, statusCode: 303 };
  }

  /** Shows the new codes as its answer: this once, and at no address. */
  @Post('recovery-codes')
  @HttpCode(200)
  @Render('accounts/recovery-codes')
  async renewCodes(@Req() request: DeskRequest, @Form(renewCodesPage) input: RenewCodesDto) {
    const codes = await this.enrolment.renewCodes(input.codesPassword, callerOf(request, this.env));

    return { title: wordsOf(request).t('accounts.codes.title'), codes, next: HERE };
  }

  @Post('sessions/end')
  @Redirect('/staff/login', 303)
  async signOutEverywhere(
    @Person() actor: KnownActor,
    @Form(ownSessionsPage) _: PressDto,
    @Res({ passthrough: true }) response: DeskResponse,
  ): Promise<void> {
    await this.service.signOutEverywhere(actor);
    setCookie(response, this.env, SESSION_COOKIE, '', 0);
    flash(response, { tone: 'ok', key: 'profile.done.everywhere' });
  }

  @Post('sessions/:session/end')
  @Redirect(HERE, 303)
  async endSession(
    @Person() actor: KnownActor,
    @Param('session') session: string,
    @Form(ownSessionsPage) input: PressDto,
    @Res({ passthrough: true }) response: DeskResponse,
  ): Promise<void> {
    await this.service.endSession(actor, session, input);
    flash(response, { tone: 'ok', key: 'profile.done.session' });
  }
}
