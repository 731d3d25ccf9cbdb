import { Injectable } from '@nestjs/common';
import { Env } from '../../config/env.js';
import { Clock } from '../../platform/clock/clock.js';
import { NotFound } from '../../platform/errors/app-error.js';
import type { Language } from '../../platform/i18n/languages.js';
import type { Words } from '../../platform/i18n/words.js';
import { type TrustedMarkup, trustedMarkup } from '../../platform/views/trusted-markup.js';
import { type NoticeLine, NoticeLines } from '../notices/notice-lines.js';
import { exceptionName } from '../exceptions/exception-words.js';
import {
  CONTACT_PART,
  articleHtml,
  type ArticlePart,
  articleParts,
  articlePlainText,
} from './article-markdown.js';
import type { Article } from './article.entity.js';
import { ArticleGone, ArticleMoved } from './article-elsewhere.js';
import { type ArticleHeading, ArticleLookup } from './article.lookup.js';
import {
  articleUrl,
  chatUrl,
  contactUrl,
  type HelpLink,
  helpUrl,
  landingUrl,
  linkTo,
  requestUrl,
} from './help-links.js';
import { LANDING_PAGES } from './landings.js';
import { answeredBy, faqPageData } from './structured-data.js';

export interface ArticleModel {
  readonly title: string;
  readonly section: string;
  readonly helpUrl: string;
  /** The page of the exception that the article is about; null for a guide. */
  readonly landing: HelpLink | null;
  /** The language of the text, which is not the page's where there is no translation. */
  readonly textLang: string;
  readonly isForeign: boolean;
  readonly isOutdated: boolean;
  /** Nobody has changed it for a year. */
  readonly isOld: boolean;
  /** What it applies to; for a guide, all of the wallet. */
  readonly appliesTo: string;
  readonly updated: string;
  readonly minutes: number;
  readonly parts: readonly ArticlePart[];
  readonly text: TrustedMarkup;
  /** Whether the text itself says what to have ready. */
  readonly saysWhatToPrepare: boolean;
  readonly requestUrl: string;
  readonly chatUrl: string;
  readonly contactUrl: string;
  readonly related: readonly HelpLink[];
  /** What is known at this moment of what it is about; in the guide to maintenance, all of it. */
  readonly notices: readonly NoticeLine[];
  /** For machines, where the article answers questions. */
  readonly structured: TrustedMarkup | null;
  /** The text itself, for what is said of it and counted. */
  readonly judged: Pick<Article, 'slug' | 'lang' | 'version' | 'typeCode'>;
  /** The address of the text, in its own language, and of the same article in others. */
  readonly canonical: string;
  readonly alternates: readonly Alternate[];
}

/** The same page in a language, with its full address. */
interface Alternate {
  readonly code: Language;
  readonly url: string;
}

/** Characters a minute: about 200 English words, or 400 Chinese characters. */
const READING_SPEED = { en: 1_100, 'zh-CN': 400 } as const;
/** Explains what maintenance is: here stands what there is of it. */
const MAINTENANCE_GUIDE = 'network-maintenance-and-safety-checks';
const MOST_RELATED = 3;
const OLD_DAYS = 365;

@Injectable()
export class ArticleView {
  constructor(
    private readonly articles: ArticleLookup,
    private readonly notices: NoticeLines,
    private readonly clock: Clock,
    private readonly env: Env,
  ) {}

  /** @throws NotFound, ArticleMoved or ArticleGone for an address without an article that may be read */
  async model(words: Words, slug: string): Promise<ArticleModel> {
    const { language } = words;
    const { article, languages } = await this.require(slug, language);
    const urlIn = (lang: Language): string => this.env.publicUrl + articleUrl(lang, slug);

    const others = await this.articles.headings(language);
    const parts = articleParts(article.body);
    const landing = landingOf(article, words);

    return {
      title: article.title,
      section: words.t('faq.home.name'),
      helpUrl: helpUrl(language),
      landing,
      textLang: article.lang,
      isForeign: article.lang !== language,
      isOutdated: article.status === 'outdated',
      isOld: article.status === 'published' && this.isOld(article),
      appliesTo:
        landing?.title || exceptionName(article.typeCode, words) || words.t('faq.article.everything'),
      updated: words.calendarDay(article.updatedOn),
      minutes: Math.max(1, Math.round(articlePlainText(article.body).length / READING_SPEED[article.lang])),
      parts,
      // Made by our renderer from Markdown without raw HTML: the one markup that is not escaped again.
      text: trustedMarkup(articleHtml(article.body)),
      saysWhatToPrepare: parts.some(({ id }) => id === CONTACT_PART),
      requestUrl: requestUrl(language, article.typeCode),
      chatUrl: chatUrl(language, article.typeCode),
      contactUrl: contactUrl(language, article.typeCode),
      related: relatedTo(article, others).map((heading) => linkTo(language, heading)),
      notices:
        slug === MAINTENANCE_GUIDE ? this.notices.all(words) : this.notices.about(words, [article.typeCode]),
      structured: faqPageData(answeredBy(article)),
      judged: article,
      canonical: urlIn(article.lang),
      alternates: languages.map((lang) => ({ code: lang, url: urlIn(lang) })),
    };
  }

  private async require(
    slug: string,
    language: Language,
  ): Promise<{ readonly article: Article; readonly languages: readonly Language[] }> {
    const address = await this.articles.at(slug, language);
    switch (address?.kind) {
      case 'article':
        return address;
      case 'moved':
        throw new ArticleMoved(address.slug);
      case 'gone':
        throw new ArticleGone(address.title);
      default:
        throw new NotFound('faq.errors.no-article');
    }
  }

  private isOld({ updatedOn }: Article): boolean {
    return this.clock.now().getTime() - Date.parse(updatedOn) > OLD_DAYS * 86_400_000;
  }
}

function landingOf({ typeCode }: Article, words: Words): HelpLink | null {
  const landing = LANDING_PAGES.find(({ code }) => code === typeCode);

  return landing ? { url: landingUrl(words.language, landing.slug), title: words.t(landing.name) } : null;
}

/** Same topic first, then those that share most causes; equals by address. */
function relatedTo(article: Article, others: readonly ArticleHeading[]): ArticleHeading[] {
  const closeness = ({ topic, causes }: ArticleHeading): number =>
    (topic === article.topic ? 10 : 0) + causes.filter((cause) => article.causes.includes(cause)).length;

  return others
    .filter(({ slug }) => slug !== article.slug)
    .sort((a, b) => closeness(b) - closeness(a) || (a.slug < b.slug ? -1 : 1))
    .slice(0, MOST_RELATED);
}
