import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { authorize } from '../../policies/authorize.js';
import { canSeeArticles } from '../../policies/faq.policy.js';
import { NotFound } from '../../platform/errors/app-error.js';
import type { Actor, KnownActor } from '../../platform/identity/actor.js';
import type { SavedDraft, WritersBase } from './article-conflict.js';
import { type ArticleDiff, diffWords } from './article-diff.js';
import { ArticleDrafts } from './article-drafts.service.js';
import { Article } from './article.entity.js';
import { ArticleVersion } from './article-version.entity.js';
import { wordsOfArticle } from './article-words.js';
import { IS_CURRENT } from './help-centre.entity.js';

/** One version in a list of them. */
export type VersionLine = Pick<
  ArticleVersion,
  'version' | 'title' | 'status' | 'visibility' | 'changedBy' | 'changedAt' | 'note'
>;

const MOST_LISTED = 200;
const LINE = [
  'version',
  'title',
  'status',
  'visibility',
  'changedBy',
  'changedAt',
  'note',
] as const satisfies readonly (keyof VersionLine)[];

/** What an article has said since it was begun: the version that stands, and those before it. */
@Injectable()
export class ArticleHistory {
  constructor(
    @InjectRepository(Article) private readonly articles: Repository<Article>,
    @InjectRepository(ArticleVersion) private readonly kept: Repository<ArticleVersion>,
    private readonly drafts: ArticleDrafts,
  ) {}

  /** The last one first. @throws NotFound where there is no such article */
  async versions(actor: Actor, id: string): Promise<VersionLine[]> {
    authorize(canSeeArticles, actor);
    const current = await this.current(id);
    const kept = await this.kept.find({
      select: Object.fromEntries([...LINE, 'articleId'].map((name) => [name, true])),
      where: { articleId: id },
      order: { version: 'DESC' },
      take: MOST_LISTED,
    });

    return [current, ...kept].map(lineOf);
  }

  /** @throws NotFound where there is no such version */
  async version(actor: Actor, id: string, version: number): Promise<Article | ArticleVersion> {
    authorize(canSeeArticles, actor);
    const current = await this.current(id);
    const found =
      current.version === version ? current : await this.kept.findOneBy({ articleId: id, version });
    if (!found) {
      throw new NotFound('faq.errors.no-version');
    }

    return found;
  }

  /** What is new in the later of two versions. */
  async diff(actor: Actor, id: string, one: number, other: number): Promise<ArticleDiff> {
    const older = await this.version(actor, id, Math.min(one, other));
    const newer = await this.version(actor, id, Math.max(one, other));

    return diffWords(wordsOfArticle(older), wordsOfArticle(newer), newer.lang);
  }

  /** An earlier version becomes what is being written; let out, it is a new version. */
  async restore(
    actor: KnownActor,
    id: string,
    version: number,
    base: WritersBase,
    note: string | null,
  ): Promise<SavedDraft> {
    const found = await this.version(actor, id, version);

    return this.drafts.save(actor, id, base, wordsOfArticle(found), note);
  }

  private async current(id: string): Promise<Article> {
    const article = await this.articles
      .createQueryBuilder('a')
      .where('a.id = :id', { id })
      .andWhere(IS_CURRENT)
      .getOne();
    if (!article) {
      throw new NotFound('faq.errors.no-article');
    }

    return article;
  }
}

function lineOf(source: VersionLine): VersionLine {
  const { version, title, status, visibility, changedBy, changedAt, note } = source;

  return { version, title, status, visibility, changedBy, changedAt, note };
}
