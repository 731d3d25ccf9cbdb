import type { Language } from '../../platform/i18n/languages.js';
import type { Words } from '../../platform/i18n/words.js';
import { NAMED_EXCEPTIONS } from '../exceptions/taxonomy.js';
import type { ArticleHeading } from './article.lookup.js';

const TILE_SYMBOLS = { E101: 'key-round', E301: 'circle-alert', E302: 'hourglass', E201: 'lock' } as const;

export interface HelpLink {
  readonly url: string;
  readonly title: string;
}

/** An entrance by what went wrong. */
export interface HelpTile {
  readonly code: string;
  readonly url: string;
  readonly name: string;
  readonly hint: string;
  /** The name of its icon. */
  readonly symbol: string;
}

export const helpUrl = (lang: Language): string => `/${lang}/help`;

export const searchUrl = (lang: Language): string => `/${lang}/help/search`;

export const articleUrl = (lang: Language, slug: string): string =>
  `/${lang}/help/a/${encodeURIComponent(slug)}`;

/** Where a request to the desk begins, with the kind of exception already chosen where it is known. */
export const requestUrl = (lang: Language, typeCode: string | null = null): string =>
  `/${lang}/requests/new${typeCode === null ? '' : `?type=${encodeURIComponent(typeCode)}`}`;

export const chatUrl = (lang: Language): string => `/${lang}/chat`;

/** The tiles lead to the article of their exception; where there is none yet, straight to the desk. */
export function tilesOf(headings: readonly ArticleHeading[], words: Words): HelpTile[] {
  return NAMED_EXCEPTIONS.map((code) => {
    const article = headings.find(({ typeCode }) => typeCode === code);

    return {
      code,
      url: article ? articleUrl(words.language, article.slug) : requestUrl(words.language, code),
      name: words.t(`faq.types.${code}.name`),
      hint: words.t(`faq.types.${code}.hint`),
      symbol: TILE_SYMBOLS[code],
    };
  });
}

export const linkTo = (
  lang: Language,
  { slug, title }: Pick<ArticleHeading, 'slug' | 'title'>,
): HelpLink => ({
  url: articleUrl(lang, slug),
  title,
});
