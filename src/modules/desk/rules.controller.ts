import { Controller, Get, Param, Post, Redirect, Render, Req, Res } from '@nestjs/common';
import { canChangeRules, canSeeRules } from '../../policies/diagnosis.policy.js';
import { Person, Requires } from '../../platform/http/access.js';
import { flash } from '../../platform/http/flash.js';
import { BLANK, Form } from '../../platform/http/form.js';
import { PressDto } from '../../platform/http/press.dto.js';
import type { DeskRequest, DeskResponse } from '../../platform/http/request-context.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import { EditRuleDto, RulePressDto } from '../diagnosis/rule-edit.dto.js';
import { RuleEditingService } from '../diagnosis/rule-editing.service.js';
import { versionOf } from './exception-page.view.js';
import { type RuleEditModel, ruleEditPage, RuleEditView } from './rule-edit.view.js';
import { type RuleListModel, RuleListView, RULES } from './rule-list.view.js';
import { rulePage, type RulePageModel, RulePageView } from './rule-page.view.js';
import { type RuleVersionModel, ruleVersionPage, RuleVersionView } from './rule-version.view.js';

/** After a change the rule is shown, with what is about to happen to it. */
const backToRule = (response: DeskResponse, rule: string, done: string) => {
  flash(response, { tone: 'ok', key: `rules.done.${done}` });

  return { url: `${RULES}/${rule}`, statusCode: 303 };
};

/** The rules by which it is told what happened: for who answers for them. */
@Controller('admin/diagnosis')
@Requires(canSeeRules)
export class RulesController {
  constructor(
    private readonly editing: RuleEditingService,
    private readonly listView: RuleListView,
    private readonly pageView: RulePageView,
    private readonly editView: RuleEditView,
    private readonly versionView: RuleVersionView,
  ) {}

  @Get()
  @Render('desk/rules')
  list(@Req() request: DeskRequest): Promise<RuleListModel> {
    return this.listView.model(request);
  }

  @Get(':rule')
  @Render(rulePage.template)
  show(@Req() request: DeskRequest): Promise<RulePageModel> {
    return this.pageView.model(request, BLANK);
  }

  @Get(':rule/edit')
  @Requires(canChangeRules)
  @Render(ruleEditPage.template)
  edit(@Req() request: DeskRequest): Promise<RuleEditModel> {
    return this.editView.model(request, BLANK);
  }

  @Get(':rule/versions/:version')
  @Render(ruleVersionPage.template)
  version(@Req() request: DeskRequest): Promise<RuleVersionModel> {
    return this.versionView.model(request, BLANK);
  }

  @Post(':rule/draft')
  @Redirect()
  async save(
    @Person() actor: KnownActor,
    @Param('rule') rule: string,
    @Form(ruleEditPage) input: EditRuleDto,
    @Res({ passthrough: true }) response: DeskResponse,
  ) {
    await this.editing.save(actor, rule, input);

    return backToRule(response, rule, 'saved');
  }

  @Post(':rule/draft/discarding')
  @Redirect()
  async discard(
    @Person() actor: KnownActor,
    @Param('rule') rule: string,
    @Form(rulePage) input: RulePressDto,
    @Res({ passthrough: true }) response: DeskResponse,
  ) {
    await this.editing.discard(actor, rule, input);

    return backToRule(response, rule, 'discarded');
  }

  @Post(':rule/approval')
  @Redirect()
  async approve(
    @Person() actor: KnownActor,
    @Param('rule') rule: string,
    @Form(rulePage) input: RulePressDto,
    @Res({ passthrough: true }) response: DeskResponse,
  ) {
    await this.editing.approve(actor, rule, input);

    return backToRule(response, rule, 'approved');
  }

  @Post(':rule/versions/:version/restoration')
  @Redirect()
  async restore(
    @Person() actor: KnownActor,
    @Param() { rule = '', version }: Readonly<Record<string, string>>,
    @Form(ruleVersionPage) input: PressDto,
    @Res({ passthrough: true }) response: DeskResponse,
  ) {
    await this.editing.restore(actor, rule, versionOf(version) ?? 0, input);

    return backToRule(response, rule, 'restored');
  }
}
