import type { Language } from '../../platform/i18n/languages.js';
import { ACCESS_EXCEPTIONS } from './access-exceptions.js';
import type { EditionWords, StandingEdition } from './exception-edition.js';
import type { ExtraAnswers, FieldCode } from './exception-fields.js';
import {
  EXCEPTION_GROUPS,
  type ExceptionFacts,
  type ExceptionGroup,
  type Priority,
} from './exception-type.js';
import { MONEY_EXCEPTIONS } from './money-exceptions.js';
import { SECURITY_EXCEPTIONS } from './security-exceptions.js';

/** What stands in the code; whatever admins change makes a later version. */
export const BASE_VERSION = 1;

const FACTS = [...ACCESS_EXCEPTIONS, ...MONEY_EXCEPTIONS, ...SECURITY_EXCEPTIONS] as const;

export type ExceptionCode = (typeof FACTS)[number]['code'];
export type ExceptionSlug = (typeof FACTS)[number]['slug'];

export interface ExceptionType extends ExceptionFacts {
  readonly code: ExceptionCode;
  readonly slug: ExceptionSlug;
  readonly group: ExceptionGroup;
  /** The version of the taxonomy that brought this edition of it. */
  readonly since: number;
  readonly isOffered: boolean;
  /** Null where they are those of `exceptions.*`. */
  readonly words: Readonly<Record<Language, EditionWords>> | null;
}

/** All types as the code has them, in the order of their codes. */
export const EXCEPTION_TYPES: readonly ExceptionType[] = FACTS.map((facts: ExceptionFacts) => ({
  ...(facts as ExceptionFacts & Pick<ExceptionType, 'code' | 'slug'>),
  group: groupOf(facts.code),
  since: BASE_VERSION,
  isOffered: true,
  words: null,
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
export const ASKED_FIRST = 4;

/** Takes what nothing else fits: it is always offered. */
export const CATCH_ALL = 'E805' satisfies ExceptionCode;

const BASE = new Map<string, ExceptionType>(EXCEPTION_TYPES.map((type) => [type.code, type]));
const BY_SLUG = new Map<string, ExceptionCode>(EXCEPTION_TYPES.map(({ slug, code }) => [slug, code]));

/**
 * What admins have put into force since, by code, the newest first. One process serves one database: TaxonomyRegister
 * keeps this as the tables have it, so that whoever asks for a type, on every line of every list, asks no database.
 */
const changed = new Map<string, readonly ExceptionType[]>();
let newest = BASE_VERSION;

/** Stands on each request: by which version of the types it was begun. */
export const taxonomyVersion = (): number => newest;

/** In the order of their versions. A type that this program does not know is left alone. */
export function bringIntoForce(editions: readonly StandingEdition[]): void {
  for (const { code, version, edition } of editions) {
    const base = BASE.get(code);
    if (base) {
      changed.set(code, [edited(base, edition, version), ...(changed.get(code) ?? [])]);
    }
    newest = Math.max(newest, version);
  }
}

/** Back to what the code says. */
export function forgetEditions(): void {
  changed.clear();
  newest = BASE_VERSION;
}

/** A type as an edition has it, in force or not. */
export function edited(
  { code, slug, group }: ExceptionType,
  edition: StandingEdition['edition'],
  since: number,
): ExceptionType {
  return { ...edition, code, slug, group, since };
}

/**
 * Of a type by its code; null where there is none, as in what was typed. `at` is the version of what was begun
 * earlier: without it, the edition that is in force.
 */
export function findException(code: string | null, at = Infinity): ExceptionType | null {
  if (code === null) {
    return null;
  }

  return changed.get(code)?.find(({ since }) => since <= at) ?? BASE.get(code) ?? null;
}

export const findExceptionBySlug = (slug: string): ExceptionType | null =>
  findException(BY_SLUG.get(slug) ?? null);

/** All types of a group, offered or not. */
export const exceptionsOf = (group: ExceptionGroup): readonly ExceptionType[] =>
  EXCEPTION_TYPES.filter((type) => type.group === group).map((base) => findException(base.code) ?? base);

/** A type with which a request may be begun now; null for one that is none, or is hidden. */
export function findOffered(code: string | null): ExceptionType | null {
  const type = findException(code);

  return type?.isOffered === true ? type : null;
}

/** What the intake asks for this type, besides account, time and words. */
export const askedFields = ({ fields }: ExceptionFacts): readonly FieldCode[] => fields.slice(0, ASKED_FIRST);

/** How urgent a ticket is by its type and answers; P3 while nobody knows what it is. */
export function priorityOf(code: string | null, answers: ExtraAnswers = {}, at?: number): Priority {
  const type = findException(code, at);
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
