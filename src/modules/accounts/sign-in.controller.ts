import { Controller, Get, Post, Redirect, Render, Req, Res } from '@nestjs/common';
import { Env } from '../../config/env.js';
import { Public } from '../../platform/http/access.js';
import { setCookie } from '../../platform/http/cookies.js';
import { flash } from '../../platform/http/flash.js';
import { BLANK, Form } from '../../platform/http/form.js';
import { Repeatable } from '../../platform/http/repeatable.js';
import type { DeskRequest, DeskResponse } from '../../platform/http/request-context.js';
import { SESSION_COOKIE } from '../../platform/identity/actor-source.js';
import { callerOf, letIn } from './caller.js';
import { doorAfter } from './entrance.service.js';
import { nextOf, SignInDto } from './sign-in.dto.js';
import { SignInService } from './sign-in.service.js';
import { signInPage, SignInView, type SignInModel } from './sign-in.view.js';

@Controller('staff')
@Public()
export class SignInController {
  constructor(
    private readonly service: SignInService,
    private readonly view: SignInView,
    private readonly env: Env,
  ) {}

  @Get('login')
  @Render(signInPage.template)
  blank(@Req() request: DeskRequest): SignInModel {
    return this.view.model(request, BLANK);
  }

  @Post('login')
  @Repeatable('a second sign-in ends the session of the first, and a wrong password is meant to count twice')
  @Redirect()
  async signIn(
    @Req() request: DeskRequest,
    @Form(signInPage) input: SignInDto,
    @Res({ passthrough: true }) response: DeskResponse,
  ) {
    const entered = await this.service.signIn(input, callerOf(request, this.env));
    letIn(response, this.env, entered);

    return { url: doorAfter(entered, nextOf(input.next)), statusCode: 303 };
  }

  @Post('logout')
  @Repeatable('who has left has left')
  @Redirect('/staff/login', 303)
  async signOut(
    @Req() request: DeskRequest,
    @Res({ passthrough: true }) response: DeskResponse,
  ): Promise<void> {
    await this.service.signOut(callerOf(request, this.env));
    setCookie(response, this.env, SESSION_COOKIE, '', 0);
    response.setHeader('Clear-Site-Data', '"cache", "storage"');
    flash(response, { tone: 'ok', key: 'accounts.sign-in.signed-out' });
  }
}
