import { Injectable } from '@nestjs/common';
import { Env } from '../../config/env.js';
import type { Words } from '../../platform/i18n/words.js';
import { type FeedArticle, ArticleListing } from './article-listing.query.js';
import { articlePlainText } from './article-markdown.js';
import { articleUrl, feedUrl, helpUrl } from './help-links.js';
import { xmlText } from '../../platform/views/xml-text.js';

const SUMMARY = 280;

/** New and changed articles in one language, as an Atom feed (RFC 4287). */
@Injectable()
export class HelpFeedView {
  constructor(
    private readonly listing: ArticleListing,
    private readonly env: Env,
  ) {}

  async feed(words: Words): Promise<string> {
    const { language } = words;
    const articles = await this.listing.newest(language);
    const own = this.env.publicUrl + feedUrl(language);

    return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">
<title>${xmlText(words.t('faq.feed.title'))}</title>
<id>${xmlText(own)}</id>
<link rel="self" type="application/atom+xml" href="${xmlText(own)}"/>
<link rel="alternate" type="text/html" href="${xmlText(this.env.publicUrl + helpUrl(language))}"/>
<author><name>WalletDesk</name></author>
<updated>${articles.map(updatedAt).sort().at(-1) ?? '2026-01-01T00:00:00Z'}</updated>
${articles.map((article) => this.entry(article)).join('')}</feed>
`;
  }

  private entry(article: FeedArticle): string {
    const address = xmlText(this.env.publicUrl + articleUrl(article.lang, article.slug));
    const text = articlePlainText(article.body).replaceAll(/\s+/g, ' ');
    const published = article.publishedAt
      ? `<published>${article.publishedAt.toISOString()}</published>\n`
      : '';

    return `<entry>
<title>${xmlText(article.title)}</title>
<id>${address}</id>
<link rel="alternate" type="text/html" href="${address}"/>
${published}<updated>${updatedAt(article)}</updated>
<summary>${xmlText(text.length > SUMMARY ? `${[...text].slice(0, SUMMARY).join('')}…` : text)}</summary>
</entry>
`;
  }
}

/** Articles carry a day; its beginning is as true as any other moment of it. */
const updatedAt = ({ updatedOn }: FeedArticle): string => `${updatedOn}T00:00:00Z`;
