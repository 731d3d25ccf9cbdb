import { Injectable } from '@nestjs/common';
import { instantOf } from '../../platform/database/columns.js';
import { Reader } from '../../platform/database/reader.js';
import type { SqlRow } from '../../platform/database/statement.js';
import type { Language } from '../../platform/i18n/languages.js';
import type { ArticleStanding } from './article-badges.js';
import type { WritersBase } from './article-conflict.js';
import type { DraftState, EarlierDraft } from './article-draft.entity.js';
import type { ArticleCause } from './article-file.js';
import type { ArticleStatus } from './article.entity.js';
import { ARTICLE_SLUG, type ArticleVisibility, type ArticleWords } from './article-words.js';
import { IS_CURRENT } from './help-centre.entity.js';

/** An article in one language as the editor has it: what is being written, before what is read. */
export interface EditedText extends ArticleStanding {
  readonly id: string;
  readonly lang: Language;
  /** Of the draft; of the article where nothing is being written. */
  readonly words: ArticleWords;
  readonly read: ArticleWords;
  readonly version: number;
  /** What whoever saves now names as what he began with; revision 0 where nothing is being written. */
  readonly base: WritersBase;
  readonly earlier: EarlierDraft | null;
  readonly publishedAt: Date | null;
  readonly updatedOn: string;
  readonly changedBy: string;
  readonly submittedBy: string;
  readonly note: string;
  readonly ownerId: string | null;
  readonly reviewBy: string | null;
  readonly needsTranslationSince: Date | null;
}

const WORDS = ['title', 'body', 'keywords', 'causes', 'type_code', 'topic', 'visibility'] as const;
const columnsOf = (table: 'a' | 'd'): string =>
  WORDS.map((name) => `${table}.${name} AS ${table}_${name}`).join(', ');

/** Reads what is written of an article, in all its languages at once. */
@Injectable()
export class ArticleEditorQuery {
  constructor(private readonly reader: Reader) {}

  /** Its texts by their language; none where nobody has begun it in any. */
  async texts(slug: string): Promise<readonly EditedText[]> {
    if (!ARTICLE_SLUG.test(slug)) {
      return [];
    }
    const rows = await this.reader.rows(
      `SELECT a.id, a.lang, a.status, a.version, a.published_at, a.updated_on, a.owner_id, a.review_by,
         a.needs_translation_since, ${columnsOf('a')}, d.article_id AS draft, d.state, d.revision, d.based_on, d.publish_at,
         d.earlier, d.note, ${columnsOf('d')}, w.display_name AS writer, s.display_name AS submitter
       FROM articles a LEFT JOIN article_drafts d ON d.article_id = a.id
         LEFT JOIN users w ON w.id = coalesce(d.changed_by, a.changed_by)
         LEFT JOIN users s ON s.id = d.submitted_by
       WHERE a.slug = ? AND ${IS_CURRENT} ORDER BY a.lang`,
      [slug],
    );

    return rows.map(textOf);
  }
}

const orNull = (value: unknown): string | null => (typeof value === 'string' ? value : null);

function textOf(row: SqlRow): EditedText {
  const read = wordsFrom(row, 'a');
  const isWritten = row.draft !== null;

  return {
    id: String(row.id),
    lang: String(row.lang) as Language,
    words: isWritten ? wordsFrom(row, 'd') : read,
    read,
    status: String(row.status) as ArticleStatus,
    isDown: row.status === 'draft' && row.published_at !== null,
    visibility: read.visibility,
    needsTranslation: row.needs_translation_since !== null,
    draft: orNull(row.state) as DraftState | null,
    publishAt: instantOf(row.publish_at),
    version: Number(row.version),
    base: {
      version: Number(isWritten ? row.based_on : row.version),
      revision: isWritten ? Number(row.revision) : 0,
    },
    earlier: typeof row.earlier === 'string' ? (JSON.parse(row.earlier) as EarlierDraft) : null,
    publishedAt: instantOf(row.published_at),
    updatedOn: String(row.updated_on),
    changedBy: orNull(row.writer) ?? '',
    submittedBy: row.state === 'in_review' ? (orNull(row.submitter) ?? '') : '',
    note: orNull(row.note) ?? '',
    ownerId: orNull(row.owner_id),
    reviewBy: orNull(row.review_by),
    needsTranslationSince: instantOf(row.needs_translation_since),
  };
}

const wordsFrom = (row: SqlRow, table: 'a' | 'd'): ArticleWords => ({
  title: String(row[`${table}_title`]),
  body: String(row[`${table}_body`]),
  keywords: JSON.parse(String(row[`${table}_keywords`])) as string[],
  causes: JSON.parse(String(row[`${table}_causes`])) as ArticleCause[],
  typeCode: orNull(row[`${table}_type_code`]),
  topic: String(row[`${table}_topic`]),
  visibility: String(row[`${table}_visibility`]) as ArticleVisibility,
});
