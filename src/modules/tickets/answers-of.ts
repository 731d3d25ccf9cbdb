import type { Words } from '../../platform/i18n/words.js';
import {
  EXCEPTION_FIELDS,
  type ExceptionField,
  type ExtraAnswers,
  FIELD_CODES,
  type FieldCode,
} from '../exceptions/exception-fields.js';
import { fieldLabel } from '../exceptions/exception-words.js';

/** An answer to a question of the type, as both sides read it. */
export interface ToldAnswer {
  readonly label: string;
  readonly value: string;
}

/** What a customer answered besides account, time and words, in the order of the questions. */
export const answersOf = (answers: ExtraAnswers, words: Words): ToldAnswer[] =>
  FIELD_CODES.flatMap((code) => {
    const answer = answers[code];

    return answer === undefined
      ? []
      : [{ label: fieldLabel(code, words), value: wordFor(code, answer, words) }];
  });

/** Of a row of `tickets`, as they are told. */
export const answersOfRow = (extra: unknown, words: Words): ToldAnswer[] =>
  answersOf(answersIn(extra), words);

/** Of a row of `tickets`, as they were given. */
export const answersIn = (extra: unknown): ExtraAnswers =>
  typeof extra === 'string' ? (JSON.parse(extra) as ExtraAnswers) : {};

function wordFor(code: FieldCode, answer: string, words: Words): string {
  const { options = [] }: ExceptionField = EXCEPTION_FIELDS[code];

  return options.includes(answer) ? words.t(`exceptions.options.${answer}`) : answer;
}
