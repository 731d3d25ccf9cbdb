import { Injectable } from '@nestjs/common';
import { Reader } from '../../platform/database/reader.js';
import type { Language } from '../../platform/i18n/languages.js';

/** A question that the help centre has not answered. */
export interface SearchGap {
  readonly query: string;
  readonly lang: Language;
  /** How often nothing was found, and how often nothing of what was found was opened. */
  readonly empty: number;
  readonly left: number;
  /** The last day on which it was asked in vain: `YYYY-MM-DD`. */
  readonly lastOn: string;
}

export interface GapsAsked {
  /** Counted from this day on: `YYYY-MM-DD`. */
  readonly since: string;
  /** Every language where it is not given. */
  readonly lang?: Language | undefined;
  readonly limit: number;
}

/** What people ask and do not find, the most frequent first: what is worth writing next. */
@Injectable()
export class SearchGaps {
  constructor(private readonly reader: Reader) {}

  async unanswered({ since, lang, limit }: GapsAsked): Promise<SearchGap[]> {
    const rows = await this.reader.rows(
      `SELECT about, lang, MAX(day) AS last_on,
         SUM(CASE WHEN metric = 'empty' THEN count ELSE 0 END) AS empty,
         SUM(CASE WHEN metric = 'left' THEN count ELSE 0 END) AS gone
       FROM help_days WHERE metric IN ('empty', 'left') AND day >= ? AND about <> '' AND count > 0
         ${lang === undefined ? '' : 'AND lang = ?'}
       GROUP BY about, lang ORDER BY SUM(count) DESC, MAX(day) DESC, about LIMIT ?`,
      [since, ...(lang === undefined ? [] : [lang]), limit],
    );

    return rows.map((row) => ({
      query: String(row.about),
      lang: row.lang as Language,
      empty: Number(row.empty),
      left: Number(row.gone),
      lastOn: String(row.last_on),
    }));
  }
}
