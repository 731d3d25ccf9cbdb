import type { Language } from '../../platform/i18n/languages.js';
import type { SynonymGroup } from '../../platform/search/synonym-groups.js';
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
export const SHIPPED_SYNONYMS: Readonly<Record<Language, readonly SynonymGroup[]>> = {
  en: groupsOf(ENGLISH_SYNONYMS),
  'zh-CN': groupsOf(CHINESE_SYNONYMS),
};

/** In whatever language a question is: people mix them. */
export const SEARCH_SYNONYMS: readonly SynonymGroup[] = [
  ...SHIPPED_SYNONYMS.en,
  ...SHIPPED_SYNONYMS['zh-CN'],
];
