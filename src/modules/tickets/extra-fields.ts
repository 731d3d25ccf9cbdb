import type { FieldFault } from '../../platform/errors/app-error.js';
import { Invalid } from '../../platform/errors/app-error.js';
import { withoutSecrets } from '../../platform/redaction/without-secrets.js';
import {
  EXCEPTION_FIELDS,
  type ExtraAnswers,
  FIELD_CODES,
  type FieldCode,
  isAnswer,
} from '../exceptions/exception-fields.js';
import { askedFields, type ExceptionType, findException } from '../exceptions/taxonomy.js';
import type { IntakeDraft } from './intake-draft.entity.js';
import type { IntakeStep } from './intake-steps.js';

/** Asked beside the time: what moved, between whom and by which way. All others stand beside the words. */
const OF_THE_TRANSACTION: readonly FieldCode[] = [
  'F04',
  'F05',
  'F06',
  'F07',
  'F08',
  'F13',
  'F14',
  'F15',
  'F22',
  'F27',
];

/** As they were typed. */
type Answers = Readonly<Partial<Record<FieldCode, string>>>;

/** Amount and currency have places of their own. */
const MONEY = 'F03';

/** Of what a form or body sends; how long each answer may be, its question says. */
export const LONGEST_ANSWER = 1_000;

/** Questions that a form asks as they are. */
export const EXTRA_FIELDS = FIELD_CODES.filter((code) => code !== MONEY);

const stepOf = (code: FieldCode): IntakeStep => (OF_THE_TRANSACTION.includes(code) ? 'when' : 'what');

/** The type that was chosen, as it was then; null where none was. */
export const typeOf = (
  draft: Pick<IntakeDraft, 'typeCode' | 'taxonomyVersion'> | null,
): ExceptionType | null => draft && findException(draft.typeCode, draft.taxonomyVersion);

/** What is asked for this type at this step, besides what everybody is asked. */
export const extrasAt = (step: IntakeStep, type: ExceptionType | null): readonly FieldCode[] =>
  type ? askedFields(type).filter((code) => code !== MONEY && stepOf(code) === step) : [];

/** Whether anything is asked for this type besides what everybody is asked. */
export const asksMore = (type: ExceptionType | null): boolean =>
  type !== null && askedFields(type).some((code) => code !== MONEY);

export const asksMoney = (type: ExceptionType | null): boolean =>
  type !== null && askedFields(type).includes(MONEY);

/** The answers that cannot be. */
export const answerFaults = (input: Answers): FieldFault[] =>
  answeredIn(input).flatMap(([code, answer]) => (isAnswer(code, answer) ? [] : [faultOf(code)]));

/** What was answered, without secrets. @throws Invalid naming the answers that cannot be */
export function extraAnswers(input: Answers): ExtraAnswers {
  const faults = answerFaults(input);
  if (faults.length > 0) {
    throw new Invalid(faults);
  }

  return Object.fromEntries(answeredIn(input).map(([code, answer]) => [code, withoutSecrets(answer)]));
}

const answeredIn = (input: Answers): (readonly [FieldCode, string])[] =>
  EXTRA_FIELDS.flatMap((code) => {
    const answer = input[code];

    return answer === undefined ? [] : [[code, answer] as const];
  });

/** Answers to what this type asks; others were given to a type that was chosen before. */
export function answersFor(type: ExceptionType | null, ...given: readonly ExtraAnswers[]): ExtraAnswers {
  const asked = type ? askedFields(type) : [];

  return Object.fromEntries(
    given.flatMap((answers) => Object.entries(answers).filter(([code]) => asked.some((one) => one === code))),
  );
}

function faultOf(code: FieldCode): FieldFault {
  const { kind, limit } = EXCEPTION_FIELDS[code];
  const key = kind === 'text' || kind === 'long-text' || kind === 'money' ? 'long' : kind;

  return { field: code, key: `intake.errors.answer-${key}`, params: { limit } };
}
