import { Controller, Get, Param, Post, Redirect, Render, Req, Res } from '@nestjs/common';
import { ForVisitors, Person } from '../../platform/http/access.js';
import { flash } from '../../platform/http/flash.js';
import { BLANK, Form } from '../../platform/http/form.js';
import { wordsOf } from '../../platform/http/page-model.js';
import { PressDto } from '../../platform/http/press.dto.js';
import { Costs } from '../../platform/http/rate-limits.js';
import type { DeskRequest, DeskResponse } from '../../platform/http/request-context.js';
import { LANGUAGES } from '../../platform/i18n/languages.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import { ReplyDto } from '../tickets/send-message.dto.js';
import { TicketMessagesService } from '../tickets/ticket-messages.service.js';
import { ChatMovesService } from './chat-moves.service.js';
import { leavePage, type TalkModel, talkPage, TalkView } from './talk.view.js';

/** A customer's chat from its first word on. Another's is not there. */
@Controller(LANGUAGES.map((language) => `${language}/chat/:reference`))
@ForVisitors()
export class TalkController {
  constructor(
    private readonly view: TalkView,
    private readonly messages: TicketMessagesService,
    private readonly moves: ChatMovesService,
  ) {}

  @Get()
  @Render(talkPage.template)
  show(@Req() request: DeskRequest): Promise<TalkModel> {
    return this.view.model(request, BLANK);
  }

  @Post('messages')
  @Costs('message-send')
  @Redirect()
  async say(
    @Person() actor: KnownActor,
    @Param('reference') ticket: string,
    @Form(talkPage) input: ReplyDto,
    @Req() request: DeskRequest,
  ) {
    await this.messages.send(actor, { ...input, ticket });

    return { url: `/${wordsOf(request).language}/chat/${ticket}`, statusCode: 303 };
  }

  @Post('leaving')
  @Redirect()
  async leave(
    @Person() actor: KnownActor,
    @Param('reference') ticket: string,
    @Form(leavePage) input: PressDto,
    @Req() request: DeskRequest,
    @Res({ passthrough: true }) response: DeskResponse,
  ) {
    await this.moves.leave(actor, ticket, input);
    flash(response, { tone: 'ok', key: 'chat.done.left' });

    return { url: `/${wordsOf(request).language}/requests/${ticket}`, statusCode: 303 };
  }
}
