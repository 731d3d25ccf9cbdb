import { Injectable } from '@nestjs/common';
import { canWriteArticles } from '../../policies/faq.policy.js';
import { Clock } from '../../platform/clock/clock.js';
import { type FieldModel, formModel } from '../../platform/http/form-model.js';
import { wordsOf } from '../../platform/http/page-model.js';
import { actorOf, type DeskRequest } from '../../platform/http/request-context.js';
import { LANGUAGES } from '../../platform/i18n/languages.js';
import type { Words } from '../../platform/i18n/words.js';
import { exceptionName } from '../exceptions/exception-words.js';
import { EXCEPTION_CODES } from '../exceptions/taxonomy.js';
import { type ArticleBadge, badgesOf } from './article-badges.js';
import {
  type ArticlePair,
  ArticleListQuery,
  LIST_STATES,
  LIST_TABS,
  type ListAsked,
} from './article-list.query.js';
import { type ArticleFigures, ArticleFigureQuery } from './article-figures.query.js';
import { type SearchGap, SearchGaps } from './search-gaps.js';
import { ARTICLE_SLUG } from './article-words.js';
import { answerPath, EDITOR_PATH, editorPath } from './editor-links.js';
import { editorTabs, type EditorTabModel, GAPS } from './editor-tabs.js';

interface GapModel {
  readonly question: string;
  readonly lang: string;
  readonly language: string;
  readonly times: string;
  readonly last: string;
  readonly path: string;
  readonly label: string;
}

interface PairModel {
  readonly slug: string;
  readonly path: string;
  readonly title: string;
  readonly titleLang: string;
  /** One for each language. */
  readonly states: readonly { readonly language: string; readonly badges: readonly ArticleBadge[] }[];
  readonly type: string;
  readonly causes: string;
  readonly owner: string;
  /** In the last thirty days, in both languages; '' where nobody has read it, or said anything. */
  readonly views: string;
  readonly unhelpful: string;
  readonly updated: string;
  readonly reviewBy: string;
}

export interface ArticleListModel {
  readonly layout: 'desk';
  readonly title: string;
  readonly mayWrite: boolean;
  /** '' for the first one. */
  readonly tab: string;
  readonly tabs: readonly EditorTabModel[];
  readonly find: Readonly<Record<'q', string>> & Readonly<Record<'state' | 'type', FieldModel>>;
  readonly columns: readonly { readonly name: string }[];
  readonly rows: readonly PairModel[];
  readonly isGaps: boolean;
  /** Searches that nothing has answered. */
  readonly gaps: readonly GapModel[];
  readonly filtered: boolean;
  readonly clearPath: string;
  readonly empty: string;
  readonly pager: { readonly olderPath: string | null; readonly newestPath: string | null };
}

/** The articles, each with where it stands in either language; and what is worth writing next. */
@Injectable()
export class ArticleListView {
  constructor(
    private readonly query: ArticleListQuery,
    private readonly figures: ArticleFigureQuery,
    private readonly searches: SearchGaps,
    private readonly clock: Clock,
  ) {}

  async model(request: DeskRequest): Promise<ArticleListModel> {
    const words = wordsOf(request);
    const asked = askedOf(request);
    const waiting = await this.query.waiting();
    const since = new Date(this.clock.now().getTime() - FIGURE_DAYS * DAY_MS).toISOString().slice(0, 10);
    const isGaps = request.query.tab === GAPS;
    const gaps = isGaps ? await this.searches.unanswered({ since, limit: MOST_GAPS }) : [];
    const { pairs, next } = isGaps ? { pairs: [], next: null } : await this.query.page(asked);
    const figures = await this.figures.of(
      pairs.map(({ slug }) => slug),
      null,
      since,
    );

    return {
      layout: 'desk',
      title: words.t('editor.title'),
      mayWrite: canWriteArticles(actorOf(request)),
      tab: asked.tab === 'all' ? '' : asked.tab,
      tabs: editorTabs(isGaps ? GAPS : asked.tab, waiting, words),
      find: findModel(request, asked, words),
      columns: LANGUAGES.map((lang) => ({ name: words.t(`editor.languages.${lang}`) })),
      rows: pairs.map((pair) => pairModel(pair, figures.get(pair.slug), words)),
      isGaps,
      gaps: gaps.map((gap) => gapModel(gap, words)),
      filtered: asked.q !== '' || asked.state !== null || asked.type !== null,
      clearPath: pathOf({ tab: asked.tab }),
      empty: words.t(`editor.empty.${isGaps ? GAPS : asked.tab}`),
      pager: {
        olderPath: next === null ? null : pathOf({ ...asked, after: next }),
        newestPath: asked.after === null ? null : pathOf({ ...asked, after: null }),
      },
    };
  }
}

