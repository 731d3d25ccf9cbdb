import { Controller, Get, Post, Redirect, Render, Req, Res } from '@nestjs/common';
import { Env } from '../../config/env.js';
import { ClientAddress, CurrentActor, Public } from '../../platform/http/access.js';
import { setCookie } from '../../platform/http/cookies.js';
import { flash } from '../../platform/http/flash.js';
import { BLANK, Form } from '../../platform/http/form.js';
import { Repeatable } from '../../platform/http/repeatable.js';
import type { DeskRequest, DeskResponse } from '../../platform/http/request-context.js';
import type { Actor } from '../../platform/identity/actor.js';
import { SESSION_COOKIE } from '../../platform/identity/actor-source.js';
import { SESSION_HOURS, SessionsService } from './sessions.service.js';
import { SignInDto } from './sign-in.dto.js';
import { SignInService } from './sign-in.service.js';
import { signInPage, SignInView, type SignInModel } from './sign-in.view.js';

@Controller('staff')
@Public()
export class SignInController {
  constructor(
    private readonly service: SignInService,
    private readonly sessions: SessionsService,
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
    @CurrentActor() actor: Actor,
    @Form(signInPage) input: SignInDto,
    @ClientAddress() address: string,
    @Res({ passthrough: true }) response: DeskResponse,
  ) {
    const token = await this.service.signIn(input, address);
    await this.leave(actor);
    setCookie(response, this.env, SESSION_COOKIE, token, SESSION_HOURS * 3_600);

    return { url: input.next ?? '/agent/queue', statusCode: 303 };
  }

  @Post('logout')
  @Repeatable('who has left has left')
  @Redirect('/staff/login', 303)
  async signOut(
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) response: DeskResponse,
  ): Promise<void> {
    await this.leave(actor);
    setCookie(response, this.env, SESSION_COOKIE, '', 0);
    response.setHeader('Clear-Site-Data', '"cache", "storage"');
    flash(response, { tone: 'ok', key: 'accounts.sign-in.signed-out' });
  }

  /** A session ends with its browser's sign-out, and with its next sign-in. */
  private async leave({ sessionId }: Actor): Promise<void> {
    if (sessionId) {
      await this.sessions.end(sessionId);
    }
  }
}
