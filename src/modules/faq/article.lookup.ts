import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, Repository } from 'typeorm';
import type { Language } from '../../platform/i18n/languages.js';
import { Article } from './article.entity.js';

/** Enough of an article to offer it. */
export type ArticleHeading = Pick<Article, 'slug' | 'title' | 'typeCode' | 'topic' | 'causes'>;

const SLUG = /^[a-z0-9-]{1,80}$/;

/** Reads what is open to everyone: published articles, and by its address an outdated one. */
@Injectable()
export class ArticleLookup {
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
  headings(lang: Language): Promise<ArticleHeading[]> {
    return this.articles.find({
      select: { id: true, slug: true, title: true, typeCode: true, topic: true, causes: true },
      where: { status: 'published', lang },
      order: { slug: 'ASC' },
    });
  }

  /** Everything that is published, in all languages. */
  published(): Promise<Article[]> {
    return this.articles.find({ where: { status: 'published' }, order: { slug: 'ASC', lang: 'ASC' } });
  }
}
