import { createHash } from 'node:crypto';
import { Invalid } from '../../platform/errors/app-error.js';
import { redact } from '../../platform/redaction/redact.js';
import { saysSomething, unitsIn } from '../../platform/search/text-analyser.js';
import { fold } from '../../platform/search/text-folding.js';
import type { Language } from '../../platform/i18n/languages.js';
import { SHIPPED_SYNONYMS } from './search-synonyms.js';

export const MOST_EXPRESSIONS = 12;
export const LONGEST_EXPRESSION = 60;
/** Of a group, as it is typed. */
export const LONGEST_GROUP = 1_000;

/** What an expression is to the search: forms of a word, and spellings of a character, are one. */
export const searchKey = (expression: string): string =>
  unitsIn(expression)
    .map(({ stem }) => stem)
    .join(' ');

/** What may be wrong with a group, by the names of the sentences. */
export const GROUP_FAULTS = ['few', 'many', 'long', 'nothing', 'secret', 'shipped'] as const;

/** As it is looked for in a list. */
export const foldedWords = (text: string): string => fold(text).text;

/** Of everything that a group is to the search, in no order. */
export const wordsHash = (expressions: readonly string[]): string =>
  createHash('sha256').update(expressions.map(searchKey).sort().join('\n')).digest('hex');

/** What somebody has typed, one expression a line; those that are the same to the search once. */
export function expressionsIn(typed: string): string[] {
  const known = new Map<string, string>();
  for (const line of typed.normalize('NFC').split('\n')) {
    const expression = line.replace(/\s+/g, ' ').trim();
    const key = searchKey(expression);
    if (expression !== '' && !known.has(key)) {
      known.set(key, expression);
    }
  }

  return [...known.values()];
}

/**
 * The expressions of a group, as they may be stored. @throws Invalid, for the given field, where they are too few, too
 * many or too long, say nothing, hold a secret, or stand together in a group that the desk comes with
 */
export function requireGroup(lang: Language, expressions: readonly string[], field: string): void {
  const refuse = (key: (typeof GROUP_FAULTS)[number]): never => {
    throw new Invalid([{ field, key: `synonyms.errors.${key}` }]);
  };
  if (expressions.some((expression) => redact(expression).hidden.length > 0)) {
    refuse('secret');
  }
  if (expressions.some(({ length }) => length > LONGEST_EXPRESSION)) {
    refuse('long');
  }
  // Without a telling word it would stand in every question.
  if (expressions.some((expression) => !unitsIn(expression).some(saysSomething))) {
    refuse('nothing');
  }
  if (expressions.length < 2) {
    refuse('few');
  }
  if (expressions.length > MOST_EXPRESSIONS) {
    refuse('many');
  }
  if (standTogether(lang, expressions)) {
    refuse('shipped');
  }
}

function standTogether(lang: Language, expressions: readonly string[]): boolean {
  const keys = expressions.map(searchKey);

  return SHIPPED_SYNONYMS[lang].some((group) => {
    const shipped = new Set(group.map(searchKey));

    return keys.every((key) => shipped.has(key));
  });
}
