import { Controller, Get, Param, Post, Redirect, Render, Req, Res } from '@nestjs/common';
import { canUseDesk } from '../../policies/account.policy.js';
import { Costs } from '../../platform/http/rate-limits.js';
import { Person, Requires } from '../../platform/http/access.js';
import { BLANK, Form } from '../../platform/http/form.js';
import { flash } from '../../platform/http/flash.js';
import type { DeskRequest, DeskResponse } from '../../platform/http/request-context.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import { TicketHandlingService } from '../tickets/ticket-handling.service.js';
import { backTo } from './workspace-address.js';
import { NoteDto, StaffReplyDto } from './workspace.dto.js';
import { notePage, pressPage, replyPage, type WorkspaceModel, WorkspaceView } from './workspace.view.js';

/** What the staff does on the page of a ticket; each act shows the page again. */
@Controller('agent/t/:reference')
@Requires(canUseDesk)
export class WorkspaceController {
  constructor(
    private readonly view: WorkspaceView,
    private readonly handling: TicketHandlingService,
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
    @Form(replyPage) input: StaffReplyDto,
    @Res({ passthrough: true }) response: DeskResponse,
  ) {
    const { crossed } = await this.handling.reply(actor, ticket, input);
    if (crossed) {
      flash(response, { tone: 'warn', key: 'desk.done.crossed' });
    }

    return backTo(ticket);
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

    return backTo(ticket);
  }
}
