import { Controller, Get, HttpCode, Param, Post, Redirect, Render, Req, Res } from '@nestjs/common';
import { canTakeCalls } from '../../policies/ticket.policy.js';
import { Person, Requires } from '../../platform/http/access.js';
import { flash } from '../../platform/http/flash.js';
import { BLANK, Form } from '../../platform/http/form.js';
import type { DeskRequest, DeskResponse } from '../../platform/http/request-context.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import { CallerVerificationService } from '../tickets/caller-verification.service.js';
import { AskCallDto, TakeCallDto, VerifyCallerDto } from '../tickets/take-call.dto.js';
import { TicketCallsService } from '../tickets/ticket-calls.service.js';
import { callPath } from './call-address.js';
import { type CallReadOutModel, CallReadOutView, verifyCallerPage } from './call-read-out.view.js';
import { askCallPage, type CallModel, CallView, takeCallPage } from './call.view.js';

/** Somebody rings: what he says is taken down, and the reference is read out to him. */
@Controller('agent/calls')
@Requires(canTakeCalls)
export class CallController {
  constructor(
    private readonly calls: TicketCallsService,
    private readonly callers: CallerVerificationService,
    private readonly view: CallView,
    private readonly readOut: CallReadOutView,
  ) {}

  @Get('new')
  @Render(takeCallPage.template)
  blank(@Req() request: DeskRequest): Promise<CallModel> {
    return this.view.model(request, BLANK);
  }

  /** Keeps nothing: the page comes back with what is to be asked, and with what was typed. */
  @Post('preparation')
  @HttpCode(200)
  @Render(askCallPage.template)
  ask(@Req() request: DeskRequest, @Form(askCallPage) typed: AskCallDto): Promise<CallModel> {
    return this.view.model(request, { ...BLANK, values: { ...typed } });
  }

  @Post()
  @Redirect()
  async take(@Person() actor: KnownActor, @Form(takeCallPage) input: TakeCallDto) {
    return { url: callPath(await this.calls.take(actor, input)), statusCode: 303 };
  }

  @Get(':reference')
  @Render(verifyCallerPage.template)
  read(@Req() request: DeskRequest): Promise<CallReadOutModel> {
    return this.readOut.model(request, BLANK);
  }

  @Post(':reference/verification')
  @Redirect()
  async verify(
    @Person() actor: KnownActor,
    @Param('reference') ticket: string,
    @Form(verifyCallerPage) input: VerifyCallerDto,
    @Res({ passthrough: true }) response: DeskResponse,
  ) {
    await this.callers.verify(actor, ticket, input);
    flash(response, { tone: 'ok', key: 'calls.verified' });

    return { url: callPath(ticket), statusCode: 303 };
  }
}
