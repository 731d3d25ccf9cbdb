import { Injectable } from '@nestjs/common';
import { canApproveRule, canChangeRules } from '../../policies/diagnosis.policy.js';
import { NotFound } from '../../platform/errors/app-error.js';
import { FormPage, type FormState, type FormView } from '../../platform/http/form.js';
import { formKey, formModel, type FormModel } from '../../platform/http/form-model.js';
import { wordsOf } from '../../platform/http/page-model.js';
import { actorOf, type DeskRequest } from '../../platform/http/request-context.js';
import { BASE_VERSION, type DiagnosisRule } from '../diagnosis/diagnosis-rule.js';
import { RuleBook } from '../diagnosis/rule-book.js';
import { editionOfRule } from '../diagnosis/rule-changes.js';
import { RulePressDto } from '../diagnosis/rule-edit.dto.js';
import { RuleHistory, type RuleVersionRow } from '../diagnosis/rule-history.query.js';
import type { ToldChange, ToldFact } from './exception-facts.js';
import { readAs, versionOf } from './exception-page.view.js';
import { toldCondition, toldRuleChanges, toldRuleFacts, toldTexts } from './rule-facts.js';
import { RULES } from './rule-list.view.js';
import { RuleTrial, type RuleTrialModel } from './rule-trial.js';

export interface RulePageModel extends FormModel<never> {
  readonly layout: 'desk';
  readonly title: string;
  readonly key: string;
  readonly path: string;
  readonly listPath: string;
  readonly cause: string;
  readonly place: number;
  readonly groups: readonly (readonly string[])[];
  readonly facts: readonly ToldFact[];
  readonly texts: ReturnType<typeof toldTexts>;
  readonly mayChange: boolean;
  readonly revision: string;
  readonly draft: {
    readonly author: string;
    readonly savedAt: Date;
    readonly note: string;
    readonly changes: readonly ToldChange[];
    readonly mayApprove: boolean;
  } | null;
  readonly asked: string;
  readonly trial: RuleTrialModel | null;
  readonly history: readonly (RuleVersionRow & { readonly path: string })[];
  /** The edition of the reference data stands last. */
  readonly basePath: string | null;
  readonly pager: { readonly olderPath: string | null; readonly newestPath: string | null };
}

/** @throws NotFound where there is no such rule */
export function ruleAsked({ params }: DeskRequest, book: RuleBook): DiagnosisRule {
  const rule = book.find(String(params.rule));
  if (!rule) {
    throw new NotFound();
  }

  return rule;
}

/** One rule: what it asks and says, what is about to change, what it would say of a ticket, and what it was. */
@Injectable()
export class RulePageView implements FormView {
  constructor(
    private readonly book: RuleBook,
    private readonly history: RuleHistory,
    private readonly trial: RuleTrial,
  ) {}

  async model(request: DeskRequest, state: FormState): Promise<RulePageModel> {
    const words = wordsOf(request);
    const actor = actorOf(request);
    const rule = ruleAsked(request, this.book);
    const path = `${RULES}/${rule.id}`;
    const before = versionOf(request.query.before);
    const asked = typeof request.query.ticket === 'string' ? request.query.ticket.trim().slice(0, 40) : '';
    const draft = await this.history.draftOf(rule.id);
    const { rows, next } = await this.history.versionsOf(rule.id, before);
    const edition = editionOfRule(rule);

    return {
      ...formModel<never>(request, state, {}),
      layout: 'desk',
      title: words.t('rules.page.title', { rule: rule.id }),
      key: formKey(state),
      path,
      listPath: RULES,
      cause: rule.words[words.language].cause,
      place: rule.place,
      groups: toldCondition(rule.when, words),
      facts: toldRuleFacts(edition, words),
      texts: toldTexts(edition, words),
      mayChange: canChangeRules(actor),
      revision: readAs(state, 'revision', draft?.revision ?? 0),
      draft: draft && {
        author: draft.author,
        savedAt: draft.savedAt,
        note: draft.note,
        changes: toldRuleChanges(edition, draft.edition, words),
        mayApprove: canApproveRule(actor, draft),
      },
      asked,
      trial: asked === '' ? null : await this.trial.of(actor, rule.id, draft?.edition ?? edition, asked),
      history: rows.map((row) => ({ ...row, path: `${path}/versions/${row.version}` })),
      basePath: next === null ? `${path}/versions/${BASE_VERSION}` : null,
      pager: { olderPath: next === null ? null : `${path}?before=${next}`, newestPath: before ? path : null },
    };
  }
}

export const rulePage = new FormPage(RulePressDto, 'desk/rule', RulePageView);
