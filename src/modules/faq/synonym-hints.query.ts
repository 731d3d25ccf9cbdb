import { Injectable } from '@nestjs/common';
import { Reader } from '../../platform/database/reader.js';
import type { SqlRow } from '../../platform/database/statement.js';
import type { Language } from '../../platform/i18n/languages.js';
import { IS_OPEN } from './help-centre.entity.js';

export interface HintRow {
  readonly id: string;
  readonly lang: Language;
  readonly phrase: string;
  readonly questions: number;
  /** The article that answers; '' where none does, or it is gone. */
  readonly slug: string;
  readonly title: string;
}

/** Most people look at the first ones. */
const SHOWN = 20;

const SELECT = `SELECT h.id, h.lang, h.phrase, h.questions, h.slug, (SELECT a.title FROM articles a
    WHERE a.slug = h.slug AND a.lang = h.lang AND ${IS_OPEN}) AS title
  FROM synonym_hints h`;

/** Phrases that wait for somebody to say what they mean, the most frequent first. */
@Injectable()
export class SynonymHintsQuery {
  constructor(private readonly reader: Reader) {}

  async open(): Promise<HintRow[]> {
    const rows = await this.reader.rows(
      `${SELECT} WHERE h.state = 'open' ORDER BY h.questions DESC, h.id LIMIT ${SHOWN}`,
    );

    return rows.map(rowOf);
  }

  async one(id: string): Promise<HintRow | null> {
    const row = await this.reader.first(`${SELECT} WHERE h.state = 'open' AND h.id = ?`, [id]);

    return row && rowOf(row);
  }
}

const rowOf = ({ id, lang, phrase, questions, slug, title }: SqlRow): HintRow => ({
  id: String(id),
  lang: String(lang) as Language,
  phrase: String(phrase),
  questions: Number(questions),
  slug: typeof title === 'string' ? String(slug) : '',
  title: typeof title === 'string' ? title : '',
});
