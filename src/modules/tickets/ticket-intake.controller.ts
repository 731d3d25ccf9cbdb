import { Controller, Get, Post, Redirect, Render, Req } from '@nestjs/common';
import { Costs } from '../../platform/http/rate-limits.js';
import { ForVisitors, Person } from '../../platform/http/access.js';
import { BLANK, Form } from '../../platform/http/form.js';
import { wordsOf } from '../../platform/http/page-model.js';
import type { DeskRequest } from '../../platform/http/request-context.js';
import { LANGUAGES } from '../../platform/i18n/languages.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import { OpenTicketDto, StartChatDto } from './open-ticket.dto.js';
import { openedPath } from './request-path.js';
import { TicketIntakeService } from './ticket-intake.service.js';
import {
  startChatPage,
  type StartChatModel,
  StartChatView,
  ticketIntakePage,
  type TicketIntakeModel,
  TicketIntakeView,
} from './ticket-intake.view.js';

/** Two ways in: a form of one page, and the first word of a chat. Both end on a page of the ticket. */
@Controller([...LANGUAGES])
@ForVisitors()
export class TicketIntakeController {
  constructor(
    private readonly intake: TicketIntakeService,
    private readonly intakeView: TicketIntakeView,
    private readonly chatView: StartChatView,
  ) {}

  @Get('requests/new/short')
  @Render(ticketIntakePage.template)
  blankIntake(@Req() request: DeskRequest): TicketIntakeModel {
    return this.intakeView.model(request, BLANK);
  }

  @Post('requests')
  @Costs('ticket-open')
  @Redirect()
  async open(
    @Person() actor: KnownActor,
    @Req() request: DeskRequest,
    @Form(ticketIntakePage) input: OpenTicketDto,
  ) {
    const { language } = wordsOf(request);
    const opened = await this.intake.open(actor, language, input);

    return { url: openedPath(language, opened), statusCode: 303 };
  }

  @Get('chat')
  @Render(startChatPage.template)
  blankChat(@Req() request: DeskRequest): StartChatModel {
    return this.chatView.model(request, BLANK);
  }

  @Post('chat')
  @Costs('ticket-open')
  @Redirect()
  async startChat(
    @Person() actor: KnownActor,
    @Req() request: DeskRequest,
    @Form(startChatPage) input: StartChatDto,
  ) {
    const { language } = wordsOf(request);
    const { reference } = await this.intake.startChat(actor, language, input);

    return { url: `/${language}/chat/${reference}`, statusCode: 303 };
  }
}
