import { Controller, Param, Post, Redirect, Res } from '@nestjs/common';
import { canUseDesk } from '../../policies/account.policy.js';
import { Person, Requires } from '../../platform/http/access.js';
import { Form } from '../../platform/http/form.js';
import { flash } from '../../platform/http/flash.js';
import { PressDto } from '../../platform/http/press.dto.js';
import type { DeskResponse } from '../../platform/http/request-context.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import { AskSupervisorService } from '../escalations/ask-supervisor.service.js';
import { DecideDto, EscalateDto, HandEscalationDto, MoveEscalationDto } from '../escalations/escalate.dto.js';
import { EscalationsService } from '../escalations/escalations.service.js';
import {
  decidePage,
  escalatePage,
  handEscalationPage,
  moveEscalationPage,
  pressPage,
} from './workspace.view.js';

const back = (reference: string) => ({ url: `/agent/t/${reference}`, statusCode: 303 });

/** The road to a supervisor, on the page of the ticket. */
@Controller('agent/t/:reference/escalation')
@Requires(canUseDesk)
export class TicketEscalationController {
  constructor(
    private readonly asking: AskSupervisorService,
    private readonly escalations: EscalationsService,
  ) {}

  @Post()
  @Redirect()
  async escalate(
    @Person() actor: KnownActor,
    @Param('reference') ticket: string,
    @Form(escalatePage) input: EscalateDto,
    @Res({ passthrough: true }) response: DeskResponse,
  ) {
    await this.asking.request(actor, ticket, input);
    flash(response, { tone: 'ok', key: 'desk.done.escalated' });

    return back(ticket);
  }

  @Post('sight')
  @Redirect()
  async see(
    @Person() actor: KnownActor,
    @Param('reference') ticket: string,
    @Form(pressPage) input: PressDto,
    @Res({ passthrough: true }) response: DeskResponse,
  ) {
    await this.escalations.see(actor, ticket, input);
    flash(response, { tone: 'ok', key: 'desk.done.seen' });

    return back(ticket);
  }

  @Post('decision')
  @Redirect()
  async decide(
    @Person() actor: KnownActor,
    @Param('reference') ticket: string,
    @Form(decidePage) input: DecideDto,
    @Res({ passthrough: true }) response: DeskResponse,
  ) {
    await this.escalations.decide(actor, ticket, input);
    flash(response, { tone: 'ok', key: 'desk.done.decided' });

    return back(ticket);
  }

  @Post('column')
  @Redirect()
  async move(
    @Person() actor: KnownActor,
    @Param('reference') ticket: string,
    @Form(moveEscalationPage) input: MoveEscalationDto,
    @Res({ passthrough: true }) response: DeskResponse,
  ) {
    await this.escalations.move(actor, ticket, input);
    flash(response, { tone: 'ok', key: `desk.board.done.${input.to}` });

    return back(ticket);
  }

  @Post('supervisor')
  @Redirect()
  async hand(
    @Person() actor: KnownActor,
    @Param('reference') ticket: string,
    @Form(handEscalationPage) input: HandEscalationDto,
    @Res({ passthrough: true }) response: DeskResponse,
  ) {
    await this.escalations.hand(actor, ticket, input);
    flash(response, { tone: 'ok', key: 'desk.done.handed' });

    return back(ticket);
  }
}
