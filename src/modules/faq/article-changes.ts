import { audit } from '../../platform/audit/audit.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { Conflict, NotFound } from '../../platform/errors/app-error.js';
import { ArticleDraftEnd } from './article-draft-end.entity.js';
import { ArticleDraft } from './article-draft.entity.js';
import { Article } from './article.entity.js';
import { ArticleVersion } from './article-version.entity.js';
import { HELP_CENTRE, HelpCentre, IS_CURRENT } from './help-centre.entity.js';

/** Who makes a version, when, and what he says of it. */
export interface VersionNote {
  /** Null where no person did. */
  readonly changedBy: string | null;
  readonly changedAt: Date;
  readonly note: string | null;
}

/** @throws NotFound where there is no such article, or none of the editions that count */
export async function requireArticle(tx: Transaction, id: string): Promise<Article> {
  const article = await tx
    .repository(Article)
    .createQueryBuilder('a')
    .where('a.id = :id', { id })
    .andWhere(IS_CURRENT)
    .getOne();
  if (!article) {
    throw new NotFound('faq.errors.no-article');
  }

  return article;
}

/** All languages of an article, as they stand. */
export function articlesAt(tx: Transaction, slug: string): Promise<Article[]> {
  return tx
    .repository(Article)
    .createQueryBuilder('a')
    .where('a.slug = :slug', { slug })
    .andWhere(IS_CURRENT)
    .orderBy('a.lang')
    .getMany();
}

/**
 * A new version: what stood there is kept. From now on it is a person's, and no seed writes over it.
 *
 * @throws Conflict where it has moved on meanwhile
 */
export async function makeVersion(
  tx: Transaction,
  article: Article,
  changes: Partial<Omit<Article, 'id' | 'edition' | 'version'>>,
  by: VersionNote,
): Promise<number> {
  const { id, edition, version } = article;
  const next = version + 1;
  const { affected } = await tx
    .repository(Article)
    .update({ id, edition, version }, { fileHash: null, ...changes, ...by, version: next });
  if (affected !== 1) {
    throw new Conflict('faq.errors.article-changed');
  }
  await keepVersions(tx, [article]);

  return next;
}

/** What these articles say goes into the history. */
export async function keepVersions(tx: Transaction, articles: readonly Article[]): Promise<void> {
  await tx.repository(ArticleVersion).insert(
    articles.map((article) => {
      const { id, version, slug, lang, status, visibility, typeCode, topic } = article;
      const { title, body, keywords, causes, changedBy, changedAt, note } = article;

      return {
        articleId: id,
        version,
        slug,
        lang,
        status,
        visibility,
        typeCode,
        topic,
        title,
        body,
        keywords,
        causes,
        changedBy,
        changedAt,
        note,
      };
    }),
  );
}

/** @throws NotFound where nothing is being written; Conflict where it is not this revision any more */
export async function requireDraft(
  tx: Transaction,
  articleId: string,
  revision: number,
): Promise<ArticleDraft> {
  const draft = await tx.repository(ArticleDraft).findOneBy({ articleId });
  if (!draft) {
    throw new NotFound('faq.errors.no-draft');
  }
  if (draft.revision !== revision) {
    throw new Conflict('faq.errors.article-changed');
  }

  return draft;
}

/**
 * It is let out, or thrown away: the next draft of this article counts on from here.
 *
 * @throws Conflict where somebody has saved it meanwhile
 */
export async function endDraft(tx: Transaction, articleId: string, revision: number): Promise<void> {
  const { affected } = await tx.repository(ArticleDraft).delete({ articleId, revision });
  if (affected !== 1) {
    throw new Conflict('faq.errors.article-changed');
  }
  await tx.repository(ArticleDraftEnd).upsert({ articleId, revision }, ['articleId']);
}

/**
 * The help centre as it stands; until the end of the unit no import can begin or end. For what brings new addresses.
 *
 * @throws Conflict while an import is staging: it has read which addresses there are
 */
export async function requireQuiet(tx: Transaction): Promise<HelpCentre> {
  await tx.sql('UPDATE help_centre SET last_edition = last_edition WHERE id = ?', [HELP_CENTRE]);
  const centre = await tx.repository(HelpCentre).findOneByOrFail({ id: HELP_CENTRE });
  if (centre.stagingEdition !== null) {
    throw new Conflict('faq.errors.import-running');
  }

  return centre;
}

/** Leaves what was done to an article in the audit. */
export const noteArticle = (
  tx: Transaction,
  action: string,
  { id, slug, lang }: Article,
  meta: Readonly<Record<string, string | number>> = {},
): Promise<void> => audit(tx, { action, object: { kind: 'article', id }, meta: { slug, lang, ...meta } });
