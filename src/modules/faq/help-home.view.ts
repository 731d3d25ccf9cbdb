import { Injectable } from '@nestjs/common';
import type { Language } from '../../platform/i18n/languages.js';
import type { Words } from '../../platform/i18n/words.js';
import { NoticeLines } from '../notices/notice-lines.js';
import { ArticleFigureQuery } from './article-figures.query.js';
import { type ArticleHeading, ArticleLookup } from './article.lookup.js';
import {
  articleUrl,
  chatUrl,
  guidesOf,
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
  /** What is read most this week; guides where nothing was counted yet. */
  readonly guides: readonly HelpLink[];
  readonly isPopular: boolean;
  /** What keeps a wallet safe, each with the place where it is explained; '' where it is not. */
  readonly habits: readonly HelpLink[];
  readonly requestUrl: string;
  readonly chatUrl: string;
}

const MOST_GUIDES = 5;
/** The steps of this guide are the habits, in this order. */
const HABITS_GUIDE = 'protect-your-wallet';
const HABITS = [
  'faq.safety.codes',
  'faq.safety.second-factor',
  'faq.safety.check',
  'faq.safety.app',
] as const;

/** The entrance of the help centre: what went wrong, or a search. */
@Injectable()
export class HelpHomeView {
  constructor(
    private readonly articles: ArticleLookup,
    private readonly notices: NoticeLines,
    private readonly figures: ArticleFigureQuery,
  ) {}

  async model(words: Words): Promise<HelpHomeModel> {
    const { language } = words;
    const headings = await this.articles.headings(language);
    const popular = await this.popular(language, headings);

    return {
      title: words.t('faq.home.title'),
      searchUrl: searchUrl(language),
      query: '',
      tiles: tilesOf(words, (codes) => this.notices.chip(words, codes)),
      guides: popular.length > 0 ? popular : guidesOf(language, headings).slice(0, MOST_GUIDES),
      isPopular: popular.length > 0,
      habits: habitsOf(words, headings),
      requestUrl: requestUrl(language),
      chatUrl: chatUrl(language),
    };
  }

  /** Of what is read most, what can be offered: an article may have gone since. */
  private async popular(language: Language, headings: readonly ArticleHeading[]): Promise<HelpLink[]> {
    const top = await this.figures.top(language, MOST_GUIDES);
    const offered = top.flatMap((slug) => headings.filter((heading) => heading.slug === slug));

    return offered.map((heading) => linkTo(language, heading));
  }
}

function habitsOf(words: Words, headings: readonly ArticleHeading[]): HelpLink[] {
  const isExplained = headings.some(({ slug }) => slug === HABITS_GUIDE);

  return HABITS.map((key, index) => ({
    title: words.t(key),
    url: isExplained ? `${articleUrl(words.language, HABITS_GUIDE)}#step-${index + 1}` : '',
  }));
}
