import { Controller, Get, Param, Post, Redirect, Render, Req, Res, UseGuards } from '@nestjs/common';
import { canSeeReversals } from '../../policies/reversal.policy.js';
import { Person, Requires } from '../../platform/http/access.js';
import { flash } from '../../platform/http/flash.js';
import { BLANK, Form } from '../../platform/http/form.js';
import { PressDto } from '../../platform/http/press.dto.js';
import type { DeskRequest, DeskResponse } from '../../platform/http/request-context.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import { DecideReversalService } from '../reversals/decide-reversal.service.js';
import { EndReversalService } from '../reversals/end-reversal.service.js';
import { DeclineReversalDto, EndReversalDto } from '../reversals/reversal.dto.js';
import { ReversalGate } from '../reversals/reversal-gate.js';
import { type ReversalListModel, ReversalListView } from './reversal-list.view.js';
import {
  approvalPage,
  endPage,
  refusalPage,
  type ReversalPageModel,
  ReversalPageView,
} from './reversal-page.view.js';
import { REVERSALS } from './reversal-words.js';

const toList = { url: REVERSALS, statusCode: 303 };

/** What is proposed to go back, and who says yes or no to it. */
@Controller('supervisor/reversals')
@Requires(canSeeReversals)
@UseGuards(ReversalGate)
export class ReversalsController {
  constructor(
    private readonly decisions: DecideReversalService,
    private readonly ends: EndReversalService,
    private readonly listView: ReversalListView,
    private readonly pageView: ReversalPageView,
  ) {}

  @Get()
  @Render('desk/reversals')
  list(@Req() request: DeskRequest): Promise<ReversalListModel> {
    return this.listView.model(request);
  }

  @Get(':reversal')
  @Render(approvalPage.template)
  show(@Req() request: DeskRequest): Promise<ReversalPageModel> {
    return this.pageView.model(request, BLANK);
  }

  @Post(':reversal/approval')
  @Redirect()
  async approve(
    @Person() actor: KnownActor,
    @Param('reversal') id: string,
    @Form(approvalPage) input: PressDto,
    @Res({ passthrough: true }) response: DeskResponse,
  ) {
    await this.decisions.approve(actor, id, input);
    flash(response, { tone: 'ok', key: 'reversals.done.approved' });

    return toList;
  }

  @Post(':reversal/refusal')
  @Redirect()
  async decline(
    @Person() actor: KnownActor,
    @Param('reversal') id: string,
    @Form(refusalPage) input: DeclineReversalDto,
    @Res({ passthrough: true }) response: DeskResponse,
  ) {
    await this.decisions.decline(actor, id, input);
    flash(response, { tone: 'ok', key: 'reversals.done.declined' });

    return toList;
  }

  @Post(':reversal/end')
  @Redirect()
  async end(
    @Person() actor: KnownActor,
    @Param('reversal') id: string,
    @Form(endPage) input: EndReversalDto,
    @Res({ passthrough: true }) response: DeskResponse,
  ) {
    await this.ends.end(actor, id, input);
    flash(response, { tone: 'ok', key: 'reversals.done.ended' });

    return toList;
  }
}
