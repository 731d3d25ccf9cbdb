import type { Words } from '../../platform/i18n/words.js';
import { ARTICLE_CAUSES } from './article-file.js';
import type { FoundArticle } from './article-search.service.js';
import { exceptionName } from '../exceptions/exception-words.js';
import { EXCEPTION_CODES } from '../exceptions/taxonomy.js';
import { searchUrl } from './help-links.js';

/** What an address asks of the search. What is no text, or names nothing, asks for nothing. */
export interface SearchQuestion {
  readonly q?: string;
  /** The exception an article is about: `E302`. */
  readonly type?: string;
  /** One of the four causes. */
  readonly cause?: string;
}

/** One thing to choose by; each choice is an address, so that it can be kept and sent. */
export interface SearchFilter {
  readonly label: string;
  readonly choices: readonly {
    readonly label: string;
    readonly url: string;
    readonly current: boolean;
  }[];
}

const TYPES: readonly string[] = EXCEPTION_CODES;
const CAUSES: readonly string[] = ARTICLE_CAUSES;

/** Reads `?q=&type=&cause=`; people arrive from anywhere, so nothing is refused. */
export function searchQuestion(asked: Readonly<Record<string, unknown>>): SearchQuestion {
  const { q, type, cause } = asked;

  return {
    q: typeof q === 'string' ? q : '',
    ...(typeof type === 'string' && TYPES.includes(type) ? { type } : {}),
    ...(typeof cause === 'string' && CAUSES.includes(cause) ? { cause } : {}),
  };
}

export const articlesWith = (
  { type, cause }: SearchQuestion,
  found: readonly FoundArticle[],
): readonly FoundArticle[] =>
  found.filter(
    ({ typeCode, causes }) =>
      (type === undefined || type === typeCode) && (cause === undefined || causes.includes(cause)),
  );

/** More are a list to read, and no choice. */
const MOST_TYPES = 6;

/** The types of the best articles, in the order of all types; with the one that is chosen. */
function typesWorthChoosing({ type }: SearchQuestion, found: readonly FoundArticle[]): string[] {
  const best = new Set(found.flatMap(({ typeCode }) => typeCode ?? []).slice(0, MOST_TYPES));

  return TYPES.filter((code) => best.has(code) || code === type);
}

/** What can be chosen among the articles found; a filter with nothing to choose is left out. */
export function filtersOf(
  words: Words,
  question: SearchQuestion,
  found: readonly FoundArticle[],
): SearchFilter[] {
  const types = typesWorthChoosing(question, found);
  const causes = CAUSES.filter((cause) => found.some((article) => article.causes.includes(cause)));
  const filter = (
    name: 'type' | 'cause',
    label: string,
    all: string,
    values: readonly (readonly [value: string, label: string])[],
  ): SearchFilter => ({
    label,
    choices: [['', all] as const, ...values].map(([value, choice]) => ({
      label: choice,
      url: searchUrl(words.language, { ...question, [name]: value }),
      current: value === (question[name] ?? ''),
    })),
  });
  const filters = [
    filter(
      'type',
      words.t('faq.search.by-type'),
      words.t('faq.search.all-types'),
      types.map((code) => [code, exceptionName(code, words)]),
    ),
    filter(
      'cause',
      words.t('faq.search.by-cause'),
      words.t('faq.search.all-causes'),
      causes.map((cause) => [cause, words.t(`faq.causes.${cause}`)]),
    ),
  ];

  return filters.filter(({ choices }) => choices.length > 2);
}
