/** What we are written in, in the order in which it is offered. */
export const LANGUAGES = ['zh-CN', 'en'] as const;

export type Language = (typeof LANGUAGES)[number];

/** English made strange on purpose, outside production: one longer and accented, one from right to left. */
export const PSEUDO_LOCALES = ['en-XA', 'ar-XB'] as const;

export type PseudoLocale = (typeof PSEUDO_LOCALES)[number];

/** How a page is printed: a language, or a pseudo-locale of English. */
export type Locale = Language | PseudoLocale;

export const DEFAULT_LANGUAGE: Language = 'en';

export const isLanguage = (value: unknown): value is Language =>
  LANGUAGES.some((language) => language === value);

export const isPseudoLocale = (value: unknown): value is PseudoLocale =>
  PSEUDO_LOCALES.some((locale) => locale === value);

/** The language whose articles and addresses a locale has. */
export const languageOfLocale = (locale: Locale): Language => (isLanguage(locale) ? locale : 'en');

export const directionOf = (locale: Locale): 'ltr' | 'rtl' => (locale === 'ar-XB' ? 'rtl' : 'ltr');

/** What the Intl classes are asked for: English is written the British way, the day before the month. */
export const intlLocale = (locale: Locale): string => (locale === 'zh-CN' ? 'zh-CN' : 'en-GB');

/** Any Chinese reads simplified Chinese better than English. */
const CHINESE = /^(zh|yue|cmn|wuu|nan|hak|gan)(-|$)/;
const ENGLISH = /^en(-|$)/;

/** The best of our languages for an `Accept-Language` header. */
export function acceptedLanguage(header: string | undefined): Language {
  const wanted = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';');
      const quality = parameters.map((p) => /^\s*q\s*=\s*([\d.]+)\s*$/.exec(p)?.[1]).find(Boolean);

      return { tag: tag.trim().toLowerCase(), quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ tag, quality }) => tag !== '' && quality > 0)
    .sort((a, b) => b.quality - a.quality);
  for (const { tag } of wanted) {
    if (CHINESE.test(tag)) {
      return 'zh-CN';
    }
    if (ENGLISH.test(tag)) {
      return 'en';
    }
  }

  return DEFAULT_LANGUAGE;
}
