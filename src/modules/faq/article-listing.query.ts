import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { On } from '../../platform/events/registry.js';
import type { Language } from '../../platform/i18n/languages.js';
import { Article } from './article.entity.js';
import { ArticlesChanged } from './articles-changed.event.js';
import { IS_OPEN } from './help-centre.entity.js';

/** An article as machines are told of it: where it is, and since when it says what it says. */
export interface ListedArticle {
  readonly slug: string;
  readonly languages: readonly { readonly lang: Language; readonly updatedOn: string }[];
}

export type FeedArticle = Pick<
  Article,
  'slug' | 'lang' | 'title' | 'body' | 'updatedOn' | 'publishedAt' | 'typeCode'
>;

/** So many rows are read at once: everybody else has his turn between. */
const BITE = 2_000;
const NEWEST = 30;

/** What is open to everyone, for machines: only what is published, and never a draft or what is internal. */
@Injectable()
export class ArticleListing {
  private known: Promise<readonly ListedArticle[]> | null = null;

  constructor(@InjectRepository(Article) private readonly articles: Repository<Article>) {}

  /** Every article once, by its address. Kept until articles change: machines ask often. */
  all(): Promise<readonly ListedArticle[]> {
    if (!this.known) {
      const reading = this.readAll();
      this.known = reading;
      // What could not be read is asked for again.
      reading.catch(() => (this.known = null));
    }

    return this.known;
  }

  /** The last ones that are new or have changed. */
  newest(lang: Language): Promise<FeedArticle[]> {
    return this.articles
      .createQueryBuilder('a')
      .where(IS_OPEN)
      .andWhere('a.lang = :lang', { lang })
      .orderBy('a.updatedOn', 'DESC')
      .addOrderBy('a.slug')
      .limit(NEWEST)
      .getMany();
  }

  @On(ArticlesChanged)
  changed(_event: ArticlesChanged): void {
    this.known = null;
  }

  private async readAll(): Promise<readonly ListedArticle[]> {
    const listed: { slug: string; languages: { lang: Language; updatedOn: string }[] }[] = [];
    let rows: Article[];
    let last = '';
    do {
      rows = await this.bite(last);
      // An article may be cut by the end of a bite: what is whole is taken, and the next bite begins with the rest.
      const whole = rows.length < BITE ? rows : rows.filter(({ slug }) => slug !== rows.at(-1)?.slug);
      for (const { slug, lang, updatedOn } of whole) {
        if (listed.at(-1)?.slug !== slug) {
          listed.push({ slug, languages: [] });
        }
        listed.at(-1)?.languages.push({ lang, updatedOn });
      }
      last = whole.at(-1)?.slug ?? last;
    } while (rows.length === BITE);

    return listed;
  }

  private bite(after: string): Promise<Article[]> {
    return this.articles
      .createQueryBuilder('a')
      .select(['a.id', 'a.edition', 'a.slug', 'a.lang', 'a.updatedOn'])
      .where(IS_OPEN)
      .andWhere('a.slug > :after', { after })
      .orderBy('a.slug')
      .addOrderBy('a.lang')
      .limit(BITE)
      .getMany();
  }
}
