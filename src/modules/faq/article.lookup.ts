import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, Repository } from 'typeorm';
import { On } from '../../platform/events/registry.js';
import type { Language } from '../../platform/i18n/languages.js';
import { Article } from './article.entity.js';
import { ArticlesChanged } from './articles-changed.event.js';

/** Enough of an article to offer it. */
export type ArticleHeading = Pick<Article, 'slug' | 'title' | 'typeCode' | 'topic' | 'causes'>;

const SLUG = /^[a-z0-9-]{1,80}$/;

/** Reads what is open to everyone: published articles, and by its address an outdated one. */
@Injectable()
export class ArticleLookup {
  /** The entrance of the help centre is the page that most people open, and articles change seldom. */
  private readonly known = new Map<Language, Promise<readonly ArticleHeading[]>>();

  constructor(@InjectRepository(Article) private readonly articles: Repository<Article>) {}

  /** The article in this language, else in another one; null where there is none in any. */
  async find(slug: string, lang: Language): Promise<Article | null> {
    if (!SLUG.test(slug)) {
      return null;
    }

    const rows = await this.articles.find({
      where: { slug, status: In(['published', 'outdated']) },
      order: { lang: 'ASC' },
    });

    return rows.find((article) => article.lang === lang) ?? rows[0] ?? null;
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
    return this.articles.find({ where: { status: 'published' }, order: { slug: 'ASC', lang: 'ASC' } });
  }

  private readHeadings(lang: Language): Promise<readonly ArticleHeading[]> {
    const headings = this.articles.find({
      select: { id: true, slug: true, title: true, typeCode: true, topic: true, causes: true },
      where: { status: 'published', lang },
      order: { slug: 'ASC' },
    });
    // What could not be read is asked for again.
    headings.catch(() => this.known.delete(lang));

    return headings;
  }
}
