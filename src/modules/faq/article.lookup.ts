import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository, type SelectQueryBuilder } from 'typeorm';
import { On } from '../../platform/events/registry.js';
import type { Language } from '../../platform/i18n/languages.js';
import { Article } from './article.entity.js';
import { ARTICLE_SLUG } from './article-words.js';
import { ArticleRedirect } from './article-redirect.entity.js';
import { ArticlesChanged } from './articles-changed.event.js';
import { IS_CURRENT, IS_OPEN } from './help-centre.entity.js';

/** Enough of an article to offer it. */
export type ArticleHeading = Pick<Article, 'slug' | 'title' | 'typeCode' | 'topic' | 'causes'>;

/**
 * What an address of the help centre leads to: an article that may be read (with the languages it can be read in),
 * another address, or an article that could be read once and was taken down.
 */
export type ArticleAddress =
  | { readonly kind: 'article'; readonly article: Article; readonly languages: readonly Language[] }
  | { readonly kind: 'moved'; readonly slug: string }
  | { readonly kind: 'gone'; readonly title: string };

/** Reads what is open to everyone: published articles, and by its address an outdated one. */
@Injectable()
export class ArticleLookup {
  /** The entrance of the help centre is the page that most people open, and articles change seldom. */
  private readonly known = new Map<Language, Promise<readonly ArticleHeading[]>>();

  constructor(
    @InjectRepository(Article) private readonly articles: Repository<Article>,
    @InjectRepository(ArticleRedirect) private readonly redirects: Repository<ArticleRedirect>,
  ) {}

  /** The article in this language, else in another one; null where there is none in any. */
  async find(slug: string, lang: Language): Promise<Article | null> {
    const address = await this.at(slug, lang);

    return address?.kind === 'article' ? address.article : null;
  }

  /** What stands at an address now; null where nothing ever did. Prefers this language. */
  async at(slug: string, lang: Language): Promise<ArticleAddress | null> {
    if (!ARTICLE_SLUG.test(slug)) {
      return null;
    }

    const rows = await this.rowsOf(slug);
    const readable = rows.filter(({ current, article }) => current && isReadable(article));
    const best = readable.find(({ article }) => article.lang === lang) ?? readable[0];
    if (best) {
      return {
        kind: 'article',
        article: best.article,
        languages: readable.map(({ article }) => article.lang),
      };
    }

    return (await this.movedFrom(slug)) ?? goneOf(rows, lang);
  }

  /** What can be offered in a language, without the texts, in the order of their addresses. */
  headings(lang: Language): Promise<readonly ArticleHeading[]> {
    const known = this.known.get(lang) ?? this.readHeadings(lang);
    this.known.set(lang, known);

    return known;
  }

  /** What was being read is forgotten too: it may be from before the change. */
  @On(ArticlesChanged)
  changed(_event: ArticlesChanged): void {
    this.known.clear();
  }

  /** Everything that is published, in all languages. */
  published(): Promise<Article[]> {
    return this.open().orderBy('a.slug').addOrderBy('a.lang').getMany();
  }

  /** What is published, so many at a time, after this one. */
  page(after: Pick<Article, 'slug' | 'lang'> | null, limit: number): Promise<Article[]> {
    return this.open()
      .andWhere('(a.slug > :slug OR (a.slug = :slug AND a.lang > :lang))', {
        slug: after?.slug ?? '',
        lang: after?.lang ?? '',
      })
      .orderBy('a.slug')
      .addOrderBy('a.lang')
      .limit(limit)
      .getMany();
  }

  private readHeadings(lang: Language): Promise<readonly ArticleHeading[]> {
    const headings = this.open()
      .select(['a.id', 'a.edition', 'a.slug', 'a.title', 'a.typeCode', 'a.topic', 'a.causes'])
      .andWhere('a.lang = :lang', { lang })
      .orderBy('a.slug')
      .getMany();
    // What could not be read is asked for again.
    headings.catch(() => this.known.delete(lang));

    return headings;
  }

  private open(): SelectQueryBuilder<Article> {
    return this.articles.createQueryBuilder('a').where(IS_OPEN);
  }

  /** Also what has been replaced, last: of that only the title is told. */
  private async rowsOf(slug: string): Promise<{ readonly article: Article; readonly current: boolean }[]> {
    const { entities, raw } = await this.articles
      .createQueryBuilder('a')
      .addSelect(`CASE WHEN ${IS_CURRENT} THEN 1 ELSE 0 END`, 'is_current')
      .where('a.slug = :slug', { slug })
      .andWhere('a.edition <= (SELECT current_edition FROM help_centre)')
      .orderBy('a.lang')
      .addOrderBy('a.edition', 'DESC')
      .getRawAndEntities<{ is_current: number }>();

    return entities.map((article, index) => ({ article, current: Number(raw[index]?.is_current) === 1 }));
  }

  /** Only to where something can be read: a redirect never leads from one refusal to another. */
  private async movedFrom(slug: string): Promise<ArticleAddress | null> {
    const redirect = await this.redirects
      .createQueryBuilder('r')
      .innerJoin(Article, 'a', `a.slug = r.toSlug AND a.visibility = 'public' AND ${IS_CURRENT}`)
      .where('r.fromSlug = :slug', { slug })
      .andWhere(`a.status IN ('published', 'outdated')`)
      .getOne();

    return redirect ? { kind: 'moved', slug: redirect.toSlug } : null;
  }
}

const isReadable = ({ status, visibility }: Article): boolean =>
  status !== 'draft' && visibility === 'public';

/** Internal articles are never spoken of, nor what never was published. */
function goneOf(
  rows: readonly { readonly article: Article; readonly current: boolean }[],
  lang: Language,
): ArticleAddress | null {
  const once = rows.filter(
    ({ article, current }) =>
      article.publishedAt !== null && article.visibility === 'public' && !(current && isReadable(article)),
  );
  const best = once.find(({ article }) => article.lang === lang) ?? once[0];

  return best ? { kind: 'gone', title: best.article.title } : null;
}
