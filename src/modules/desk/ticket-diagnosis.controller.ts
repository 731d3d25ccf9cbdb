import { Controller, HttpCode, Param, Post, Redirect, Render, Req, Res } from '@nestjs/common';
import { canUseDesk } from '../../policies/account.policy.js';
import { Person, Requires } from '../../platform/http/access.js';
import { flash } from '../../platform/http/flash.js';
import { Form } from '../../platform/http/form.js';
import { PressDto } from '../../platform/http/press.dto.js';
import type { DeskRequest, DeskResponse } from '../../platform/http/request-context.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import { TicketUrgencyService } from '../tickets/ticket-urgency.service.js';
import { DiagnosedReply } from './diagnosed-reply.js';
import { backTo } from './workspace-address.js';
import { PrepareReplyDto } from './workspace.dto.js';
import { preparePage, pressPage, type WorkspaceModel, WorkspaceView } from './workspace.view.js';

/** What follows from a diagnosis: a reply that is still to be read through, and how urgent it is. */
@Controller('agent/t/:reference')
@Requires(canUseDesk)
export class TicketDiagnosisController {
  constructor(
    private readonly view: WorkspaceView,
    private readonly replies: DiagnosedReply,
    private readonly urgency: TicketUrgencyService,
  ) {}

  /** Sends nothing: the page comes back with the text in the field of the reply, behind what was typed. */
  @Post('replies/preparation')
  @HttpCode(200)
  @Render(preparePage.template)
  async prepare(
    @Person() actor: KnownActor,
    @Req() request: DeskRequest,
    @Param('reference') ticket: string,
    @Form(preparePage) input: PrepareReplyDto,
  ): Promise<WorkspaceModel> {
    return this.view.model(request, await this.replies.prepared(actor, ticket, input));
  }

  @Post('priority')
  @Redirect()
  async raise(
    @Person() actor: KnownActor,
    @Param('reference') ticket: string,
    @Form(pressPage) input: PressDto,
    @Res({ passthrough: true }) response: DeskResponse,
  ) {
    await this.urgency.raise(actor, ticket, input);
    flash(response, { tone: 'ok', key: 'desk.done.raised' });

    return backTo(ticket);
  }
}
