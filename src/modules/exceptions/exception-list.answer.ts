import type { Language } from '../../platform/i18n/languages.js';
import type { Words } from '../../platform/i18n/words.js';
import { EXCEPTION_FIELDS, type ExceptionField, type FieldCode, type FieldKind } from './exception-fields.js';
import { EXCEPTION_GROUPS } from './exception-type.js';
import { aboutException, fieldHint, fieldLabel, fieldOptions, groupName, nameOf } from './exception-words.js';
import { askedFields, type ExceptionType, exceptionsOf, taxonomyVersion } from './taxonomy.js';

export interface AskedQuestion {
  readonly field: FieldCode;
  readonly answerKind: FieldKind;
  readonly label: string;
  readonly hint: string;
  /** Characters, or the largest number. */
  readonly longest: number;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

export interface ListedException {
  readonly code: string;
  readonly slug: string;
  readonly group: string;
  readonly groupName: string;
  readonly name: string;
  readonly about: string;
  readonly questions: readonly AskedQuestion[];
}

export interface ExceptionListAnswer {
  readonly lang: Language;
  readonly version: number;
  readonly exceptions: readonly ListedException[];
}

/** The types with which a request may be begun now, with what is asked of each, for programs that ask it themselves. */
export const exceptionList = (words: Words): ExceptionListAnswer => ({
  lang: words.language,
  version: taxonomyVersion(),
  exceptions: EXCEPTION_GROUPS.flatMap(exceptionsOf)
    .filter(({ isOffered }) => isOffered)
    .map((type) => listed(type, words)),
});

const listed = (type: ExceptionType, words: Words): ListedException => ({
  code: type.code,
  slug: type.slug,
  group: type.group,
  groupName: groupName(type.group, words),
  name: nameOf(type, words),
  about: aboutException(type, words),
  questions: askedFields(type).map((field) => questionOf(field, words)),
});

function questionOf(field: FieldCode, words: Words): AskedQuestion {
  const { kind, limit }: ExceptionField = EXCEPTION_FIELDS[field];

  return {
    field,
    answerKind: kind,
    label: fieldLabel(field, words),
    hint: fieldHint(field, words),
    longest: limit,
    options: fieldOptions(field, words).map(([value, label]) => ({ value, label })),
  };
}
