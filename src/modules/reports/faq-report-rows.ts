import type { Words } from '../../platform/i18n/words.js';
import { answerPath } from '../faq/editor-links.js';
import type { SearchGap } from '../faq/search-gaps.js';
import { percentOf, type Share } from './faq-figures.js';
import type { ArticleRow } from './faq-report.query.js';

/** A question that was asked in vain; its `writeUrl` is '' for whoever writes no articles. */
export interface GapModel {
  readonly query: string;
  readonly lang: string;
  readonly language: string;
  readonly empty: number;
  readonly left: number;
  readonly last: string;
  readonly writeUrl: string;
}

export interface ArticleModel {
  readonly title: string;
  readonly url: string;
  readonly lang: string;
  readonly language: string;
  readonly views: number;
  readonly helpful: string;
  readonly asked: string;
}

/** `82 %`; of few, how many of how many. */
export function shareText(words: Words, share: Share): string {
  const percent = percentOf(share);
  const { part, whole } = share;

  return percent === null ? words.t('reports.faq.few', { part, whole }) : words.percent(percent / 100);
}

export const gapModel = (
  words: Words,
  { query, lang, empty, left, lastOn }: SearchGap,
  mayWrite: boolean,
): GapModel => ({
  query,
  lang,
  language: words.t(`common.languages.${lang}`),
  empty,
  left,
  last: words.calendarDay(lastOn),
  writeUrl: mayWrite ? answerPath(query, lang) : '',
});

export function articleModel(
  words: Words,
  { slug, lang, title, views, helpful, unhelpful, askedAfter }: ArticleRow,
): ArticleModel {
  return {
    title: title ?? slug,
    url: `/${lang}/help/a/${slug}`,
    lang,
    language: words.t(`common.languages.${lang}`),
    views,
    helpful: shareText(words, { part: helpful, whole: helpful + unhelpful }),
    asked: shareText(words, { part: askedAfter, whole: views }),
  };
}
