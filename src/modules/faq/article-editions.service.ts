import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { audit } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Conflict } from '../../platform/errors/app-error.js';
import { JobType, Runs, Sweep } from '../../platform/events/registry.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { foldReplaced, foldSuperseded } from './article-folding.js';
import { type ImportedArticle, saysTheSame } from './article-lines.js';
import { Article } from './article.entity.js';
import { tellArticles } from './help-centre-changes.js';
import { HELP_CENTRE, IS_CURRENT } from './help-centre.entity.js';

/** What is read no more is put away a little later. */
export const FOLD_ARTICLES = new JobType<Record<string, never>>('articles.fold');

/** An import that has not stirred for so long is not there any more. */
const DEAD_MS = 60_000;
/** As many as a unit deletes in passing. */
const BITE = 200;

/**
 * Bulk changes of the help centre: rows are staged under an edition that nobody reads, then all of them count at once.
 * Whatever breaks before that leaves the help centre as it was, and what was staged is swept away.
 */
@Injectable()
export class ArticleEditions implements OnApplicationBootstrap {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly database: Database,
  ) {}

  /** Nobody else has the file: what is still staged was left by a process that died. */
  async onApplicationBootstrap(): Promise<void> {
    if (this.database.isAlone) {
      await this.abandonOlderThan(0);
    }
  }

  /** Returns the edition to stage under. @throws Conflict while somebody else is at it */
  async begin(): Promise<number> {
    await this.sweepStaged(this.clock.now());
    const now = this.clock.now();
    const [row] = await this.unitOfWork.run((tx) =>
      tx.sql(
        `UPDATE help_centre SET last_edition = last_edition + 1, staging_edition = last_edition + 1, staged_at = ?
         WHERE id = ? AND staging_edition IS NULL RETURNING staging_edition`,
        [now, HELP_CENTRE],
      ),
    );
    if (!row) {
      throw new Conflict('faq.errors.import-running');
    }

    return Number(row.staging_edition);
  }

  /** At most 100 at a time. Returns how many say something new; with `all`, those that do not are staged too. */
  async stage(edition: number, articles: readonly ImportedArticle[], all: boolean): Promise<number> {
    return this.unitOfWork.run(async (tx) => {
      await this.stir(tx, edition);
      const slugs = [...new Set(articles.map(({ slug }) => slug))];
      const known = await tx
        .repository(Article)
        .createQueryBuilder('a')
        .where('a.slug IN (:...slugs)', { slugs })
        .andWhere(IS_CURRENT)
        .getMany();
      const rows = articles.flatMap((article) => {
        const before = known.find(({ slug, lang }) => slug === article.slug && lang === article.lang);

        return before && !all && saysTheSame(before, article) ? [] : [this.rowOf(edition, article, before)];
      });
      if (rows.length > 0) {
        await tx.repository(Article).insert(rows);
      }

      return rows.length;
    });
  }

  /** From now on all that was staged is read; with `replace` nothing else is. */
  async switchTo(edition: number, { replace, count }: { replace: boolean; count: number }): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      await this.stir(tx, edition);
      // Somebody may have published while we staged: his version comes before ours.
      await tx.sql(
        `UPDATE articles SET version = 1 + (SELECT max(l.version) FROM articles l
           WHERE l.id = articles.id AND l.edition < articles.edition)
         WHERE edition = ? AND EXISTS (SELECT 1 FROM articles l
           WHERE l.id = articles.id AND l.edition < articles.edition AND l.version >= articles.version)`,
        [edition],
      );
      await tx.sql(
        `UPDATE help_centre SET current_edition = ?, base_edition = ${replace ? '?' : 'base_edition + 0 * ?'},
           staging_edition = NULL, staged_at = NULL WHERE id = ?`,
        [edition, edition, HELP_CENTRE],
      );
      await audit(tx, {
        action: 'articles.imported',
        object: { kind: 'help-centre', id: String(edition) },
        meta: { count, replace },
      });
      await this.jobs.enqueue(tx, FOLD_ARTICLES, {}, this.clock.now());
      await tellArticles(tx, 'everything');
    });
  }

  @Runs(FOLD_ARTICLES)
  foldLater(_job: Record<string, never>): Promise<void> {
    return this.fold();
  }

  /** What was read before goes into the history; what has been replaced is taken down for good. */
  async fold(): Promise<void> {
    const now = this.clock.now();
    for (const put of [foldSuperseded, foldReplaced]) {
      while ((await this.unitOfWork.run((tx) => put(tx, now))) > 0) {
        await new Promise((resolve) => setImmediate(resolve));
      }
    }
  }

  /** Nothing of it has happened. */
  async abandon(edition: number): Promise<void> {
    await this.unitOfWork.run((tx) =>
      tx.sql('UPDATE help_centre SET staging_edition = NULL WHERE id = ? AND staging_edition = ?', [
        HELP_CENTRE,
        edition,
      ]),
    );
    await this.sweepStaged(this.clock.now());
  }

  /** Of imports that died. */
  @Sweep(60)
  async sweepStaged(asOf: Date): Promise<void> {
    await this.abandonOlderThan(DEAD_MS, asOf);
  }

  private async abandonOlderThan(ageMs: number, asOf = this.clock.now()): Promise<void> {
    await this.unitOfWork.run((tx) =>
      tx.sql('UPDATE help_centre SET staging_edition = NULL WHERE id = ? AND staged_at <= ?', [
        HELP_CENTRE,
        new Date(asOf.getTime() - ageMs),
      ]),
    );
    const remove = (tx: Transaction): Promise<unknown[]> =>
      tx.sql(
        `DELETE FROM articles WHERE (id, edition) IN (SELECT a.id, a.edition FROM articles a, help_centre h
           WHERE a.edition > h.current_edition AND a.edition <> coalesce(h.staging_edition, 0) LIMIT ${BITE})
         RETURNING edition`,
      );
    while ((await this.unitOfWork.run(remove)).length > 0) {
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  /** A sign of life. @throws Conflict where we were taken for dead */
  private async stir(tx: Transaction, edition: number): Promise<void> {
    const mine = await tx.sql(
      'UPDATE help_centre SET staged_at = ? WHERE id = ? AND staging_edition = ? RETURNING id',
      [this.clock.now(), HELP_CENTRE, edition],
    );
    if (mine.length === 0) {
      throw new Conflict('faq.errors.import-lost');
    }
  }

  private rowOf(edition: number, { slug, lang, words }: ImportedArticle, before: Article | undefined) {
    const now = this.clock.now();

    return {
      ...words,
      id: before?.id ?? randomUUID(),
      edition,
      slug,
      lang,
      status: 'published' as const,
      version: (before?.version ?? 0) + 1,
      updatedOn: now.toISOString().slice(0, 10),
      publishedAt: before?.publishedAt ?? now,
      fileHash: null,
      changedBy: null,
      changedAt: now,
      note: null,
      ownerId: before?.ownerId ?? null,
      reviewBy: before?.reviewBy ?? null,
      translatedFrom: null,
      needsTranslationSince: null,
    };
  }
}
