import { ACCESS_EXCEPTIONS } from './access-exceptions.js';
import type { ExtraAnswers, FieldCode } from './exception-fields.js';
import {
  EXCEPTION_GROUPS,
  type ExceptionFacts,
  type ExceptionGroup,
  type Priority,
} from './exception-type.js';
import { MONEY_EXCEPTIONS } from './money-exceptions.js';
import { SECURITY_EXCEPTIONS } from './security-exceptions.js';

/** Stands on each ticket: by which list of types it was opened. Grows when a type changes its meaning. */
export const TAXONOMY_VERSION = 1;

const FACTS = [...ACCESS_EXCEPTIONS, ...MONEY_EXCEPTIONS, ...SECURITY_EXCEPTIONS] as const;

export type ExceptionCode = (typeof FACTS)[number]['code'];
export type ExceptionSlug = (typeof FACTS)[number]['slug'];

export interface ExceptionType extends ExceptionFacts {
  readonly code: ExceptionCode;
  readonly slug: ExceptionSlug;
  readonly group: ExceptionGroup;
}

/** All types, in the order of their codes. */
export const EXCEPTION_TYPES: readonly ExceptionType[] = FACTS.map((facts: ExceptionFacts) => ({
  ...(facts as ExceptionFacts & Pick<ExceptionType, 'code' | 'slug'>),
  group: groupOf(facts.code),
})).sort((a, b) => a.code.localeCompare(b.code));

export const EXCEPTION_CODES: readonly ExceptionCode[] = EXCEPTION_TYPES.map(({ code }) => code);

/** The four exceptions that every wallet meets, in the order in which they stand everywhere. */
export const NAMED_EXCEPTIONS = ['E101', 'E301', 'E302', 'E201'] as const satisfies readonly ExceptionCode[];

/** Where somebody else may be at the account: safety comes before any form. */
export const SUSPICIOUS_EXCEPTIONS = [
  'E601',
  'E602',
  'E603',
  'E604',
  'E605',
] as const satisfies readonly ExceptionCode[];

/** Pages of the help centre by which people arrive, and the types they lead to; the first is proposed. */
export const LANDINGS = {
  'login-failed': ['E101'],
  'payment-failed': ['E301'],
  'not-received': ['E302', 'E401', 'E402', 'E503'],
  locked: ['E201'],
  suspicious: SUSPICIOUS_EXCEPTIONS,
} as const satisfies Readonly<Record<string, readonly ExceptionCode[]>>;

export type LandingSlug = keyof typeof LANDINGS;

/** A question too many is where people give up: this many at first. */
const ASKED_FIRST = 4;

const BY_CODE = new Map<string, ExceptionType>(EXCEPTION_TYPES.map((type) => [type.code, type]));
const BY_SLUG = new Map<string, ExceptionType>(EXCEPTION_TYPES.map((type) => [type.slug, type]));

/** Of a type by its code; null where there is none, as in what was typed. */
export const findException = (code: string | null): ExceptionType | null =>
  code === null ? null : (BY_CODE.get(code) ?? null);

export const findExceptionBySlug = (slug: string): ExceptionType | null => BY_SLUG.get(slug) ?? null;

export const exceptionsOf = (group: ExceptionGroup): readonly ExceptionType[] =>
  EXCEPTION_TYPES.filter((type) => type.group === group);

/** What the intake asks for this type, besides account, time and words. */
export const askedFields = ({ fields }: ExceptionFacts): readonly FieldCode[] => fields.slice(0, ASKED_FIRST);

/** How urgent a ticket is by its type and answers; P3 while nobody knows what it is. */
export function priorityOf(code: string | null, answers: ExtraAnswers = {}): Priority {
  const type = findException(code);
  if (type?.urgentIf !== undefined && answers[type.urgentIf] === 'yes') {
    return 'P1';
  }

  return type?.priority ?? 'P3';
}

function groupOf(code: string): ExceptionGroup {
  const group = EXCEPTION_GROUPS.find((one) => code.startsWith(one));
  if (group === undefined) {
    throw new Error(`${code} belongs to no group.`);
  }

  return group;
}
