import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { placeholders, Reader } from '../../platform/database/reader.js';
import type { Language } from '../../platform/i18n/languages.js';

/** How often an article was opened, and what its readers said. */
export interface ArticleFigures {
  readonly views: number;
  readonly helpful: number;
  readonly unhelpful: number;
}

const TOP_DAYS = 7;
const DAY_MS = 86_400_000;
/** The entrance is opened most of all, and what people read changes slowly. */
const KEPT_MS = 5 * 60_000;

/** What is read most, and how it is liked; from the figures of the days. */
@Injectable()
export class ArticleFigureQuery {
  private readonly kept = new Map<string, { readonly until: number; readonly slugs: Promise<string[]> }>();

  constructor(
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {}

  /** The articles most often opened in the last seven days, at most `limit`, the first one first. */
  top(lang: Language, limit: number): Promise<string[]> {
    const now = this.clock.monotonic();
    const known = this.kept.get(lang);
    if (known && known.until > now) {
      return known.slugs;
    }
    const slugs = this.readTop(lang, limit);
    this.kept.set(lang, { until: now + KEPT_MS, slugs });
    // What could not be read is asked for again.
    slugs.catch(() => this.kept.delete(lang));

    return slugs;
  }

  /** By address, since a day (`YYYY-MM-DD`), in one language or, for null, in all; without figures it is left out. */
  async of(
    slugs: readonly string[],
    lang: Language | null,
    since: string,
  ): Promise<ReadonlyMap<string, ArticleFigures>> {
    if (slugs.length === 0) {
      return new Map();
    }
    const rows = await this.reader.rows(
      `SELECT about,
         SUM(CASE WHEN metric = 'views' THEN count ELSE 0 END) AS views,
         SUM(CASE WHEN metric = 'helpful' THEN count ELSE 0 END) AS helpful,
         SUM(CASE WHEN metric = 'unhelpful' THEN count ELSE 0 END) AS unhelpful
       FROM help_days WHERE metric IN ('views', 'helpful', 'unhelpful') ${lang ? 'AND lang = ?' : ''} AND day >= ?
         AND about IN (${placeholders(slugs)}) GROUP BY about`,
      [...(lang ? [lang] : []), since, ...slugs],
    );

    return new Map(
      rows.map(({ about, views, helpful, unhelpful }) => [
        String(about),
        { views: Number(views), helpful: Number(helpful), unhelpful: Number(unhelpful) },
      ]),
    );
  }

  private async readTop(lang: Language, limit: number): Promise<string[]> {
    const since = new Date(this.clock.now().getTime() - TOP_DAYS * DAY_MS).toISOString().slice(0, 10);
    const rows = await this.reader.rows(
      `SELECT about FROM help_days WHERE metric = 'views' AND lang = ? AND day >= ? AND about <> ''
       GROUP BY about HAVING SUM(count) > 0 ORDER BY SUM(count) DESC, about LIMIT ?`,
      [lang, since, limit],
    );

    return rows.map(({ about }) => String(about));
  }
}
