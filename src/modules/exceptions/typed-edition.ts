import { type FieldFault, Invalid } from '../../platform/errors/app-error.js';
import { type Language, LANGUAGES } from '../../platform/i18n/languages.js';
import { withoutSecrets } from '../../platform/redaction/without-secrets.js';
import {
  causeField,
  type EditExceptionDto,
  FIELD_PLACES,
  textField,
  TOLD_CAUSES,
  typedIn,
} from './exception-edit.dto.js';
import type { EditionWords, ExceptionEdition } from './exception-edition.js';
import { EXCEPTION_FIELDS, type ExceptionField, type FieldCode } from './exception-fields.js';
import type { ExceptionCause } from './exception-type.js';
import { ASKED_FIRST, CATCH_ALL, type ExceptionType } from './taxonomy.js';

/** More than a customer reads through; and longer ones he does not keep in mind. */
const MOST_STEPS = 10;
const LONGEST_STEP = 240;
/** People number their steps, and the page does too. */
const NUMBERING = /^(\d{1,2}[.)、．]|[-*•·])\s*/u;

/** What was typed, as an edition: checked, and without secrets. @throws Invalid naming the field that cannot be */
export function typedEdition(type: ExceptionType, dto: EditExceptionDto): ExceptionEdition {
  const typed = typedIn(dto);
  const text = (name: string): string => withoutSecrets(typed[name] ?? '');
  const inEach = (of: (language: Language) => EditionWords): ExceptionEdition['words'] => ({
    'zh-CN': of('zh-CN'),
    en: of('en'),
  });
  const fields = FIELD_PLACES.flatMap((place) => (typed[place] ?? []) as FieldCode | []);
  const causes = causesOf(type, (tag) => LANGUAGES.some((one) => typed[causeField(tag, one)] !== undefined));
  const edition: ExceptionEdition = {
    priority: dto.priority,
    lookup: dto.lookup,
    escalatesTo: dto.escalatesTo ?? null,
    causes,
    fields,
    ...(dto.urgentIf ? { urgentIf: dto.urgentIf } : {}),
    isOffered: dto.offered === 'yes',
    words: inEach((language) => ({
      name: oneLine(text(textField('name', language))),
      about: oneLine(text(textField('about', language))),
      causes: Object.fromEntries(causes.map((tag) => [tag, oneLine(text(causeField(tag, language)))])),
      steps: stepsIn(text(textField('steps', language))),
    })),
  };
  const faults = faultsOf(type, edition);
  if (faults.length > 0) {
    throw new Invalid(faults);
  }

  return edition;
}

/** Those of the type stay in their order; what is new comes after them. */
function causesOf(
  { causes }: ExceptionType,
  isTyped: (cause: ExceptionCause) => boolean,
): readonly ExceptionCause[] {
  return [...new Set([...causes, ...TOLD_CAUSES])].filter(isTyped);
}

/** One a line. */
export const stepsIn = (text: string): string[] =>
  text
    .split(/\r\n|[\r\n]/)
    .map((line) => oneLine(line.trim().replace(NUMBERING, '')))
    .filter((line) => line !== '');

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/** What no draft may hold, since no step of the intake could ask it. */
function faultsOf(
  { code }: ExceptionType,
  { fields, urgentIf, isOffered, words }: ExceptionEdition,
): FieldFault[] {
  const twice = fields.findIndex((field, index) => fields.indexOf(field) !== index);
  const asked = fields.slice(0, ASKED_FIRST);

  return [
    ...(twice >= 0 ? [{ field: FIELD_PLACES[twice] ?? 'field1', key: 'taxonomy.errors.field-twice' }] : []),
    ...(urgentIf !== undefined && !(asked.includes(urgentIf) && isYesOrNo(urgentIf))
      ? [{ field: 'urgentIf', key: 'taxonomy.errors.urgent' }]
      : []),
    ...(code === CATCH_ALL && !isOffered ? [{ field: 'offered', key: 'taxonomy.errors.catch-all' }] : []),
    ...LANGUAGES.flatMap((language) => stepFaults(textField('steps', language), words[language].steps)),
  ];
}

function stepFaults(field: string, steps: readonly string[]): FieldFault[] {
  if (steps.length > MOST_STEPS) {
    return [{ field, key: 'taxonomy.errors.steps-many', params: { most: MOST_STEPS } }];
  }

  return steps.some((step) => step.length > LONGEST_STEP)
    ? [{ field, key: 'taxonomy.errors.step-long', params: { most: LONGEST_STEP } }]
    : [];
}

const isYesOrNo = (field: FieldCode): boolean => {
  const { kind }: ExceptionField = EXCEPTION_FIELDS[field];

  return kind === 'yes-no';
};
