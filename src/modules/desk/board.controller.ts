import { Controller, Get, Param, Post, Redirect, Render, Req, Res } from '@nestjs/common';
import { canUseBoard } from '../../policies/account.policy.js';
import { Person, Requires } from '../../platform/http/access.js';
import { flash } from '../../platform/http/flash.js';
import { BLANK, Form } from '../../platform/http/form.js';
import type { DeskRequest, DeskResponse } from '../../platform/http/request-context.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import { MoveEscalationDto } from '../escalations/escalate.dto.js';
import { EscalationsService } from '../escalations/escalations.service.js';
import { type BoardModel, boardPage, BoardView } from './board.view.js';

/** The board from which supervisors work. */
@Controller('supervisor/escalations')
@Requires(canUseBoard)
export class BoardController {
  constructor(
    private readonly view: BoardView,
    private readonly escalations: EscalationsService,
  ) {}

  @Get()
  @Render(boardPage.template)
  board(@Req() request: DeskRequest): Promise<BoardModel> {
    return this.view.model(request, BLANK);
  }

  @Post(':reference/column')
  @Redirect()
  async move(
    @Person() actor: KnownActor,
    @Param('reference') ticket: string,
    @Form(boardPage) input: MoveEscalationDto,
    @Res({ passthrough: true }) response: DeskResponse,
  ) {
    await this.escalations.move(actor, ticket, input);
    flash(response, { tone: 'ok', key: `desk.board.done.${input.to}` });

    return { url: '/supervisor/escalations', statusCode: 303 };
  }
}
