import { Controller, Get, Param, Post, Redirect, Render, Req, Res } from '@nestjs/common';
import { Env } from '../../config/env.js';
import { Public } from '../../platform/http/access.js';
import { BLANK, Form } from '../../platform/http/form.js';
import type { DeskRequest, DeskResponse } from '../../platform/http/request-context.js';
import { callerOf, letIn } from './caller.js';
import { doorAfter } from './entrance.service.js';
import { SetupService } from './setup.service.js';
import { SetupDto, setupPage, SetupView, type SetupModel } from './setup.view.js';

/** The page behind the link that the program printed. Looking at it changes nothing. */
@Controller('staff/setup/:token')
@Public()
export class SetupController {
  constructor(
    private readonly service: SetupService,
    private readonly view: SetupView,
    private readonly env: Env,
  ) {}

  @Get()
  @Render(setupPage.template)
  async blank(@Param('token') token: string, @Req() request: DeskRequest): Promise<SetupModel> {
    await this.service.require(token);

    return this.view.model(request, BLANK);
  }

  @Post()
  @Redirect()
  async make(
    @Param('token') token: string,
    @Req() request: DeskRequest,
    @Form(setupPage) input: SetupDto,
    @Res({ passthrough: true }) response: DeskResponse,
  ) {
    const arrival = await this.service.makeAdmin(token, input, callerOf(request, this.env));
    letIn(response, this.env, arrival);

    return { url: doorAfter(arrival, '/agent/queue'), statusCode: 303 };
  }
}
