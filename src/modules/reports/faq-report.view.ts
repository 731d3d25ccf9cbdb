import { Injectable } from '@nestjs/common';
import { Env } from '../../config/env.js';
import { Clock } from '../../platform/clock/clock.js';
import { csvOf } from '../../platform/csv/csv.js';
import { wordsOf } from '../../platform/http/page-model.js';
import { actorOf, type DeskRequest } from '../../platform/http/request-context.js';
import { LANGUAGES } from '../../platform/i18n/languages.js';
import type { Words } from '../../platform/i18n/words.js';
import { canWriteArticles } from '../../policies/faq.policy.js';
import { SearchGaps } from '../faq/search-gaps.js';
import { type DayChart, dayChart } from './day-chart.js';
import {
  FAQ_FIGURES,
  type FaqFigure,
  isReached,
  percentOf,
  type Share,
  sharesOf,
  TARGETS,
} from './faq-figures.js';
import { type Counts, type Days, FaqReportQuery, REPORT_COLUMNS } from './faq-report.query.js';
import { articleModel, type ArticleModel, gapModel, type GapModel, shareText } from './faq-report-rows.js';
import { daysUpTo, eachDay, PERIODS, type ReportAsked, reportAsked } from './report-period.js';

interface FigureModel {
  readonly name: string;
  readonly value: string;
  readonly change: string;
  readonly target: string;
  /** 'ok', 'warn', or '' where there are too few to say. */
  readonly tone: string;
}

interface ReportFilter {
  readonly label: string;
  readonly choices: readonly { readonly label: string; readonly url: string; readonly current: boolean }[];
}

export interface FaqReportModel {
  readonly layout: 'desk';
  readonly title: string;
  readonly period: string;
  readonly filters: readonly ReportFilter[];
  readonly figures: readonly FigureModel[];
  readonly chart: DayChart;
  readonly chartSays: string;
  readonly first: string;
  readonly last: string;
  readonly days: readonly { readonly day: string; readonly readers: number; readonly asked: number }[];
  readonly gaps: readonly GapModel[];
  readonly articles: readonly ArticleModel[];
  readonly exportUrl: string;
}

const PATH = '/supervisor/reports/faq';
const MOST_ROWS = 20;

/** Whether people find the answer themselves: read from the figures of days, by the clock of the desk. */
@Injectable()
export class FaqReportView {
  constructor(
    private readonly query: FaqReportQuery,
    private readonly gaps: SearchGaps,
    private readonly clock: Clock,
    private readonly env: Env,
  ) {}

  async model(request: DeskRequest): Promise<FaqReportModel> {
    const words = wordsOf(request);
    const asked = reportAsked(request.query);
    const { now, before } = this.stretches(asked);
    const all = await this.query.days({ from: before.from, to: now.to }, asked.lang);
    const days = eachDay(now).map((day) => ({ day, counts: all.get(day) ?? {} }));
    const mayWrite = canWriteArticles(actorOf(request));
    const gaps = await this.gaps.unanswered({
      since: now.from,
      lang: asked.lang ?? undefined,
      limit: MOST_ROWS,
    });

    return {
      layout: 'desk',
      title: words.t('reports.faq.title'),
      period: words.t('reports.faq.period', {
        from: words.calendarDay(now.from),
        to: words.calendarDay(now.to),
        zone: words.in(this.env.DESK_TIME_ZONE).zoneName(this.clock.now()),
      }),
      filters: filtersOf(words, asked),
      figures: figuresOf(words, sharesOf(countsIn(all, now)), sharesOf(countsIn(all, before))),
      ...chartOf(words, days),
      gaps: gaps.map((gap) => gapModel(words, gap, mayWrite)),
      articles: (await this.query.articles(now, asked.lang, MOST_ROWS)).map((row) =>
        articleModel(words, row),
      ),
      exportUrl: addressOf(asked, `${PATH}.csv`),
    };
  }

  /** The same figures for a table. */
  async file(request: DeskRequest): Promise<string> {
    const words = wordsOf(request);
    const asked = reportAsked(request.query);
    const head = REPORT_COLUMNS.map((name) => words.t(`reports.faq.columns.${name}`));

    return csvOf([head, ...(await this.query.everything(this.stretches(asked).now, asked.lang))]);
  }

  private stretches({ days }: ReportAsked): { readonly now: Days; readonly before: Days } {
    return daysUpTo(this.clock.now(), this.env.DESK_TIME_ZONE, days);
  }
}

const countsIn = (all: ReadonlyMap<string, Counts>, { from, to }: Days): Counts[] =>
  [...all].filter(([day]) => day >= from && day <= to).map(([, counts]) => counts);

const addressOf = ({ days, lang }: ReportAsked, path = PATH): string =>
  `${path}?days=${days}${lang === null ? '' : `&about=${lang}`}`;

function filtersOf(words: Words, asked: ReportAsked): ReportFilter[] {
  return [
    {
      label: words.t('reports.faq.filters.period'),
      choices: PERIODS.map((days) => ({
        label: words.span(days * 1_440),
        url: addressOf({ ...asked, days }),
        current: days === asked.days,
      })),
    },
    {
      label: words.t('reports.faq.filters.language'),
      choices: [null, ...LANGUAGES].map((lang) => ({
        label: lang === null ? words.t('reports.faq.filters.all') : words.t(`common.languages.${lang}`),
        url: addressOf({ ...asked, lang }),
        current: lang === asked.lang,
      })),
    },
  ];
}

type Shares = Readonly<Record<FaqFigure, Share>>;

const figuresOf = (words: Words, now: Shares, before: Shares): FigureModel[] =>
  FAQ_FIGURES.map((figure) => {
    const { percent, atMost } = TARGETS[figure];
    const reached = isReached(figure, now[figure]);

    return {
      name: words.t(`reports.faq.figures.${figure}`),
      value: shareText(words, now[figure]),
      change: changeText(words, percentOf(now[figure]), percentOf(before[figure])),
      target: words.t(atMost ? 'reports.faq.at-most' : 'reports.faq.at-least', {
        share: words.percent(percent / 100),
      }),
      tone: reached === null ? '' : reached ? 'ok' : 'warn',
    };
  });

function changeText(words: Words, now: number | null, before: number | null): string {
  if (now === null || before === null) {
    return words.t('reports.faq.change.unknown');
  }
  const points = Math.abs(now - before);

  return points === 0
    ? words.t('reports.faq.change.none')
    : words.t(now > before ? 'reports.faq.change.up' : 'reports.faq.change.down', { points });
}

function chartOf(
  words: Words,
  days: readonly { readonly day: string; readonly counts: Counts }[],
): Pick<FaqReportModel, 'chart' | 'chartSays' | 'first' | 'last' | 'days'> {
  const rows = days.map(({ day, counts }) => ({
    day: words.calendarDay(day),
    readers: counts['readers'] ?? 0,
    asked: counts['asked-after'] ?? 0,
  }));
  const total = rows.reduce((sum, { readers }) => sum + readers, 0);

  return {
    chart: dayChart(
      rows.map(({ day, readers, asked }) => ({
        all: readers,
        part: asked,
        says: words.t('reports.faq.bar', { day, readers, asked }),
      })),
    ),
    chartSays: words.t('reports.faq.chart', { total, days: rows.length }),
    first: rows[0]?.day ?? '',
    last: rows.at(-1)?.day ?? '',
    days: rows.filter(({ readers }) => readers > 0).reverse(),
  };
}
