import { Injectable } from '@nestjs/common';
import { createHash, randomUUID } from 'node:crypto';
import { IsNull, Not } from 'typeorm';
import { audit } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { isUniqueViolation } from '../../platform/database/storage-errors.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Language } from '../../platform/i18n/languages.js';
import type { ArticleFile } from './article-file.js';
import { keepVersions } from './article-changes.js';
import { ArticleRedirect } from './article-redirect.entity.js';
import { Article } from './article.entity.js';
import { HELP_CENTRE, HelpCentre, IS_CURRENT } from './help-centre.entity.js';
import { tellArticles } from './help-centre-changes.js';

/** An article file and the language it is written in. */
export interface ArticleSource extends ArticleFile {
  readonly lang: Language;
}

/** Brings article files into the help centre. */
@Injectable()
export class ArticleImportService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Publishes new articles and renews those that still say what a file said; what a person has changed since stays.
   * Running it again with the same files changes nothing.
   *
   * @returns how many articles were written
   */
  async bring(sources: readonly ArticleSource[]): Promise<number> {
    const written: ArticleSource[] = [];

    // A unit each: other people's writes need not wait until all articles are in.
    for (const source of sources) {
      if (await this.bringOne(source)) {
        written.push(source);
      }
    }
    if (written.length > 0) {
      await this.unitOfWork.run((tx) => tellArticles(tx, written));
    }

    return written.length;
  }

  /**
   * Lets addresses that were given out lead to the articles that say it now. What stood there and came from a file is
   * withdrawn; what a person has written stays, and is read in place of where the address would lead.
   */
  async lead(addresses: Readonly<Record<string, string>>): Promise<void> {
    for (const [fromSlug, toSlug] of Object.entries(addresses)) {
      await this.unitOfWork.run(async (tx) => {
        const { affected } = await tx
          .repository(Article)
          .update({ slug: fromSlug, status: 'published', fileHash: Not(IsNull()) }, { status: 'draft' });

        if (affected) {
          await audit(tx, {
            action: 'article.withdrawn',
            object: { kind: 'article', id: fromSlug },
            meta: { slug: fromSlug, movedTo: toSlug },
          });
          await tellArticles(tx, [{ slug: fromSlug }, { slug: toSlug }]);
        }
        if (!(await tx.repository(ArticleRedirect).existsBy({ fromSlug }))) {
          await tx.repository(ArticleRedirect).insert({ fromSlug, toSlug, createdAt: this.clock.now() });
        }
      });
    }
  }

  /** False where nothing was to do, and where another process was quicker. */
  private async bringOne(source: ArticleSource): Promise<boolean> {
    try {
      return await this.unitOfWork.run((tx) => this.write(tx, source));
    } catch (error) {
      if (isUniqueViolation(error)) {
        return false;
      }
      throw error;
    }
  }

  private async write(tx: Transaction, source: ArticleSource): Promise<boolean> {
    const { slug, lang } = source;
    const known = await tx
      .repository(Article)
      .createQueryBuilder('a')
      .where('a.slug = :slug AND a.lang = :lang', { slug, lang })
      .andWhere(IS_CURRENT)
      .getOne();
    const content = contentOf(source);

    if (!known) {
      // A person has moved it: it goes on at its new address.
      if (await tx.repository(ArticleRedirect).existsBy({ fromSlug: slug })) {
        return false;
      }
      const id = randomUUID();
      await tx.repository(Article).insert({
        ...content,
        id,
        edition: (await tx.repository(HelpCentre).findOneByOrFail({ id: HELP_CENTRE })).currentEdition,
        status: 'published',
        version: 1,
        publishedAt: this.clock.now(),
      });
      await audit(tx, {
        action: 'article.brought',
        object: { kind: 'article', id },
        meta: { slug, lang, version: 1 },
      });

      return true;
    }
    if (known.fileHash === null || known.fileHash === content.fileHash) {
      return false;
    }

    const { id, edition, version, fileHash } = known;
    const { affected } = await tx
      .repository(Article)
      .update({ id, edition, version, fileHash }, { ...content, version: version + 1 });
    if (affected === 1) {
      await keepVersions(tx, [known]);
      await audit(tx, {
        action: 'article.renewed',
        object: { kind: 'article', id },
        meta: { slug, lang, version: version + 1 },
      });
    }

    return affected === 1;
  }
}

type Content = Omit<ArticleSource, 'body'> & Pick<Article, 'body' | 'fileHash'>;

function contentOf(source: ArticleSource): Content {
  const { slug, lang, typeCode, topic, title, body, keywords, causes, updatedOn } = source;
  const content = { slug, lang, typeCode, topic, title, body, keywords, causes, updatedOn };

  return { ...content, fileHash: createHash('sha256').update(JSON.stringify(content)).digest('hex') };
}
