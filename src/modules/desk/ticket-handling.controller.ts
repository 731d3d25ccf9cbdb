import { Controller, Param, Post, Redirect, Res } from '@nestjs/common';
import { canUseDesk } from '../../policies/account.policy.js';
import { Person, Requires } from '../../platform/http/access.js';
import { flash } from '../../platform/http/flash.js';
import { Form } from '../../platform/http/form.js';
import { PressDto } from '../../platform/http/press.dto.js';
import type { DeskResponse } from '../../platform/http/request-context.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import { TicketHandlingService } from '../tickets/ticket-handling.service.js';
import { TicketHandoverService } from '../tickets/ticket-handover.service.js';
import { TicketTypeService } from '../tickets/ticket-type.service.js';
import { HandOverDto, MoveDto, ResolveDto, TicketTypeDto } from './workspace.dto.js';
import { backTo } from './workspace-address.js';
import { handOverPage, movePage, pressPage, resolvePage, typePage } from './workspace.view.js';

/** Whose a ticket is, what it is about, and where it stands. */
@Controller('agent/t/:reference')
@Requires(canUseDesk)
export class TicketHandlingController {
  constructor(
    private readonly handling: TicketHandlingService,
    private readonly handover: TicketHandoverService,
    private readonly types: TicketTypeService,
  ) {}

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

    return backTo(ticket);
  }

  @Post('assignment/colleague')
  @Redirect()
  async handOver(
    @Person() actor: KnownActor,
    @Param('reference') ticket: string,
    @Form(handOverPage) input: HandOverDto,
    @Res({ passthrough: true }) response: DeskResponse,
  ) {
    await this.handover.handOver(actor, ticket, input);
    flash(response, { tone: 'ok', key: 'desk.done.handed-over' });

    return backTo(ticket);
  }

  @Post('assignment/end')
  @Redirect()
  async giveBack(
    @Person() actor: KnownActor,
    @Param('reference') ticket: string,
    @Form(pressPage) input: PressDto,
    @Res({ passthrough: true }) response: DeskResponse,
  ) {
    await this.handover.giveBack(actor, ticket, input);
    flash(response, { tone: 'ok', key: 'desk.done.given-back' });

    return backTo(ticket);
  }

  @Post('type')
  @Redirect()
  async setType(
    @Person() actor: KnownActor,
    @Param('reference') ticket: string,
    @Form(typePage) input: TicketTypeDto,
    @Res({ passthrough: true }) response: DeskResponse,
  ) {
    await this.types.set(actor, ticket, input);
    flash(response, { tone: 'ok', key: 'desk.done.type' });

    return backTo(ticket);
  }

  @Post('status')
  @Redirect()
  async move(
    @Person() actor: KnownActor,
    @Param('reference') ticket: string,
    @Form(movePage) input: MoveDto,
    @Res({ passthrough: true }) response: DeskResponse,
  ) {
    await this.handling.move(actor, ticket, input);
    flash(response, { tone: 'ok', key: `desk.done.moved.${input.move}` });

    return backTo(ticket);
  }

  @Post('resolution')
  @Redirect()
  async resolve(
    @Person() actor: KnownActor,
    @Param('reference') ticket: string,
    @Form(resolvePage) input: ResolveDto,
    @Res({ passthrough: true }) response: DeskResponse,
  ) {
    await this.handling.resolve(actor, ticket, input);
    flash(response, { tone: 'ok', key: 'desk.done.resolved' });

    return backTo(ticket);
  }
}
