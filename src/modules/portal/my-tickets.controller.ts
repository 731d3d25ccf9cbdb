import { Controller, Get, Param, Post, Redirect, Render, Req } from '@nestjs/common';
import { Costs } from '../../platform/http/rate-limits.js';
import { ForVisitors, Person } from '../../platform/http/access.js';
import { BLANK, Form } from '../../platform/http/form.js';
import { wordsOf } from '../../platform/http/page-model.js';
import type { DeskRequest } from '../../platform/http/request-context.js';
import { LANGUAGES } from '../../platform/i18n/languages.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import { AskSupervisorService } from '../escalations/ask-supervisor.service.js';
import { AskSupervisorDto } from '../escalations/escalate.dto.js';
import { ReplyDto } from '../tickets/send-message.dto.js';
import { TicketMessagesService } from '../tickets/ticket-messages.service.js';
import { askSupervisorPage, type MyTicketModel, myTicketPage, MyTicketView } from './my-ticket.view.js';
import { type MyTicketsModel, MyTicketsView } from './my-tickets.view.js';

/** What a customer sees and does about his own tickets. Another's are not there. */
@Controller(LANGUAGES.map((language) => `${language}/requests`))
@ForVisitors()
export class MyTicketsController {
  constructor(
    private readonly messages: TicketMessagesService,
    private readonly asking: AskSupervisorService,
    private readonly ticketView: MyTicketView,
    private readonly listView: MyTicketsView,
  ) {}

  @Get()
  @Render('portal/tickets')
  list(@Req() request: DeskRequest): Promise<MyTicketsModel> {
    return this.listView.model(request);
  }

  @Get(':reference')
  @Render(myTicketPage.template)
  ticket(@Req() request: DeskRequest): Promise<MyTicketModel> {
    return this.ticketView.model(request, BLANK);
  }

  @Post(':reference/messages')
  @Costs('message-send')
  @Redirect()
  async say(
    @Person() actor: KnownActor,
    @Param('reference') ticket: string,
    @Form(myTicketPage) input: ReplyDto,
    @Req() request: DeskRequest,
  ) {
    await this.messages.send(actor, { ...input, ticket });

    return { url: `/${wordsOf(request).language}/requests/${ticket}`, statusCode: 303 };
  }

  @Post(':reference/escalation')
  @Redirect()
  async askSupervisor(
    @Person() actor: KnownActor,
    @Param('reference') ticket: string,
    @Form(askSupervisorPage) input: AskSupervisorDto,
    @Req() request: DeskRequest,
  ) {
    await this.asking.request(actor, ticket, input);

    return { url: `/${wordsOf(request).language}/requests/${ticket}`, statusCode: 303 };
  }
}
