import { Injectable } from '@nestjs/common';
import { FormPage, type FormState, type FormView } from '../../platform/http/form.js';
import {
  type FieldModel,
  type FieldSpec,
  formKey,
  formModel,
  type FormModel,
} from '../../platform/http/form-model.js';
import { wordsOf } from '../../platform/http/page-model.js';
import type { DeskRequest } from '../../platform/http/request-context.js';
import { LANGUAGES } from '../../platform/i18n/languages.js';
import type { Words } from '../../platform/i18n/words.js';
import { FACT_FIELDS, FACT_NAMES } from '../diagnosis/diagnosis-facts.js';
import { DISCLOSURES, type RuleEdition } from '../diagnosis/diagnosis-rule.js';
import { factName } from '../diagnosis/fact-words.js';
import { RuleBook } from '../diagnosis/rule-book.js';
import { editionOfRule } from '../diagnosis/rule-changes.js';
import { written } from '../diagnosis/rule-conditions.js';
import {
  EditRuleDto,
  LINE_PLACES,
  LONGEST_RULE,
  RULE_TEXTS,
  ruleTextField,
} from '../diagnosis/rule-edit.dto.js';
import { RuleHistory } from '../diagnosis/rule-history.query.js';
import { GAPS } from '../diagnosis/rule-text.js';
import { ESCALATION_LINES, EXCEPTION_CAUSES, PRIORITIES } from '../exceptions/exception-type.js';
import { causeName } from '../exceptions/exception-words.js';
import { readAs } from './exception-page.view.js';
import { RULES } from './rule-list.view.js';
import { ruleAsked } from './rule-page.view.js';

export interface RuleEditModel extends FormModel {
  readonly layout: 'desk';
  readonly title: string;
  readonly key: string;
  readonly base: string;
  readonly revision: string;
  readonly path: string;
  readonly ofType: string;
  readonly none: string;
  readonly gaps: string;
  /** What conditions may ask, with the words that each may have. */
  readonly asks: readonly { readonly field: string; readonly name: string; readonly values: string }[];
  readonly texts: readonly { readonly part: 'textarea'; readonly fields: readonly FieldModel[] }[];
}

const ROWS = { cause: 2, customer: 5, agent: 3, next: 4 } as const;

/** The form of a rule: its draft where there is one, else what is in force. */
@Injectable()
export class RuleEditView implements FormView {
  constructor(
    private readonly book: RuleBook,
    private readonly history: RuleHistory,
  ) {}

  async model(request: DeskRequest, state: FormState): Promise<RuleEditModel> {
    const words = wordsOf(request);
    const rule = ruleAsked(request, this.book);
    const draft = await this.history.draftOf(rule.id);
    const isSent = Object.keys(state.values).length > 0;
    const values = isSent
      ? state.values
      : { ...valuesOf(draft?.edition ?? editionOfRule(rule)), note: draft?.note ?? '' };
    const form = formModel<string>(request, { ...state, values }, specsIn(words));

    return {
      ...form,
      layout: 'desk',
      title: words.t('rules.edit.title', { rule: rule.id }),
      key: formKey(state),
      base: readAs(state, 'base', draft?.baseVersion ?? rule.since),
      revision: readAs(state, 'revision', draft?.revision ?? 0),
      path: `${RULES}/${rule.id}`,
      ofType: words.t('rules.of-type'),
      none: words.t('taxonomy.edit.none'),
      gaps: GAPS.map((name) => `{${name}}`).join(' '),
      asks: FACT_NAMES.map((field) => ({
        field,
        name: factName(field, words),
        values: typeof FACT_FIELDS[field] === 'string' ? '' : FACT_FIELDS[field].join(' '),
      })),
      texts: RULE_TEXTS.map((text) => ({
        part: 'textarea',
        fields: LANGUAGES.flatMap((language) => {
          const field = form.fields[ruleTextField(text, language)];

          return field
            ? [
                {
                  ...field,
                  label: words.t('taxonomy.in-language', {
                    what: field.label,
                    language: words.t(`taxonomy.languages.${language}`),
                  }),
                },
              ]
            : [];
        }),
      })),
    };
  }
}

