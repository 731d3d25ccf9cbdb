import { Controller, Get, Param, Post, Redirect, Render, Req, Res } from '@nestjs/common';
import { canUseDesk } from '../../policies/account.policy.js';
import { PressDto } from '../../platform/http/press.dto.js';
import { Costs } from '../../platform/http/rate-limits.js';
import { Person, Requires } from '../../platform/http/access.js';
import { BLANK, Form } from '../../platform/http/form.js';
import { flash } from '../../platform/http/flash.js';
import type { DeskRequest, DeskResponse } from '../../platform/http/request-context.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import { ReplyDto } from '../tickets/send-message.dto.js';
import { TicketHandlingService } from '../tickets/ticket-handling.service.js';
import { TicketMessagesService } from '../tickets/ticket-messages.service.js';
import { TransactionLinksService } from '../tickets/transaction-links.service.js';
import { LinkDto, NoteDto } from './workspace.dto.js';
import {
  linkPage,
  notePage,
  pressPage,
  replyPage,
  type WorkspaceModel,
  WorkspaceView,
} from './workspace.view.js';

const back = (reference: string) => ({ url: `/agent/t/${reference}`, statusCode: 303 });

/** What the staff does on the page of a ticket; each act shows the page again. */
@Controller('agent/t/:reference')
@Requires(canUseDesk)
export class WorkspaceController {
  constructor(
    private readonly view: WorkspaceView,
    private readonly messages: TicketMessagesService,
    private readonly handling: TicketHandlingService,
    private readonly links: TransactionLinksService,
  ) {}

  @Get()
  @Render(pressPage.template)
  show(@Req() request: DeskRequest): Promise<WorkspaceModel> {
    return this.view.model(request, BLANK);
  }

  @Post('replies')
  @Costs('message-send')
  @Redirect()
  async reply(
    @Person() actor: KnownActor,
    @Param('reference') ticket: string,
    @Form(replyPage) input: ReplyDto,
  ) {
    await this.messages.send(actor, { ...input, ticket });

    return back(ticket);
  }

  @Post('notes')
  @Redirect()
  async note(
    @Person() actor: KnownActor,
    @Param('reference') ticket: string,
    @Form(notePage) input: NoteDto,
    @Res({ passthrough: true }) response: DeskResponse,
  ) {
    await this.handling.note(actor, ticket, input);
    flash(response, { tone: 'ok', key: 'desk.done.noted' });

    return back(ticket);
  }

  @Post('assignment')
  @Redirect()
  async claim(
    @Person() actor: KnownActor,
    @Param('reference') ticket: string,
    @Form(pressPage) input: PressDto,
    @Res({ passthrough: true }) response: DeskResponse,
  ) {
    await this.handling.claim(actor, ticket, input);
    flash(response, { tone: 'ok', key: 'desk.done.claimed' });

    return back(ticket);
  }

  @Post('resolution')
  @Redirect()
  async resolve(
    @Person() actor: KnownActor,
    @Param('reference') ticket: string,
    @Form(pressPage) input: PressDto,
    @Res({ passthrough: true }) response: DeskResponse,
  ) {
    await this.handling.resolve(actor, ticket, input);
    flash(response, { tone: 'ok', key: 'desk.done.resolved' });

    return back(ticket);
  }

  @Post('links')
  @Redirect()
  async link(
    @Person() actor: KnownActor,
    @Param('reference') ticket: string,
    @Form(linkPage) input: LinkDto,
    @Res({ passthrough: true }) response: DeskResponse,
  ) {
    await this.links.link(actor, ticket, input);
    flash(response, { tone: 'ok', key: 'desk.done.linked' });

    return back(ticket);
  }
}
