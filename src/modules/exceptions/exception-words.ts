import type { Words } from '../../platform/i18n/words.js';
import { EXCEPTION_FIELDS, type ExceptionField, type FieldCode } from './exception-fields.js';
import type { ExceptionCause, ExceptionGroup } from './exception-type.js';
import { type ExceptionType, findException } from './taxonomy.js';

/** A cause of an exception: its tag, the tag's name, and what it means here. */
export interface ToldCause {
  readonly tag: ExceptionCause;
  readonly name: string;
  readonly text: string;
}

export const groupName = (group: ExceptionGroup, words: Words): string =>
  words.t(`exceptions.groups.${group}`);

/**
 * The name of a type in the reader's language; '' where nobody knows the type, or the code is none. `at` is the version
 * by which a request was begun: it keeps its name.
 */
export function exceptionName(code: string | null, words: Words, at?: number): string {
  const type = findException(code, at);

  return type ? nameOf(type, words) : '';
}

export const nameOf = ({ code, words: own }: ExceptionType, words: Words): string =>
  own?.[words.language].name ?? words.t(`exceptions.types.${code}.name`);

/** One line that says what the name means. */
export const aboutException = ({ code, words: own }: ExceptionType, words: Words): string =>
  own?.[words.language].about ?? words.t(`exceptions.types.${code}.about`);

/** Why it usually happens, in the order of the type. */
export const causesOf = ({ code, causes, words: own }: ExceptionType, words: Words): ToldCause[] =>
  causes.map((tag) => ({
    tag,
    name: causeName(tag, words),
    text: own ? (own[words.language].causes[tag] ?? '') : words.t(`exceptions.causes.${within(code, tag)}`),
  }));

export const causeName = (tag: ExceptionCause, words: Words): string => words.t(`exceptions.tags.${tag}`);

/** What a customer can do himself, step by step, before he writes to us. */
export function selfHelpOf({ code, words: own }: ExceptionType, words: Words): readonly string[] {
  if (own) {
    return own[words.language].steps;
  }
  const steps: string[] = [];
  while (words.has(stepKey(code, steps.length + 1))) {
    steps.push(words.t(stepKey(code, steps.length + 1)));
  }

  return steps;
}

/** What helps before the first question. */
export interface SelfHelp {
  readonly causes: readonly ToldCause[];
  readonly steps: readonly string[];
}

export const selfHelpModel = (type: ExceptionType, words: Words): SelfHelp => ({
  causes: causesOf(type, words),
  steps: selfHelpOf(type, words),
});

export const fieldLabel = (field: FieldCode, words: Words): string =>
  words.t(`exceptions.fields.${field}.label`);

export const fieldHint = (field: FieldCode, words: Words): string =>
  words.t(`exceptions.fields.${field}.hint`);

/** Value and word of each choice of a question; none where it is answered in words. */
export const fieldOptions = (field: FieldCode, words: Words): (readonly [value: string, label: string])[] => {
  const { options = [] }: ExceptionField = EXCEPTION_FIELDS[field];

  return options.map((option) => [option, words.t(`exceptions.options.${option}`)] as const);
};

const stepKey = (code: string, number: number): string => `exceptions.steps.${within(code, number)}`;

/** The name of a word that a type has several of. */
const within = (code: string, part: string | number): string => `${code}-${part}`;
