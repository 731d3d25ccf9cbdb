import { CHINESE_SYNONYMS } from './synonyms-chinese.js';
import { ENGLISH_SYNONYMS } from './synonyms-english.js';

/** The groups of a list as lists of expressions. */
const groupsOf = (list: string): string[][] =>
  list
    .replaceAll(/=\s*\n/g, '=')
    .split('\n')
    .map((line) => line.split('=').map((expression) => expression.trim()))
    .filter((group) => group.length > 1);

/**
 * What the search knows from the first day. A group joins what people mean alike when they ask a support desk; it
 * only adds to a question, for less than the question's own words.
 */
export const SEARCH_SYNONYMS: readonly (readonly string[])[] = [
  ...groupsOf(ENGLISH_SYNONYMS),
  ...groupsOf(CHINESE_SYNONYMS),
];
