import { Injectable } from '@nestjs/common';
import { NotFound } from '../../platform/errors/app-error.js';
import type { Words } from '../../platform/i18n/words.js';
import { LANDINGS } from '../exceptions/taxonomy.js';
import { type NoticeLine, NoticeLines } from '../notices/notice-lines.js';
import type { TrustedMarkup } from '../../platform/views/trusted-markup.js';
import { ArticleLookup } from './article.lookup.js';
import { type ContactWay, ContactWays } from './contact-ways.js';
import { chatUrl, type HelpLink, helpUrl, linkTo, requestUrl } from './help-links.js';
import { findLanding } from './landings.js';
import { faqPageData } from './structured-data.js';

export interface LandingModel {
  readonly title: string;
  readonly section: string;
  readonly helpUrl: string;
  readonly lead: string;
  readonly symbol: string;
  readonly urgent: readonly string[];
  readonly stages: readonly { readonly name: string; readonly meaning: string }[];
  readonly facts: readonly { readonly question: string; readonly answer: string }[];
  readonly checks: readonly { readonly heading: string; readonly points: readonly string[] }[];
  readonly note: string | null;
  /** For machines, where the page answers questions. */
  readonly structured: TrustedMarkup | null;
  /** The article that goes further; null where it is not published. */
  readonly article: HelpLink | null;
  readonly requestUrl: string;
  readonly chatUrl: string;
  readonly ways: readonly ContactWay[];
  /** What is known about it at this moment. */
  readonly notices: readonly NoticeLine[];
}

/** What to look at oneself when one thing went wrong, and where to turn to when that was not enough. */
@Injectable()
export class LandingView {
  constructor(
    private readonly articles: ArticleLookup,
    private readonly ways: ContactWays,
    private readonly notices: NoticeLines,
  ) {}

  /** @throws NotFound for an address that is none of the landing pages */
  async model(words: Words, slug: string): Promise<LandingModel> {
    const landing = findLanding(slug);
    if (!landing) {
      throw new NotFound();
    }
    const { language } = words;
    const { name, lead, symbol, code, checks, urgent = [], stages = [], facts = [], note } = landing;
    const article = (await this.articles.headings(language)).find((one) => one.slug === landing.article);
    const answered = facts.map(([question, answer]) => ({
      question: words.t(question),
      answer: words.t(answer),
    }));

    return {
      title: words.t(name),
      section: words.t('faq.home.name'),
      helpUrl: helpUrl(language),
      lead: words.t(lead),
      symbol,
      urgent: urgent.map((step) => words.t(step)),
      stages: stages.map(([stage, meaning]) => ({ name: words.t(stage), meaning: words.t(meaning) })),
      facts: answered,
      structured: faqPageData(answered),
      checks: checks.map(({ heading, points }) => ({
        heading: words.t(heading),
        points: points.map((point) => words.t(point)),
      })),
      note: note === undefined ? null : words.t(note),
      article: article ? linkTo(language, article) : null,
      requestUrl: requestUrl(language, code),
      chatUrl: chatUrl(language, code),
      ways: this.ways.about(words, code),
      notices: this.notices.about(words, LANDINGS[landing.slug]),
    };
  }
}
