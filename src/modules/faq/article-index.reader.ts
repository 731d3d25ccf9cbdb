import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository, type SelectQueryBuilder } from 'typeorm';
import type { ArticleRow } from './article-document.js';
import { Article } from './article.entity.js';
import { IS_OPEN } from './help-centre.entity.js';

/** Enough of an article to see whether the index knows its last state. */
export type ArticleState = Pick<Article, 'id' | 'slug' | 'lang' | 'edition' | 'version'>;

/** What is read in one go: a few milliseconds of the event loop. */
export const ARTICLES_A_CHUNK = 200;
const STATES_A_PAGE = 1_000;
const COLUMNS = [
  'id',
  'slug',
  'lang',
  'edition',
  'version',
  'typeCode',
  'title',
  'body',
  'keywords',
  'causes',
  'updatedOn',
] as const;

/** Reads for the search what is open to everybody, and nothing else: a draft or an internal article never passes. */
@Injectable()
export class ArticleIndexReader {
  constructor(@InjectRepository(Article) private readonly articles: Repository<Article>) {}

  /** All articles' states, page by page. */
  async *states(): AsyncGenerator<readonly ArticleState[]> {
    let after = { slug: '', lang: '' };

    for (;;) {
      const page: ArticleState[] = await this.open()
        .select(['a.id', 'a.slug', 'a.lang', 'a.edition', 'a.version'])
        .andWhere('(a.slug, a.lang) > (:slug, :lang)', after)
        .orderBy('a.slug')
        .addOrderBy('a.lang')
        .limit(STATES_A_PAGE)
        .getMany();
      const last = page.at(-1);
      if (!last) {
        return;
      }
      yield page;
      after = last;
    }
  }

  /** At most `ARTICLES_A_CHUNK` addresses, in all languages. */
  among(slugs: readonly string[]): Promise<ArticleRow[]> {
    return this.open()
      .select(COLUMNS.map((column) => `a.${column}`))
      .andWhere('a.slug IN (:...slugs)', { slugs })
      .getMany();
  }

  private open(): SelectQueryBuilder<Article> {
    return this.articles.createQueryBuilder('a').where(IS_OPEN);
  }
}
