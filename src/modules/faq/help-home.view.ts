import { Injectable } from '@nestjs/common';
import type { Words } from '../../platform/i18n/words.js';
import { ArticleLookup } from './article.lookup.js';
import {
  chatUrl,
  type HelpLink,
  type HelpTile,
  linkTo,
  requestUrl,
  searchUrl,
  tilesOf,
} from './help-links.js';

export interface HelpHomeModel {
  readonly title: string;
  readonly searchUrl: string;
  readonly query: string;
  readonly tiles: readonly HelpTile[];
  readonly guides: readonly HelpLink[];
  readonly requestUrl: string;
  readonly chatUrl: string;
}

const MOST_GUIDES = 8;

/** The entrance of the help centre: what went wrong, or a search. */
@Injectable()
export class HelpHomeView {
  constructor(private readonly articles: ArticleLookup) {}

  async model(words: Words): Promise<HelpHomeModel> {
    const { language } = words;
    const headings = await this.articles.headings(language);

    return {
      title: words.t('faq.home.title'),
      searchUrl: searchUrl(language),
      query: '',
      tiles: tilesOf(headings, words),
      guides: headings
        .filter(({ typeCode }) => typeCode === null)
        .slice(0, MOST_GUIDES)
        .map((heading) => linkTo(language, heading)),
      requestUrl: requestUrl(language),
      chatUrl: chatUrl(language),
    };
  }
}
