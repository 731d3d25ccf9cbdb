import { Controller, Get, Param, Post, Redirect, Render, Req, Res } from '@nestjs/common';
import { canSeeArticles } from '../../policies/faq.policy.js';
import { Person, Requires } from '../../platform/http/access.js';
import { BLANK, Form } from '../../platform/http/form.js';
import { PressDto } from '../../platform/http/press.dto.js';
import type { DeskRequest, DeskResponse } from '../../platform/http/request-context.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import { backToSynonyms } from './synonym-acts.js';
import { SynonymHints } from './synonym-hints.service.js';
import { hintPage, hintPressPage, type HintPageModel, SynonymHintView } from './synonym-hint.view.js';
import { AcceptHintDto } from './synonym.dto.js';

/** What may mean the same, as past questions hint. */
@Controller('admin/faq/synonyms/hints')
@Requires(canSeeArticles)
export class SynonymHintsController {
  constructor(
    private readonly hints: SynonymHints,
    private readonly view: SynonymHintView,
  ) {}

  @Get(':hint')
  @Render(hintPage.template)
  open(@Req() request: DeskRequest): Promise<HintPageModel> {
    return this.view.model(request, BLANK);
  }

  @Post(':hint')
  @Redirect()
  async accept(
    @Person() actor: KnownActor,
    @Param('hint') hint: string,
    @Form(hintPage) input: AcceptHintDto,
    @Res({ passthrough: true }) response: DeskResponse,
  ) {
    await this.hints.accept(actor, hint, input);

    return backToSynonyms(response, 'accepted');
  }

  @Post(':hint/dismissal')
  @Redirect()
  async dismiss(
    @Person() actor: KnownActor,
    @Param('hint') hint: string,
    @Form(hintPressPage) input: PressDto,
    @Res({ passthrough: true }) response: DeskResponse,
  ) {
    await this.hints.dismiss(actor, hint, input);

    return backToSynonyms(response, 'dismissed');
  }
}
