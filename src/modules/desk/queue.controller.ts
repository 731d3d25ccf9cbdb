import { Controller, Get, Render, Req } from '@nestjs/common';
import { canUseBoard, canUseDesk } from '../../policies/account.policy.js';
import { Person, Requires } from '../../platform/http/access.js';
import { wordsOf } from '../../platform/http/page-model.js';
import type { DeskRequest } from '../../platform/http/request-context.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import { type BoardModel, BoardView } from './board.view.js';
import { type QueueModel, QueueViewModel } from './queue.view.js';

/** The lists that the staff works from. */
@Controller()
export class QueueController {
  constructor(
    private readonly queue: QueueViewModel,
    private readonly board: BoardView,
  ) {}

  @Get('agent/queue')
  @Requires(canUseDesk)
  @Render('desk/queue')
  tickets(@Person() actor: KnownActor, @Req() request: DeskRequest): Promise<QueueModel> {
    return this.queue.model(actor, request);
  }

  @Get('supervisor/escalations')
  @Requires(canUseBoard)
  @Render('desk/board')
  escalations(@Req() request: DeskRequest): Promise<BoardModel> {
    return this.board.model(wordsOf(request));
  }
}
