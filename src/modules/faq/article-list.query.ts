import { Injectable } from '@nestjs/common';
import { instantOf } from '../../platform/database/columns.js';
import { placeholders, Reader } from '../../platform/database/reader.js';
import type { SqlRow, SqlValue } from '../../platform/database/statement.js';
import type { Language } from '../../platform/i18n/languages.js';
import type { DraftState } from './article-draft.entity.js';
import type { ArticleStatus } from './article.entity.js';
import type { ArticleVisibility } from './article-words.js';
import { IS_CURRENT } from './help-centre.entity.js';

export const LIST_TABS = ['all', 'review', 'translation', 'scheduled'] as const;

export type ListTab = (typeof LIST_TABS)[number];

/** By what a list is cut down; the states are those of the words that are read, and of those that are written. */
export const LIST_STATES = ['published', 'draft', 'in_review', 'outdated', 'down', 'rewritten'] as const;

export type ListState = (typeof LIST_STATES)[number];

export interface ListAsked {
  readonly tab: ListTab;
  /** '' asks for nothing. */
  readonly q: string;
  readonly state: ListState | null;
  readonly type: string | null;
  /** The address after which the page begins. */
  readonly after: string | null;
}

/** An article in one language. */
export interface ArticleRow {
  readonly slug: string;
  readonly lang: Language;
  readonly title: string;
  readonly status: ArticleStatus;
  readonly visibility: ArticleVisibility;
  readonly isDown: boolean;
  readonly typeCode: string | null;
  readonly causes: readonly string[];
  readonly owner: string;
  readonly updatedOn: string;
  readonly reviewBy: string | null;
  readonly needsTranslation: boolean;
  readonly draft: DraftState | null;
  readonly publishAt: Date | null;
}

/** All languages of one article. */
export interface ArticlePair {
  readonly slug: string;
  readonly rows: readonly ArticleRow[];
}

const PAGE = 25;
/** A tab tells no more than that there are many. */
export const MOST_COUNTED = 99;

const FROM = 'FROM articles a LEFT JOIN article_drafts d ON d.article_id = a.id';
const ANOTHER = `EXISTS (SELECT 1 FROM articles o WHERE o.slug = a.slug AND o.lang <> a.lang
  AND o.edition BETWEEN (SELECT base_edition FROM help_centre) AND (SELECT current_edition FROM help_centre))`;
const TABS: Readonly<Record<ListTab, string>> = {
  all: '',
  review: "d.state = 'in_review'",
  translation: `(a.needs_translation_since IS NOT NULL OR NOT ${ANOTHER})`,
  scheduled: 'd.publish_at IS NOT NULL',
};
const STATES: Readonly<Record<ListState, string>> = {
  published: "a.status = 'published'",
  draft: "a.status = 'draft' AND a.published_at IS NULL",
  in_review: "d.state = 'in_review'",
  outdated: "a.status = 'outdated'",
  down: "a.status = 'draft' AND a.published_at IS NOT NULL",
  rewritten: "a.status <> 'draft' AND d.article_id IS NOT NULL",
};

/** Articles as those who write them see them, read by their addresses: a page costs the same at any size. */
@Injectable()
export class ArticleListQuery {
  constructor(private readonly reader: Reader) {}

  async page(asked: ListAsked): Promise<{ pairs: ArticlePair[]; next: string | null }> {
    const { text, values } = pageStatement(asked);
    const slugs = (await this.reader.rows(text, values)).map(({ slug }) => String(slug));
    const page = slugs.slice(0, PAGE);
    const rows = page.length > 0 ? await this.rowsOf(page) : [];

    return {
      pairs: page.map((slug) => ({ slug, rows: rows.filter((row) => row.slug === slug) })),
      next: slugs.length > PAGE ? (page.at(-1) ?? null) : null,
    };
  }

  /** What waits for somebody, up to one more than is told. */
  async waiting(): Promise<Readonly<Record<'review' | 'scheduled', number>>> {
    const row = await this.reader.first(
      `SELECT ${counted("state = 'in_review'")} AS review, ${counted('publish_at IS NOT NULL')} AS scheduled`,
    );

    return { review: Number(row?.review), scheduled: Number(row?.scheduled) };
  }

  private async rowsOf(slugs: readonly string[]): Promise<ArticleRow[]> {
    const rows = await this.reader.rows(
      `SELECT a.slug, a.lang, coalesce(d.title, a.title) AS title, a.status, a.visibility, a.published_at, a.type_code,
         a.causes, a.updated_on, a.review_by, a.needs_translation_since, u.display_name, d.state, d.publish_at
       ${FROM} LEFT JOIN users u ON u.id = a.owner_id
       WHERE a.slug IN (${placeholders(slugs)}) AND ${IS_CURRENT}`,
      slugs,
    );

    return rows.map(rowOf);
  }
}

const counted = (condition: string): string =>
  `(SELECT count(*) FROM (SELECT 1 AS one FROM article_drafts WHERE ${condition} LIMIT ${MOST_COUNTED + 1}) c)`;

/** The addresses of a page, and one more where there is one. */
export function pageStatement({ tab, q, state, type, after }: ListAsked): {
  text: string;
  values: SqlValue[];
} {
  const like = `%${q.toLowerCase().replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  const parts: readonly (readonly [condition: string, values: readonly SqlValue[]])[] = [
    [IS_CURRENT, []],
    ['a.slug > ?', [after ?? '']],
    ...(TABS[tab] ? [[TABS[tab], []] as const] : []),
    ...(state ? [[STATES[state], []] as const] : []),
    ...(type ? [['a.type_code = ?', [type]] as const] : []),
    ...(q
      ? [
          [
            String.raw`(lower(a.title) LIKE ? ESCAPE '\' OR lower(d.title) LIKE ? ESCAPE '\' OR a.slug LIKE ? ESCAPE '\')`,
            [like, like, like],
          ] as const,
        ]
      : []),
  ];

  return {
    text: `SELECT DISTINCT a.slug ${FROM} WHERE ${parts.map(([condition]) => condition).join(' AND ')}
      ORDER BY a.slug LIMIT ${PAGE + 1}`,
    values: parts.flatMap(([, values]) => values),
  };
}

const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null);

const rowOf = (row: SqlRow): ArticleRow => ({
  slug: String(row.slug),
  lang: String(row.lang) as Language,
  title: String(row.title),
  status: String(row.status) as ArticleStatus,
  visibility: String(row.visibility) as ArticleVisibility,
  isDown: row.status === 'draft' && row.published_at !== null,
  typeCode: textOrNull(row.type_code),
  causes: JSON.parse(String(row.causes)) as string[],
  owner: textOrNull(row.display_name) ?? '',
  updatedOn: String(row.updated_on),
  reviewBy: textOrNull(row.review_by),
  needsTranslation: row.needs_translation_since !== null,
  draft: textOrNull(row.state) as DraftState | null,
  publishAt: instantOf(row.publish_at),
});
