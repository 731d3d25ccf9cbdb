import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { canUseServiceApi } from '../../policies/service.policy.js';
import { Person, Requires } from '../../platform/http/access.js';
import { JsonBody } from '../../platform/http/json-input.js';
import { Costs } from '../../platform/http/rate-limits.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import { ApiCall } from '../../platform/openapi/api-call.js';
import { BringTicketDto } from './bring-ticket.dto.js';
import { BRING_TICKET, READ_TICKET } from './brought-tickets.api.js';
import {
  type BroughtTicket,
  BroughtTicketsService,
  type BroughtTicketState,
} from './brought-tickets.service.js';

/** For programs with a key of their own, such as the wallet's: they bring requests and see what became of them. */
@Controller('api/v1/tickets')
@Requires(canUseServiceApi)
export class BroughtTicketsController {
  constructor(private readonly brought: BroughtTicketsService) {}

  @Post()
  @Costs('service')
  @ApiCall(BRING_TICKET)
  @HttpCode(201)
  bring(
    @Person() actor: KnownActor,
    @JsonBody(BringTicketDto) input: BringTicketDto,
  ): Promise<BroughtTicket> {
    return this.brought.bring(actor, input);
  }

  @Get(':reference')
  @Costs('service')
  @ApiCall(READ_TICKET)
  state(@Person() actor: KnownActor, @Param('reference') reference: string): Promise<BroughtTicketState> {
    return this.brought.state(actor, reference);
  }
}
