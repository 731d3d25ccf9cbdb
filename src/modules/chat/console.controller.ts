import { Controller, Get, Param, Post, Redirect, Render, Req, Res } from '@nestjs/common';
import { canUseDesk } from '../../policies/account.policy.js';
import { Person, Requires } from '../../platform/http/access.js';
import { flash } from '../../platform/http/flash.js';
import { BLANK, Form } from '../../platform/http/form.js';
import { PressDto } from '../../platform/http/press.dto.js';
import { Costs } from '../../platform/http/rate-limits.js';
import type { DeskRequest, DeskResponse } from '../../platform/http/request-context.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import { ReplyDto } from '../tickets/send-message.dto.js';
import { TicketMessagesService } from '../tickets/ticket-messages.service.js';
import { ChatMovesService } from './chat-moves.service.js';
import { AvailabilityDto } from './console.dto.js';
import {
  availabilityPage,
  type ConsoleModel,
  consolePressPage,
  consoleReplyPage,
  ConsoleView,
} from './console.view.js';

const back = (reference: string) => ({ url: `/agent/chat/${reference}`, statusCode: 303 });

/** Where agents answer several chats at once. */
@Controller('agent/chat')
@Requires(canUseDesk)
export class ConsoleController {
  constructor(
    private readonly view: ConsoleView,
    private readonly messages: TicketMessagesService,
    private readonly moves: ChatMovesService,
  ) {}

  @Get()
  @Render(consolePressPage.template)
  strip(@Req() request: DeskRequest): Promise<ConsoleModel> {
    return this.view.model(request, BLANK);
  }

  @Get(':reference')
  @Render(consolePressPage.template)
  show(@Req() request: DeskRequest): Promise<ConsoleModel> {
    return this.view.model(request, BLANK);
  }

  @Post('availability')
  @Redirect()
  async beThere(@Person() actor: KnownActor, @Form(availabilityPage) input: AvailabilityDto) {
    await this.moves.setAvailability(actor, input);

    return { url: '/agent/chat', statusCode: 303 };
  }

  @Post(':reference/acceptance')
  @Redirect()
  async accept(
    @Person() actor: KnownActor,
    @Param('reference') ticket: string,
    @Form(consolePressPage) input: PressDto,
  ) {
    await this.moves.accept(actor, ticket, input);

    return back(ticket);
  }

  @Post(':reference/replies')
  @Costs('message-send')
  @Redirect()
  async reply(
    @Person() actor: KnownActor,
    @Param('reference') ticket: string,
    @Form(consoleReplyPage) input: ReplyDto,
  ) {
    await this.messages.send(actor, { ...input, ticket });

    return back(ticket);
  }

  @Post(':reference/end')
  @Redirect()
  async end(
    @Person() actor: KnownActor,
    @Param('reference') ticket: string,
    @Form(consolePressPage) input: PressDto,
    @Res({ passthrough: true }) response: DeskResponse,
  ) {
    await this.moves.end(actor, ticket, input);
    flash(response, { tone: 'ok', key: 'chat.done.ended' });

    return back(ticket);
  }
}
