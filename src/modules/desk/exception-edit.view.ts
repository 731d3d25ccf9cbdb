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
import { Translator } from '../../platform/i18n/translator.js';
import type { Words } from '../../platform/i18n/words.js';
import { editionOf, type Speakers, speakersOf } from '../exceptions/edition-of.js';
import {
  causeField,
  EditExceptionDto,
  FIELD_PLACES,
  LONGEST,
  textField,
  TEXTS,
  TOLD_CAUSES,
} from '../exceptions/exception-edit.dto.js';
import type { ExceptionEdition } from '../exceptions/exception-edition.js';
import {
  EXCEPTION_FIELDS,
  type ExceptionField,
  FIELD_CODES,
  type FieldCode,
} from '../exceptions/exception-fields.js';
import { ESCALATION_LINES, LOOKUPS, PRIORITIES } from '../exceptions/exception-type.js';
import { causeName, fieldLabel, nameOf } from '../exceptions/exception-words.js';
import { TaxonomyHistory } from '../exceptions/taxonomy-history.query.js';
import { EXCEPTIONS } from './exception-list.view.js';
import { readAs, typeAsked } from './exception-page.view.js';

/** A text, in each language beside the other. */
interface TextPair {
  readonly part: 'field' | 'textarea';
  readonly fields: readonly FieldModel[];
}

export interface ExceptionEditModel extends FormModel {
  readonly layout: 'desk';
  readonly title: string;
  readonly key: string;
  readonly base: string;
  readonly revision: string;
  readonly path: string;
  readonly none: string;
  readonly facts: readonly FieldModel[];
  readonly offered: readonly FieldModel[];
  readonly urgent: readonly FieldModel[];
  readonly questions: readonly FieldModel[];
  readonly texts: readonly TextPair[];
  readonly causes: readonly { readonly name: string; readonly pair: TextPair }[];
}

const FACTS = ['priority', 'escalatesTo', 'lookup'] as const;
const ROWS = { about: 2, steps: 7, cause: 2 } as const;

/** The form of a type: its draft where there is one, else what is in force. */
@Injectable()
export class ExceptionEditView implements FormView {
  private readonly speakers: Speakers;

  constructor(
    private readonly history: TaxonomyHistory,
    translator: Translator,
  ) {
    this.speakers = speakersOf(translator);
  }

  async model(request: DeskRequest, state: FormState): Promise<ExceptionEditModel> {
    const words = wordsOf(request);
    const type = typeAsked(request);
    const draft = await this.history.draftOf(type.code);
    const isSent = Object.keys(state.values).length > 0;
    const values = isSent ? state.values : valuesOf(draft?.edition ?? editionOf(type, this.speakers));
    const form = formModel<string>(request, { ...state, values }, specsIn(words));
    const fieldOf = (name: string): FieldModel[] =>
      Object.values(form.fields).filter((one) => one.name === name);
    const pair = (
      part: TextPair['part'],
      name: (language: (typeof LANGUAGES)[number]) => string,
    ): TextPair => ({
      part,
      fields: LANGUAGES.flatMap((language) =>
        fieldOf(name(language)).map((field) => ({
          ...field,
          label: words.t('taxonomy.in-language', {
            what: field.label,
            language: words.t(`taxonomy.languages.${language}`),
          }),
        })),
      ),
    });

    return {
      ...form,
      layout: 'desk',
      title: words.t('taxonomy.edit.title', { code: type.code, name: nameOf(type, words) }),
      key: formKey(state),
      base: readAs(state, 'base', draft?.baseVersion ?? type.since),
      revision: readAs(state, 'revision', draft?.revision ?? 0),
      path: `${EXCEPTIONS}/${type.code}`,
      none: words.t('taxonomy.edit.none'),
      facts: FACTS.flatMap(fieldOf),
      offered: fieldOf('offered'),
      urgent: fieldOf('urgentIf'),
      questions: FIELD_PLACES.flatMap(fieldOf),
      texts: TEXTS.map((text) => pair(text === 'name' ? 'field' : 'textarea', (one) => textField(text, one))),
      causes: TOLD_CAUSES.map((cause) => ({
        name: causeName(cause, words),
        pair: pair('textarea', (one) => causeField(cause, one)),
      })),
    };
  }
}

