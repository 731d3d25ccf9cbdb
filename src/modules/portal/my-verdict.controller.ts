import { Controller, Param, Post, Redirect, Req } from '@nestjs/common';
import { ForVisitors, Person } from '../../platform/http/access.js';
import { Form } from '../../platform/http/form.js';
import { wordsOf } from '../../platform/http/page-model.js';
import { PressDto } from '../../platform/http/press.dto.js';
import { Costs } from '../../platform/http/rate-limits.js';
import type { DeskRequest } from '../../platform/http/request-context.js';
import { LANGUAGES } from '../../platform/i18n/languages.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import { TicketVerdictService } from '../tickets/ticket-verdict.service.js';
import { ReopenDto } from './my-ticket.dto.js';
import { confirmPage, reopenPage } from './my-ticket.view.js';

/** What the customer says to a solution. */
@Controller(LANGUAGES.map((language) => `${language}/requests/:reference`))
@ForVisitors()
export class MyVerdictController {
  constructor(private readonly verdicts: TicketVerdictService) {}

  @Post('confirmation')
  @Redirect()
  async confirm(
    @Person() actor: KnownActor,
    @Param('reference') ticket: string,
    @Form(confirmPage) input: PressDto,
    @Req() request: DeskRequest,
  ) {
    await this.verdicts.confirm(actor, ticket, input);

    return { url: `/${wordsOf(request).language}/requests/${ticket}`, statusCode: 303 };
  }

  @Post('reopening')
  @Costs('message-send')
  @Redirect()
  async reopen(
    @Person() actor: KnownActor,
    @Param('reference') ticket: string,
    @Form(reopenPage) input: ReopenDto,
    @Req() request: DeskRequest,
  ) {
    await this.verdicts.reopen(actor, ticket, input);

    return { url: `/${wordsOf(request).language}/requests/${ticket}`, statusCode: 303 };
  }
}