/** What stands in the form before anybody has typed. */
function valuesOf(edition: RuleEdition): Record<string, string> {
  const { raise, recheck, escalatesTo, priority } = edition;
  const texts = LANGUAGES.flatMap((language) =>
    RULE_TEXTS.map((text) => {
      const value = edition.words[language][text];

      return [ruleTextField(text, language), typeof value === 'string' ? value : value.join('\n')] as const;
    }),
  );

  return {
    when: written(edition.when),
    tag: edition.cause,
    priority: priority ?? '',
    line1: escalatesTo[0] ?? '',
    line2: escalatesTo[1] ?? '',
    raiseWhen: raise ? written(raise.when) : '',
    raisePriority: raise?.priority ?? '',
    raiseLine1: raise?.escalatesTo[0] ?? '',
    raiseLine2: raise?.escalatesTo[1] ?? '',
    article: edition.article,
    disclosure: edition.disclosure,
    minutes: recheck.minutes.join(', '),
    atDue: recheck.atDue ? 'yes' : 'no',
    hourly: recheck.hourly ? 'yes' : 'no',
    validMinutes: String(edition.validMinutes),
    ...Object.fromEntries(texts),
  };
}

function specsIn(words: Words): Record<string, FieldSpec> {
  const choice = <V extends string>(values: readonly V[], key: string): NonNullable<FieldSpec['options']> =>
    values.map((value) => [value, words.t(`${key}.${value}`)] as const);
  const priorities = choice(PRIORITIES, 'desk.priorities');
  const yesNo = ['no', 'yes'].map((value) => [value, words.t(`rules.yes-no.${value}`)] as const);

  return {
    when: { label: 'rules.facts.when', hint: 'rules.edit.when-hint', rows: 8, required: true },
    tag: {
      label: 'rules.facts.cause',
      options: EXCEPTION_CAUSES.map((cause) => [cause, causeName(cause, words)] as const),
    },
    priority: { label: 'rules.facts.priority', options: priorities },
    raiseWhen: { label: 'rules.edit.raise-when', hint: 'rules.edit.raise-hint', rows: 3, optional: true },
    raisePriority: { label: 'rules.edit.raise-priority', options: priorities },
    ...Object.fromEntries(
      LINE_PLACES.map((place) => [
        place,
        { label: `rules.places.${place}`, options: choice(ESCALATION_LINES, 'taxonomy.lines') },
      ]),
    ),
    article: {
      label: 'rules.facts.article',
      hint: 'rules.edit.article-hint',
      maxlength: 120,
      required: true,
    },
    disclosure: {
      label: 'rules.facts.disclosure',
      options: choice(DISCLOSURES, 'diagnosis.disclosure'),
    },
    minutes: { label: 'rules.edit.minutes', hint: 'rules.edit.minutes-hint', maxlength: 40, optional: true },
    atDue: { label: 'rules.edit.at-due', options: yesNo },
    hourly: { label: 'rules.edit.hourly', options: yesNo },
    validMinutes: { label: 'rules.edit.valid', inputmode: 'numeric', maxlength: 5, required: true },
    note: { label: 'rules.edit.note', rows: 2, maxlength: 500, required: true },
    ...Object.fromEntries(
      LANGUAGES.flatMap((language) =>
        RULE_TEXTS.map((text) => [
          ruleTextField(text, language),
          {
            label: `rules.texts.${text}`,
            ...(text === 'next' ? { hint: 'rules.edit.next-hint' } : {}),
            rows: ROWS[text],
            maxlength: LONGEST_RULE[text],
            required: true,
          },
        ]),
      ),
    ),
  };
}

export const ruleEditPage = new FormPage(EditRuleDto, 'desk/rule-edit', RuleEditView);
