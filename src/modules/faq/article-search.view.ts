import { Injectable } from '@nestjs/common';
import type { Language } from '../../platform/i18n/languages.js';
import type { Words } from '../../platform/i18n/words.js';
import type { Snippet } from '../../platform/search/snippet.js';
import { exceptionName } from '../exceptions/exception-words.js';
import { ArticleLookup } from './article.lookup.js';
import { articlesWith, filtersOf, type SearchFilter, type SearchQuestion } from './article-search.filters.js';
import {
  type ArticleSearchScope,
  ArticleSearchService,
  type FoundArticle,
} from './article-search.service.js';
import {
  articleUrl,
  chatUrl,
  guidesOf,
  type HelpLink,
  type HelpTile,
  helpUrl,
  requestAboutUrl,
  searchUrl,
  tilesOf,
} from './help-links.js';

/** A stretch of a snippet; the template escapes the text and puts the mark around it. */
export interface SnippetPart {
  readonly text: string;
  readonly marked: boolean;
}

export interface SearchResultModel {
  readonly slug: string;
  readonly url: string;
  readonly title: string;
  readonly type: string;
  readonly causes: readonly string[];
  readonly updated: string;
  readonly snippet: readonly SnippetPart[];
}

export interface ArticleSearchModel {
  readonly title: string;
  readonly section: string;
  readonly heading: string;
  readonly helpUrl: string;
  readonly searchUrl: string;
  /** What was asked, as far as it was read. */
  readonly query: string;
  readonly cut: boolean;
  /** How many articles answer it, whatever the filters leave. */
  readonly found: number;
  readonly filters: readonly SearchFilter[];
  /** Where the filters leave nothing of what was found: without them. */
  readonly unfilteredUrl: string | null;
  readonly results: readonly SearchResultModel[];
  /** Where nothing was asked: what can be read though nothing went wrong. */
  readonly guides: readonly HelpLink[];
  /** Where nothing was found: the other ways in. */
  readonly tiles: readonly HelpTile[];
  readonly requestUrl: string;
  readonly chatUrl: string;
}

/** The same answer for programs. */
export interface ArticleSearchAnswer {
  readonly query: string;
  readonly lang: Language;
  readonly items: readonly {
    readonly id: string;
    readonly slug: string;
    readonly type: string | null;
    readonly title: string;
    readonly snippet: string;
    readonly score: number;
    readonly url: string;
  }[];
  readonly tookMs: number;
}

/** A question is read up to here: what is longer is a story, and belongs in a request. */
const QUESTION_LENGTH = 200;
const RESULTS_A_PAGE = 10;
/** A help centre from elsewhere may have thousands of them: a page lists what somebody would still look through. */
const MOST_GUIDES = 30;
/** Filters choose among so many: more articles than a help centre has on one question. */
const MOST_FOUND = 50;

@Injectable()
export class ArticleSearchView {
  constructor(
    private readonly search: ArticleSearchService,
    private readonly articles: ArticleLookup,
  ) {}

  async model(words: Words, { q = '', ...wanted }: SearchQuestion): Promise<ArticleSearchModel> {
    const { language } = words;
    const query = q.trim().slice(0, QUESTION_LENGTH);
    const found = await this.search.search(query, {
      lang: language,
      limit: MOST_FOUND,
      note: true,
    });
    const chosen = articlesWith(wanted, found);
    const headings = found.length > 0 ? [] : await this.articles.headings(language);

    return {
      title: words.t('faq.search.title'),
      section: words.t('faq.home.name'),
      heading: words.t(headingKey(query, chosen)),
      helpUrl: helpUrl(language),
      searchUrl: searchUrl(language),
      query,
      cut: q.trim().length > QUESTION_LENGTH,
      found: found.length,
      filters: filtersOf(words, { q: query, ...wanted }, found),
      unfilteredUrl: found.length > 0 && chosen.length === 0 ? searchUrl(language, { q: query }) : null,
      results: chosen.slice(0, RESULTS_A_PAGE).map((article) => resultModel(article, words)),
      tiles: found.length > 0 ? [] : tilesOf(words),
      guides: query === '' ? guidesOf(language, headings).slice(0, MOST_GUIDES) : [],
      requestUrl: requestAboutUrl(language, query),
      chatUrl: chatUrl(language),
    };
  }

  async answer(asked: string, scope: ArticleSearchScope): Promise<ArticleSearchAnswer> {
    const started = performance.now();
    const query = asked.trim().slice(0, QUESTION_LENGTH);
    const { lang } = scope;
    const found = await this.search.search(query, { ...scope, note: true });

    return {
      query,
      lang,
      items: found.map(({ id, slug, typeCode, title, snippet, score }) => ({
        id,
        slug,
        type: typeCode,
        title,
        snippet: snippet.text,
        score: rounded(score, 4),
        url: articleUrl(lang, slug),
      })),
      tookMs: rounded(performance.now() - started, 1),
    };
  }
}

const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));

function headingKey(query: string, found: readonly FoundArticle[]): string {
  if (query === '') {
    return 'faq.search.ask';
  }

  return found.length > 0 ? 'faq.search.found' : 'faq.search.nothing';
}

function resultModel(
  { slug, title, typeCode, causes, updatedOn, snippet }: FoundArticle,
  words: Words,
): SearchResultModel {
  return {
    slug,
    url: articleUrl(words.language, slug),
    title,
    type: exceptionName(typeCode, words),
    causes: causes.map((cause) => words.t(`faq.causes.${cause}`)),
    updated: words.calendarDay(updatedOn),
    snippet: partsOf(snippet),
  };
}

/** The text of a snippet in stretches, marked and plain, so that it never has to be put together as HTML. */
export function partsOf({ text, ranges }: Snippet): SnippetPart[] {
  const parts: SnippetPart[] = [];
  let at = 0;

  for (const [start, end] of ranges) {
    parts.push(
      { text: text.slice(at, start), marked: false },
      { text: text.slice(start, end), marked: true },
    );
    at = end;
  }
  parts.push({ text: text.slice(at), marked: false });

  return parts.filter((part) => part.text !== '');
}
