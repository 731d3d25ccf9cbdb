import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { On } from '../../platform/events/registry.js';
import type { Language } from '../../platform/i18n/languages.js';
import { type SearchHit, SearchIndex } from '../../platform/search/search-index.js';
import { TextAnalyser } from '../../platform/search/text-analyser.js';
import { articlePlainText } from './article-markdown.js';
import type { Article } from './article.entity.js';
import { ArticleLookup } from './article.lookup.js';
import { ArticlesChanged } from './articles-changed.event.js';
import { SEARCH_SYNONYMS } from './search-synonyms.js';

/** An article that answers a question, with the cut from it that says so. */
export interface FoundArticle {
  readonly id: string;
  readonly slug: string;
  readonly typeCode: string | null;
  readonly title: string;
  readonly causes: readonly string[];
  readonly updatedOn: string;
  readonly snippet: SearchHit['snippet'];
  /** Between 0 and 1: a higher score is a better answer, within one answer. */
  readonly score: number;
}

export interface ArticleSearchScope {
  readonly lang: Language;
  readonly limit: number;
  /** Only articles about this exception (`E302`). */
  readonly type?: string | undefined;
}

/** Finds published articles. The index lives in memory: made at start and anew whenever articles change. */
@Injectable()
export class ArticleSearchService implements OnApplicationBootstrap {
  private readonly index = new SearchIndex(new TextAnalyser(SEARCH_SYNONYMS));
  private articles: ReadonlyMap<string, Article> = new Map();
  private running: Promise<void> = Promise.resolve();
  private waiting: Promise<void> | null = null;

  constructor(private readonly lookup: ArticleLookup) {}

  onApplicationBootstrap(): Promise<void> {
    return this.renew();
  }

  @On(ArticlesChanged)
  changed(_event: ArticlesChanged): void | Promise<void> {
    return this.renew();
  }

  /** The best articles for a question in the reader's own words; none for an empty one. Never fails. */
  search(query: string, { lang, limit, type }: ArticleSearchScope): Promise<FoundArticle[]> {
    const { items } = this.index.search(query, { lang, limit: type === undefined ? limit : Infinity });
    const best = items[0]?.score ?? 1;
    const articles = items.flatMap(({ id, snippet, score }) => {
      const article = this.articles.get(keyOf({ slug: id, lang }));
      return article ? [found(article, snippet, score / best)] : [];
    });
    const wanted = type === undefined ? articles : articles.filter(({ typeCode }) => typeCode === type);

    return Promise.resolve(wanted.slice(0, limit));
  }

  /** One reading after the other, so that an older one never wins; one that has not begun yet serves everybody. */
  private renew(): Promise<void> {
    this.waiting ??= this.running
      .catch(() => undefined)
      .then(() => {
        this.waiting = null;
        this.running = this.read();

        return this.running;
      });

    return this.waiting;
  }

  private async read(): Promise<void> {
    const articles = await this.lookup.published();

    this.index.replaceAll(
      articles.map(({ slug, lang, title, typeCode, keywords, body }) => ({
        id: slug,
        lang,
        title,
        keywords: typeCode === null ? keywords : [...keywords, typeCode],
        body: articlePlainText(body),
      })),
    );
    this.articles = new Map(articles.map((article) => [keyOf(article), article]));
  }
}

const keyOf = ({ slug, lang }: Pick<Article, 'slug' | 'lang'>): string => `${lang}/${slug}`;

function found(article: Article, snippet: FoundArticle['snippet'], score: number): FoundArticle {
  const { id, slug, typeCode, title, causes, updatedOn } = article;

  return { id, slug, typeCode, title, causes, updatedOn, snippet, score };
}
