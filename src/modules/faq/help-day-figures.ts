import type { LongStatement } from '../../platform/database/long-reader.js';
import type { Verdict } from './article-feedback.entity.js';
import type { HelpMetric } from './help-day.entity.js';

/** A stretch of time: `[from, to)`. */
export interface Stretch {
  readonly from: Date;
  readonly to: Date;
}

/** Rows `{lang, about, count}` of one figure of one day. */
export interface FigureQuestion extends LongStatement {
  readonly metric: HelpMetric;
}

const DAY_MS = 86_400_000;
/** Questions and articles that are counted each; what is rarer on a day says nothing. */
const MOST_EACH = 200;
/** Who has found something opens it within so many minutes, or has left. */
const CLICK_MS = 30 * 60_000;

/**
 * The figures of one day, as of an instant. A journey counts on the day on which it began and lasts a day at most, so
 * that the figures of a day are final two days later.
 */
export function figuresOfDay({ from, to }: Stretch, asOf: Date): FigureQuestion[] {
  const around = [new Date(from.getTime() - DAY_MS), new Date(to.getTime() + DAY_MS), from, to];
  const left = new Date(Math.min(to.getTime(), asOf.getTime() - CLICK_MS));
  const journeys = (metric: HelpMetric, condition: string): FigureQuestion => ({
    metric,
    sql: `SELECT lang, '' AS about, COUNT(*) AS count FROM (${JOURNEYS}) j WHERE began >= ? AND began < ? AND ${condition} GROUP BY lang`,
    values: around,
  });
  const steps = (metric: HelpMetric, condition: string, values = [from, to]): FigureQuestion => ({
    metric,
    sql: `SELECT lang, '' AS about, COUNT(*) AS count FROM help_events WHERE at >= ? AND at < ? AND ${condition} GROUP BY lang`,
    values,
  });
  const each = (
    metric: HelpMetric,
    about: 'query' | 'slug',
    condition: string,
    values = [from, to],
  ): FigureQuestion[] =>
    (['en', 'zh-CN'] as const).map((lang) => ({
      metric,
      sql: `SELECT lang, ${about} AS about, COUNT(*) AS count FROM help_events
            WHERE at >= ? AND at < ? AND lang = ? AND ${condition} AND ${about} IS NOT NULL AND ${about} <> ''
            GROUP BY lang, ${about} ORDER BY COUNT(*) DESC, ${about} LIMIT ${MOST_EACH}`,
      values: [...values, lang],
    }));

  return [
    journeys('journeys', '1 = 1'),
    journeys('readers', 'seen IS NOT NULL'),
    journeys('asked-after', 'seen IS NOT NULL AND asked >= seen'),
    journeys('tickets', 'asked IS NOT NULL'),
    steps('searches', SEARCHED),
    steps('empty', EMPTY),
    steps('left', LEFT, [from, left]),
    steps('views', `kind = 'view'`),
    ...opinions('helpful', 'yes', [from, to]),
    ...opinions('unhelpful', 'no', [from, to]),
    ...each('searches', 'query', SEARCHED),
    ...each('empty', 'query', EMPTY),
    ...each('left', 'query', LEFT, [from, left]),
    ...each('views', 'slug', `kind = 'view'`),
    articleThenTicket([from, to]),
  ];
}

const SEARCHED = `kind = 'search'`;
const EMPTY = `kind = 'search' AND results = 0`;
const LEFT = `kind = 'search' AND results > 0 AND rank IS NULL`;

const JOURNEYS = `
  SELECT journey_id, MIN(lang) AS lang, MIN(at) AS began,
    MIN(CASE WHEN kind = 'view' THEN seq END) AS seen,
    MAX(CASE WHEN kind = 'ticket' THEN seq END) AS asked
  FROM help_events WHERE at >= ? AND at < ? GROUP BY journey_id`;

/** Journeys in which the article was opened on the day and a ticket afterwards. */
const articleThenTicket = (day: readonly Date[]): FigureQuestion => ({
  metric: 'asked-after',
  sql: `SELECT v.lang AS lang, v.slug AS about, COUNT(DISTINCT v.journey_id) AS count
        FROM help_events v JOIN help_events t ON t.journey_id = v.journey_id AND t.kind = 'ticket' AND t.seq > v.seq
        WHERE v.at >= ? AND v.at < ? AND v.kind = 'view' GROUP BY v.lang, v.slug
        ORDER BY COUNT(DISTINCT v.journey_id) DESC, v.slug LIMIT ${MOST_EACH}`,
  values: day,
});

/** From the opinions themselves: who changes his mind has one. */
const opinions = (metric: HelpMetric, verdict: Verdict, day: readonly Date[]): FigureQuestion[] =>
  [
    { about: `''`, group: '' },
    { about: 'slug', group: ', slug' },
  ].map(({ about, group }) => ({
    metric,
    sql: `SELECT lang, ${about} AS about, COUNT(*) AS count FROM article_feedback
          WHERE at >= ? AND at < ? AND verdict = ? GROUP BY lang${group}`,
    values: [...day, verdict],
  }));
