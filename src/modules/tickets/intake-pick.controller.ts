import { Controller, Get, Post, Redirect, Render, Req, UseFilters } from '@nestjs/common';
import { ForVisitors, Person } from '../../platform/http/access.js';
import { BLANK, Form } from '../../platform/http/form.js';
import { wordsOf } from '../../platform/http/page-model.js';
import type { DeskRequest } from '../../platform/http/request-context.js';
import { LANGUAGES } from '../../platform/i18n/languages.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import { IntakeElsewhere } from './intake-elsewhere.filter.js';
import { IntakePickService } from './intake-pick.service.js';
import {
  type IntakeTransactionModel,
  intakeTransactionPage,
  IntakeTransactionView,
} from './intake-transaction.view.js';
import { IntakePickDto } from './pick-transaction.dto.js';

/** The step of a request in which its customer points at the transaction that he means. */
@Controller(LANGUAGES.map((language) => `${language}/requests/new/transaction`))
@ForVisitors()
@UseFilters(IntakeElsewhere)
export class IntakePickController {
  constructor(
    private readonly picks: IntakePickService,
    private readonly view: IntakeTransactionView,
  ) {}

  @Get()
  @Render(intakeTransactionPage.template)
  ask(@Req() request: DeskRequest): Promise<IntakeTransactionModel> {
    return this.view.model(request, BLANK);
  }

  @Post()
  @Redirect()
  async pick(
    @Person() actor: KnownActor,
    @Req() request: DeskRequest,
    @Form(intakeTransactionPage) input: IntakePickDto,
  ) {
    return { url: await this.picks.pick(actor, wordsOf(request).language, input), statusCode: 303 };
  }
}
