import { Controller, Get, Render, Req } from '@nestjs/common';
import { canUseDesk } from '../../policies/account.policy.js';
import { Person, Requires } from '../../platform/http/access.js';
import type { DeskRequest } from '../../platform/http/request-context.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import { type QueueModel, QueueViewModel } from './queue.view.js';

/** The list that the staff works from. */
@Controller()
export class QueueController {
  constructor(private readonly queue: QueueViewModel) {}

  @Get('agent/queue')
  @Requires(canUseDesk)
  @Render('desk/queue')
  tickets(@Person() actor: KnownActor, @Req() request: DeskRequest): Promise<QueueModel> {
    return this.queue.model(actor, request);
  }
}
