import { Injectable } from '@nestjs/common';
import { Reader } from '../../platform/database/reader.js';
import type { SqlRow, SqlValue } from '../../platform/database/statement.js';
import type { PageKey } from '../../platform/http/page-key.js';
import type { Language } from '../../platform/i18n/languages.js';
import { foldedWords } from './synonym-expressions.js';

export interface SynonymRow {
  readonly id: string;
  readonly lang: Language;
  readonly expressions: readonly string[];
  readonly active: boolean;
  readonly version: number;
  readonly changedAt: Date;
  /** '' where whoever it was is gone. */
  readonly changedBy: string;
}

export interface SynonymsAsked {
  /** '' asks for nothing. */
  readonly q: string;
  /** Null for both. */
  readonly lang: Language | null;
  readonly after: PageKey | null;
}

const PAGE = 25;
/** In a list to choose from. */
const CHOICES = 100;

const SELECT = `SELECT s.id, s.lang, s.expressions, s.active, s.version, s.changed_at, s.created_at, u.display_name
  FROM search_synonyms s LEFT JOIN users u ON u.id = s.changed_by`;

/** What the desk's people have said means the same, newest first. */
@Injectable()
export class SearchSynonymsQuery {
  constructor(private readonly reader: Reader) {}

  async page({
    q,
    lang,
    after,
  }: SynonymsAsked): Promise<{ rows: readonly SynonymRow[]; next: PageKey | null }> {
    const like = `%${foldedWords(q).replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
    const parts: readonly (readonly [condition: string, values: readonly SqlValue[]])[] = [
      ...(after ? [['(s.created_at, s.id) < (?, ?)', [after.at, after.id]] as const] : []),
      ...(lang ? [['s.lang = ?', [lang]] as const] : []),
      ...(q ? [[String.raw`s.folded LIKE ? ESCAPE '\'`, [like]] as const] : []),
    ];
    const where = parts.length > 0 ? `WHERE ${parts.map(([condition]) => condition).join(' AND ')}` : '';
    const rows = await this.reader.rows(
      `${SELECT} ${where} ORDER BY s.created_at DESC, s.id DESC LIMIT ${PAGE + 1}`,
      parts.flatMap(([, values]) => values),
    );
    const last = rows[PAGE - 1];

    return {
      rows: rows.slice(0, PAGE).map(rowOf),
      next: rows.length > PAGE && last ? { at: Number(last.created_at), id: String(last.id) } : null,
    };
  }

  /** The newest of a language, for somebody who chooses one. */
  async choices(lang: Language): Promise<SynonymRow[]> {
    const rows = await this.reader.rows(
      `${SELECT} WHERE s.lang = ? ORDER BY s.created_at DESC, s.id DESC LIMIT ${CHOICES}`,
      [lang],
    );

    return rows.map(rowOf);
  }

  async one(id: string): Promise<SynonymRow | null> {
    const row = await this.reader.first(`${SELECT} WHERE s.id = ?`, [id]);

    return row && rowOf(row);
  }
}

const rowOf = (row: SqlRow): SynonymRow => ({
  id: String(row.id),
  lang: String(row.lang) as Language,
  expressions: JSON.parse(String(row.expressions)) as string[],
  active: Number(row.active) === 1,
  version: Number(row.version),
  changedAt: new Date(Number(row.changed_at)),
  changedBy: typeof row.display_name === 'string' ? row.display_name : '',
});
