import { Controller, Get, Param, Post, Redirect, Render, Req, Res } from '@nestjs/common';
import { canSeeArticles } from '../../policies/faq.policy.js';
import { Person, Requires } from '../../platform/http/access.js';
import { BLANK, Form } from '../../platform/http/form.js';
import { PressDto } from '../../platform/http/press.dto.js';
import type { DeskRequest, DeskResponse } from '../../platform/http/request-context.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import { SearchSynonyms } from './search-synonyms.service.js';
import { backToSynonyms } from './synonym-acts.js';
import { AddSynonymDto, ChangeSynonymDto, TurnSynonymDto } from './synonym.dto.js';
import {
  synonymPage,
  synonymPressPage,
  type SynonymModel,
  SynonymView,
  turnSynonymPage,
} from './synonym.view.js';
import { type SynonymsModel, synonymsPage, SynonymsView } from './synonyms.view.js';

/** What means the same to customers. Stands before the addresses of articles, which it would be one of. */
@Controller('admin/faq/synonyms')
@Requires(canSeeArticles)
export class SynonymsController {
  constructor(
    private readonly synonyms: SearchSynonyms,
    private readonly listView: SynonymsView,
    private readonly view: SynonymView,
  ) {}

  @Get()
  @Render(synonymsPage.template)
  list(@Req() request: DeskRequest): Promise<SynonymsModel> {
    return this.listView.model(request, BLANK);
  }

  @Post()
  @Redirect()
  async add(
    @Person() actor: KnownActor,
    @Form(synonymsPage) input: AddSynonymDto,
    @Res({ passthrough: true }) response: DeskResponse,
  ) {
    await this.synonyms.add(actor, input);

    return backToSynonyms(response, 'added');
  }

  @Get(':synonym')
  @Render(synonymPage.template)
  open(@Req() request: DeskRequest): Promise<SynonymModel> {
    return this.view.model(request, BLANK);
  }

  @Post(':synonym')
  @Redirect()
  async change(
    @Person() actor: KnownActor,
    @Param('synonym') synonym: string,
    @Form(synonymPage) input: ChangeSynonymDto,
    @Res({ passthrough: true }) response: DeskResponse,
  ) {
    await this.synonyms.change(actor, synonym, input);

    return backToSynonyms(response, 'changed');
  }

  @Post(':synonym/use')
  @Redirect()
  async turn(
    @Person() actor: KnownActor,
    @Param('synonym') synonym: string,
    @Form(turnSynonymPage) input: TurnSynonymDto,
    @Res({ passthrough: true }) response: DeskResponse,
  ) {
    await this.synonyms.turn(actor, synonym, input);

    return backToSynonyms(response, input.to);
  }

  @Post(':synonym/removal')
  @Redirect()
  async remove(
    @Person() actor: KnownActor,
    @Param('synonym') synonym: string,
    @Form(synonymPressPage) input: PressDto,
    @Res({ passthrough: true }) response: DeskResponse,
  ) {
    await this.synonyms.remove(actor, synonym, input);

    return backToSynonyms(response, 'removed');
  }
}