/** What stands in the form before anybody has typed. */
function valuesOf(edition: ExceptionEdition): Record<string, string> {
  const { priority, lookup, escalatesTo, urgentIf = '', isOffered, fields, words } = edition;
  const texts = LANGUAGES.flatMap((language) => {
    const { name, about, steps, causes } = words[language];

    return [
      [textField('name', language), name],
      [textField('about', language), about],
      [textField('steps', language), steps.join('\n')],
      ...TOLD_CAUSES.map((cause) => [causeField(cause, language), causes[cause] ?? '']),
    ] as [string, string][];
  });

  return {
    priority,
    lookup,
    escalatesTo: escalatesTo ?? '',
    urgentIf,
    offered: isOffered ? 'yes' : 'no',
    ...Object.fromEntries(FIELD_PLACES.map((place, index) => [place, fields[index] ?? ''])),
    ...Object.fromEntries(texts),
  };
}

function specsIn(words: Words): Record<string, FieldSpec> {
  const questions = FIELD_CODES.map((code) => [code, fieldLabel(code, words)] as const);
  const choice = <V extends string>(values: readonly V[], key: string): NonNullable<FieldSpec['options']> =>
    values.map((value) => [value, words.t(`${key}.${value}`)] as const);

  return {
    priority: { label: 'taxonomy.facts.priority', options: choice(PRIORITIES, 'desk.priorities') },
    escalatesTo: { label: 'taxonomy.facts.escalatesTo', options: choice(ESCALATION_LINES, 'taxonomy.lines') },
    lookup: { label: 'taxonomy.facts.lookup', options: choice(LOOKUPS, 'taxonomy.lookups') },
    offered: {
      label: 'taxonomy.facts.isOffered',
      hint: 'taxonomy.edit.offered-hint',
      options: choice(['yes', 'no'], 'taxonomy.offered'),
    },
    urgentIf: {
      label: 'taxonomy.facts.urgentIf',
      hint: 'taxonomy.edit.urgent-hint',
      options: questions.filter(([code]) => isYesOrNo(code)),
    },
    ...Object.fromEntries(
      FIELD_PLACES.map((place) => [place, { label: `taxonomy.places.${place}`, options: questions }]),
    ),
    ...Object.fromEntries(LANGUAGES.flatMap((language) => textSpecs((text) => textField(text, language)))),
    ...Object.fromEntries(
      LANGUAGES.flatMap((language) =>
        TOLD_CAUSES.map((cause) => [
          causeField(cause, language),
          { label: `exceptions.tags.${cause}`, rows: ROWS.cause, maxlength: LONGEST.cause },
        ]),
      ),
    ),
  };
}

const textSpecs = (nameOfField: (text: (typeof TEXTS)[number]) => string): [string, FieldSpec][] => [
  [nameOfField('name'), { label: 'taxonomy.texts.name', maxlength: LONGEST.name, wide: true }],
  [nameOfField('about'), { label: 'taxonomy.texts.about', rows: ROWS.about, maxlength: LONGEST.about }],
  [
    nameOfField('steps'),
    {
      label: 'taxonomy.texts.steps',
      hint: 'taxonomy.edit.steps-hint',
      rows: ROWS.steps,
      maxlength: LONGEST.steps,
    },
  ],
];

const isYesOrNo = (code: FieldCode): boolean => {
  const { kind }: ExceptionField = EXCEPTION_FIELDS[code];

  return kind === 'yes-no';
};

export const editPage = new FormPage(EditExceptionDto, 'desk/exception-edit', ExceptionEditView);