const MOST_ASKED = 100;
const MOST_GAPS = 100;
const FIGURE_DAYS = 30;
const DAY_MS = 86_400_000;
/** So many opinions make a share; fewer are told one by one. */
const LEAST_OPINIONS = 10;
const CODES: readonly string[] = EXCEPTION_CODES;

/** People arrive from anywhere, so nothing is refused. */
function askedOf({ query }: DeskRequest): ListAsked {
  const text = (name: string): string => (typeof query[name] === 'string' ? query[name] : '');

  return {
    tab: LIST_TABS.find((tab) => tab === query.tab) ?? 'all',
    q: text('q').replaceAll('\0', '').trim().slice(0, MOST_ASKED),
    state: LIST_STATES.find((state) => state === query.state) ?? null,
    type: CODES.includes(text('type')) ? text('type') : null,
    after: ARTICLE_SLUG.test(text('after')) ? text('after') : null,
  };
}

function pathOf({ tab, q, state, type, after }: Partial<ListAsked>): string {
  const asked = { tab: tab === 'all' ? null : tab, q, state, type, after };
  const query = new URLSearchParams(
    Object.entries(asked).flatMap(([name, value]): [string, string][] => (value ? [[name, value]] : [])),
  ).toString();

  return query ? `${EDITOR_PATH}?${query}` : EDITOR_PATH;
}

function findModel(
  request: DeskRequest,
  { q, state, type }: ListAsked,
  words: Words,
): ArticleListModel['find'] {
  const { fields } = formModel(
    request,
    { values: { state: state ?? '', type: type ?? '' }, faults: [], refusal: '' },
    {
      state: {
        label: 'editor.find.state',
        options: [
          ['', words.t('editor.find.any-state')],
          ...LIST_STATES.map((one) => [one, words.t(`editor.states.${one}`)] as const),
        ],
      },
      type: {
        label: 'editor.find.type',
        options: [
          ['', words.t('editor.find.any-type')],
          ...CODES.map((code) => [code, `${code} ${exceptionName(code, words)}`] as const),
        ],
      },
    },
  );

  return { q, ...fields };
}

function gapModel({ query, lang, empty, left, lastOn }: SearchGap, words: Words): GapModel {
  return {
    question: query,
    lang,
    language: words.t(`editor.languages.${lang}`),
    times: words.number(empty + left),
    last: words.calendarDay(lastOn),
    path: answerPath(query, lang),
    label: words.t('editor.gaps.write-label', { question: query }),
  };
}

function unhelpfulText({ helpful, unhelpful }: ArticleFigures, words: Words): string {
  const all = helpful + unhelpful;
  if (all === 0) {
    return '';
  }

  return all < LEAST_OPINIONS
    ? words.t('editor.opinions', { count: unhelpful, all })
    : `${words.number(Math.round((unhelpful / all) * 100))}%`;
}

function pairModel(
  { slug, rows }: ArticlePair,
  figures: ArticleFigures | undefined,
  words: Words,
): PairModel {
  const own = rows.find(({ lang }) => lang === words.language) ?? rows[0];
  const [newest = ''] = rows
    .map(({ updatedOn }) => updatedOn)
    .sort()
    .reverse();

  return {
    slug,
    path: editorPath(slug),
    title: own?.title || slug,
    titleLang: own?.lang ?? words.language,
    states: LANGUAGES.map((lang) => ({
      language: words.t(`editor.languages.${lang}`),
      badges: badgesOf(rows.find((row) => row.lang === lang) ?? null, words),
    })),
    type: own?.typeCode ? `${own.typeCode} ${exceptionName(own.typeCode, words)}` : words.t('editor.guide'),
    causes: words.list((own?.causes ?? []).map((cause) => words.t(`faq.causes.${cause}`))),
    owner: own?.owner || words.t('editor.nobody'),
    views: figures ? words.number(figures.views) : '',
    unhelpful: figures ? unhelpfulText(figures, words) : '',
    updated: newest && words.calendarDay(newest),
    reviewBy: own?.reviewBy ? words.t('editor.review-by', { day: words.calendarDay(own.reviewBy) }) : '',
  };
}
