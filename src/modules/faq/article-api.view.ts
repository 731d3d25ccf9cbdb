import { Injectable } from '@nestjs/common';
import { Gone, NotFound } from '../../platform/errors/app-error.js';
import type { Language } from '../../platform/i18n/languages.js';
import type { ArticleCause } from './article-file.js';
import { articleHtml } from './article-markdown.js';
import { ArticleLookup } from './article.lookup.js';
import { articleUrl } from './help-links.js';

/** An article for programs. */
export interface ArticleAnswer {
  readonly slug: string;
  /** Of the text: where there is none in the language asked for, it is in the other one. */
  readonly lang: Language;
  readonly type: string | null;
  readonly title: string;
  /** Markdown. */
  readonly body: string;
  /** The same, made by our renderer from Markdown without raw HTML. */
  readonly html: string;
  readonly causes: readonly ArticleCause[];
  readonly keywords: readonly string[];
  readonly updatedOn: string;
  readonly outdated: boolean;
  readonly url: string;
  readonly alternates: readonly { readonly lang: Language; readonly url: string }[];
}

export interface MovedAnswer {
  /** Where the same question is answered. */
  readonly movedTo: string;
}

export const articleApiUrl = (slug: string, lang: Language): string =>
  `/api/v1/faq/articles/${encodeURIComponent(slug)}?lang=${lang}`;

@Injectable()
export class ArticleApiView {
  constructor(private readonly articles: ArticleLookup) {}

  /** @throws NotFound for an address at which nothing ever was; Gone for an article that was taken down */
  async answer(slug: string, asked: Language): Promise<ArticleAnswer | MovedAnswer> {
    const address = await this.articles.at(slug, asked);
    if (address === null) {
      throw new NotFound('faq.errors.no-article');
    }
    if (address.kind === 'gone') {
      throw new Gone('faq.errors.no-article');
    }
    if (address.kind === 'moved') {
      return { movedTo: articleApiUrl(address.slug, asked) };
    }

    const { article, languages } = address;
    const { lang, typeCode: type, title, body, causes, keywords, updatedOn } = article;

    return {
      slug: article.slug,
      lang,
      type,
      title,
      body,
      html: articleHtml(body, { linkBase: articleUrl(lang, '') }),
      causes,
      keywords,
      updatedOn,
      outdated: article.status === 'outdated',
      url: articleUrl(lang, article.slug),
      alternates: languages
        .filter((other) => other !== lang)
        .map((other) => ({ lang: other, url: articleUrl(other, article.slug) })),
    };
  }
}
