import { Injectable } from '@nestjs/common';
import { Reader } from '../../platform/database/reader.js';
import type { Language } from '../../platform/i18n/languages.js';

/** Days, the first and the last included: `YYYY-MM-DD`. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

export type Counts = Readonly<Record<string, number>>;

export interface ArticleRow {
  readonly slug: string;
  readonly lang: Language;
  readonly title: string | null;
  readonly views: number;
  readonly helpful: number;
  readonly unhelpful: number;
  readonly askedAfter: number;
}

/** Of everything that is counted, in the order of its rows. */
export const REPORT_COLUMNS = ['day', 'language', 'metric', 'about', 'count'] as const;
const MOST_ROWS = 10_000;

/** Reads the figures of days; whoever wants all languages says none. */
@Injectable()
export class FaqReportQuery {
  constructor(private readonly reader: Reader) {}

  /** What was counted on each day of some, by its name; a day without anything is left out. */
  async days({ from, to }: Days, lang: Language | null): Promise<ReadonlyMap<string, Counts>> {
    const rows = await this.reader.rows(
      `SELECT day, metric, SUM(count) AS count FROM help_days
       WHERE about = '' AND day >= ? AND day <= ? ${inLanguage(lang)} GROUP BY day, metric`,
      [from, to, ...languagesAsked(lang)],
    );
    const days = new Map<string, Record<string, number>>();
    for (const { day, metric, count } of rows) {
      const known = days.get(String(day)) ?? {};
      known[String(metric)] = Number(count);
      days.set(String(day), known);
    }

    return days;
  }

  /** The articles that are opened most. */
  async articles({ from, to }: Days, lang: Language | null, limit: number): Promise<ArticleRow[]> {
    const sum = (metric: string): string => `SUM(CASE WHEN d.metric = '${metric}' THEN d.count ELSE 0 END)`;
    const rows = await this.reader.rows(
      `SELECT f.slug, f.lang, f.views, f.helpful, f.unhelpful, f.asked_after,
         (SELECT MAX(a.title) FROM articles a WHERE a.slug = f.slug AND a.lang = f.lang AND a.edition = (
            SELECT MAX(e.edition) FROM articles e WHERE e.slug = f.slug AND e.lang = f.lang
              AND e.edition <= (SELECT current_edition FROM help_centre))) AS title
       FROM (
         SELECT d.about AS slug, d.lang, ${sum('views')} AS views, ${sum('helpful')} AS helpful,
           ${sum('unhelpful')} AS unhelpful, ${sum('asked-after')} AS asked_after
         FROM help_days d
         WHERE d.metric IN ('views', 'helpful', 'unhelpful', 'asked-after') AND d.about <> ''
           AND d.day >= ? AND d.day <= ? ${inLanguage(lang)}
         GROUP BY d.about, d.lang HAVING ${sum('views')} > 0
         ORDER BY ${sum('views')} DESC, d.about, d.lang LIMIT ?
       ) f ORDER BY f.views DESC, f.slug, f.lang`,
      [from, to, ...languagesAsked(lang), limit],
    );

    return rows.map((row) => ({
      slug: String(row.slug),
      lang: row.lang as Language,
      title: typeof row.title === 'string' ? row.title : null,
      views: Number(row.views),
      helpful: Number(row.helpful),
      unhelpful: Number(row.unhelpful),
      askedAfter: Number(row.asked_after),
    }));
  }

  /** Everything that is counted: by day what is counted of all, over the days what is counted of each. */
  async everything({ from, to }: Days, lang: Language | null): Promise<(string | number)[][]> {
    const rows = await this.reader.rows(
      `SELECT CASE WHEN about = '' THEN day ELSE '' END AS day, lang, metric, about, SUM(count) AS count
       FROM help_days WHERE count > 0 AND day >= ? AND day <= ? ${inLanguage(lang)}
       GROUP BY CASE WHEN about = '' THEN day ELSE '' END, lang, metric, about
       ORDER BY 1, 2, 3, 5 DESC, 4 LIMIT ${MOST_ROWS}`,
      [from, to, ...languagesAsked(lang)],
    );

    return rows.map(({ day, lang: language, metric, about, count }) => [
      String(day),
      String(language),
      String(metric),
      String(about),
      Number(count),
    ]);
  }
}

const inLanguage = (lang: Language | null): string => (lang === null ? '' : 'AND lang = ?');
const languagesAsked = (lang: Language | null): readonly Language[] => (lang === null ? [] : [lang]);
