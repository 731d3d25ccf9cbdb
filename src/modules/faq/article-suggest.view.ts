import { Injectable } from '@nestjs/common';
import type { Language } from '../../platform/i18n/languages.js';
import { ArticleSearchService } from './article-search.service.js';
import { articleUrl } from './help-links.js';

/** A list under a search field, for programs. */
export interface ArticleSuggestions {
  readonly query: string;
  readonly lang: Language;
  readonly items: readonly { readonly slug: string; readonly title: string; readonly url: string }[];
}

/** What is typed into a search field is read up to here. */
const TYPED_LENGTH = 100;
const MOST = 8;
/** Asked for at every key that is pressed, on any line. */
const MOST_BYTES = 4_096;

@Injectable()
export class ArticleSuggestView {
  constructor(private readonly search: ArticleSearchService) {}

  /** As many as go into four kilobytes, best first. */
  async answer(typed: string, lang: Language): Promise<ArticleSuggestions> {
    const query = typed.trim().slice(0, TYPED_LENGTH);
    const found = await this.search.suggest(query, lang, MOST);
    const items = found.map(({ slug, title }) => ({ slug, title, url: articleUrl(lang, slug) }));
    while (Buffer.byteLength(JSON.stringify({ query, lang, items })) > MOST_BYTES) {
      items.pop();
    }

    return { query, lang, items };
  }
}
