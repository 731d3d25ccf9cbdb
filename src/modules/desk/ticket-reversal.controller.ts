import { Controller, Get, Param, Post, Redirect, Render, Req, Res, UseGuards } from '@nestjs/common';
import { canUseDesk } from '../../policies/account.policy.js';
import { Person, Requires } from '../../platform/http/access.js';
import { flash } from '../../platform/http/flash.js';
import { BLANK, Form } from '../../platform/http/form.js';
import { PressDto } from '../../platform/http/press.dto.js';
import type { DeskRequest, DeskResponse } from '../../platform/http/request-context.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import { DecideReversalService } from '../reversals/decide-reversal.service.js';
import { ProposeReversalService } from '../reversals/propose-reversal.service.js';
import { ProposeReversalDto } from '../reversals/reversal.dto.js';
import { ReversalGate } from '../reversals/reversal-gate.js';
import { type ReversalFormModel, reversalFormPage, ReversalFormView } from './reversal-form.view.js';
import { pressPage } from './workspace.view.js';
import { backTo } from './workspace-address.js';

/** Proposing, from a ticket, that the money of a linked transaction goes back. */
@Controller('agent/t/:reference')
@Requires(canUseDesk)
@UseGuards(ReversalGate)
export class TicketReversalController {
  constructor(
    private readonly proposals: ProposeReversalService,
    private readonly decisions: DecideReversalService,
    private readonly view: ReversalFormView,
  ) {}

  @Get('links/:linked/reversal')
  @Render(reversalFormPage.template)
  form(@Req() request: DeskRequest): Promise<ReversalFormModel> {
    return this.view.model(request, BLANK);
  }

  @Post('links/:linked/reversal')
  @Redirect()
  async propose(
    @Person() actor: KnownActor,
    @Param('reference') ticket: string,
    @Param('linked') link: string,
    @Form(reversalFormPage) input: ProposeReversalDto,
    @Res({ passthrough: true }) response: DeskResponse,
  ) {
    await this.proposals.propose(actor, ticket, link, input);
    flash(response, { tone: 'ok', key: 'reversals.done.proposed' });

    return backTo(ticket);
  }

  @Post('reversals/:reversal/withdrawal')
  @Redirect()
  async withdraw(
    @Person() actor: KnownActor,
    @Param('reference') ticket: string,
    @Param('reversal') id: string,
    @Form(pressPage) input: PressDto,
    @Res({ passthrough: true }) response: DeskResponse,
  ) {
    await this.decisions.withdraw(actor, ticket, id, input);
    flash(response, { tone: 'ok', key: 'reversals.done.withdrawn' });

    return backTo(ticket);
  }
}
