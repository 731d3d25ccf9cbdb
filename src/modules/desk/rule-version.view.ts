import { Injectable } from '@nestjs/common';
import { canChangeRules } from '../../policies/diagnosis.policy.js';
import { NotFound } from '../../platform/errors/app-error.js';
import { FormPage, type FormState, type FormView } from '../../platform/http/form.js';
import { formKey, formModel, type FormModel } from '../../platform/http/form-model.js';
import { wordsOf } from '../../platform/http/page-model.js';
import { PressDto } from '../../platform/http/press.dto.js';
import { actorOf, type DeskRequest } from '../../platform/http/request-context.js';
import { RuleBook } from '../diagnosis/rule-book.js';
import { editionOfRule } from '../diagnosis/rule-changes.js';
import { RuleHistory, type RuleVersionRow } from '../diagnosis/rule-history.query.js';
import type { ToldChange, ToldFact } from './exception-facts.js';
import { versionOf } from './exception-page.view.js';
import { toldCondition, toldRuleChanges, toldRuleFacts, toldTexts } from './rule-facts.js';
import { RULES } from './rule-list.view.js';
import { ruleAsked } from './rule-page.view.js';

export interface RuleVersionModel extends FormModel<never> {
  readonly layout: 'desk';
  readonly title: string;
  readonly key: string;
  readonly path: string;
  readonly rulePath: string;
  readonly ruleName: string;
  /** Null for the edition of the reference data. */
  readonly made: RuleVersionRow | null;
  readonly isStanding: boolean;
  readonly mayRestore: boolean;
  readonly changes: readonly ToldChange[];
  readonly groups: readonly (readonly string[])[];
  readonly facts: readonly ToldFact[];
  readonly texts: ReturnType<typeof toldTexts>;
}

/** A rule as it was, what that version changed, who wrote and who approved it, and the way back to it. */
@Injectable()
export class RuleVersionView implements FormView {
  constructor(
    private readonly book: RuleBook,
    private readonly history: RuleHistory,
  ) {}

  /** @throws NotFound where the rule has no such version */
  async model(request: DeskRequest, state: FormState): Promise<RuleVersionModel> {
    const words = wordsOf(request);
    const rule = ruleAsked(request, this.book);
    const version = versionOf(request.params.version);
    const then = version === null ? null : this.book.find(rule.id, version);
    if (then?.since !== version) {
      throw new NotFound();
    }
    const made = await this.history.version(rule.id, then.since);
    const draft = await this.history.draftOf(rule.id);
    const before = this.book.find(rule.id, then.since - 1) ?? then;
    const rulePath = `${RULES}/${rule.id}`;
    const edition = editionOfRule(then);

    return {
      ...formModel<never>(request, state, {}),
      layout: 'desk',
      title: words.t('rules.version.title', { rule: rule.id, version: then.since }),
      key: formKey(state),
      path: `${rulePath}/versions/${then.since}`,
      rulePath,
      ruleName: words.t('rules.page.title', { rule: rule.id }),
      made,
      isStanding: then.since === rule.since,
      mayRestore: canChangeRules(actorOf(request)) && then.since !== rule.since && draft === null,
      changes: toldRuleChanges(editionOfRule(before), edition, words),
      groups: toldCondition(then.when, words),
      facts: toldRuleFacts(edition, words),
      texts: toldTexts(edition, words),
    };
  }
}

export const ruleVersionPage = new FormPage(PressDto, 'desk/rule-version', RuleVersionView);
