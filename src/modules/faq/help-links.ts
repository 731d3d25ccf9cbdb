import type { Language } from '../../platform/i18n/languages.js';
import type { Words } from '../../platform/i18n/words.js';
import { EXCEPTION_CODES, LANDINGS } from '../exceptions/taxonomy.js';
import type { NoticeChip } from '../notices/notice-lines.js';
import type { ArticleHeading } from './article.lookup.js';
import { LANDING_PAGES } from './landings.js';

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
  /** What is known at this moment; null where nothing is. */
  readonly notice: NoticeChip | null;
}

export const helpUrl = (lang: Language): string => `/${lang}/help`;

/** What is new in the help centre, for programs that follow it. */
export const feedUrl = (lang: Language): string => `/${lang}/help/feed.xml`;

/** The search, with what is asked of it where that is known. */
export function searchUrl(lang: Language, asked: Readonly<Record<string, string>> = {}): string {
  const question = new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== '')).toString();

  return `/${lang}/help/search${question === '' ? '' : `?${question}`}`;
}

export const articleUrl = (lang: Language, slug: string): string =>
  `/${lang}/help/a/${encodeURIComponent(slug)}`;

/** Where one thing that went wrong is looked into: `/en/help/not-received`. */
export const landingUrl = (lang: Language, slug: string): string => `/${lang}/help/${slug}`;

/** The ways to a person, with the kind of exception handed on where it is known. */
export const contactUrl = (lang: Language, typeCode: string | null = null): string =>
  `/${lang}/help/contact${asType(typeCode)}`;

/** Where a request to the desk begins, with the kind of exception already chosen where it is known. */
export const requestUrl = (lang: Language, typeCode: string | null = null): string =>
  `/${lang}/requests/new${asType(typeCode)}`;

/** The same, with what was searched for: nobody says it twice, and it tells what kind of exception it may be. */
export const requestAboutUrl = (lang: Language, description: string): string =>
  description === ''
    ? requestUrl(lang)
    : `/${lang}/requests/new?${new URLSearchParams({ description }).toString()}`;

export const chatUrl = (lang: Language, typeCode: string | null = null): string =>
  `/${lang}/chat${asType(typeCode)}`;

const asType = (typeCode: string | null): string =>
  typeCode === null ? '' : `?type=${encodeURIComponent(typeCode)}`;

const ENTRANCES: readonly string[] = Object.values(LANDINGS).flat();
/** What has no entrance of its own. */
const OTHER_CODES: readonly string[] = EXCEPTION_CODES.filter((code) => !ENTRANCES.includes(code));

/** An entrance for each thing that goes wrong, and one for everything else. */
export function tilesOf(
  words: Words,
  chipOf: (codes: readonly string[]) => NoticeChip | null = () => null,
): HelpTile[] {
  const { language } = words;
  const tiles = LANDING_PAGES.map(({ slug, code, name, hint, symbol }) => ({
    code,
    url: landingUrl(language, slug),
    name: words.t(name),
    hint: words.t(hint),
    symbol,
    notice: chipOf(LANDINGS[slug]),
  }));

  return [
    ...tiles,
    {
      code: 'other',
      url: contactUrl(language),
      name: words.t('landings.other.name'),
      hint: words.t('landings.other.hint'),
      symbol: 'circle-help',
      notice: chipOf(OTHER_CODES),
    },
  ];
}

/** The entrances by which customers come to a type of exception: one, or none. */
export const landingsAbout = (code: string, words: Words): HelpLink[] =>
  LANDING_PAGES.filter(({ slug }) => LANDINGS[slug].some((one) => one === code)).map(({ slug, name }) => ({
    url: landingUrl(words.language, slug),
    title: words.t(name),
  }));

export const linkTo = (
  lang: Language,
  { slug, title }: Pick<ArticleHeading, 'slug' | 'title'>,
): HelpLink => ({
  url: articleUrl(lang, slug),
  title,
});

/** Those that most people need stand first; all others follow by their address. */
const FIRST_GUIDES = [
  'protect-your-wallet',
  'reach-support',
  'network-maintenance-and-safety-checks',
  'transaction-states',
];

/** What is explained without anything having gone wrong. */
export function guidesOf(lang: Language, headings: readonly ArticleHeading[]): HelpLink[] {
  const place = ({ slug }: ArticleHeading): number => FIRST_GUIDES.indexOf(slug) + 1 || Infinity;

  return headings
    .filter(({ typeCode }) => typeCode === null)
    .sort((a, b) => (place(a) === place(b) ? 0 : place(a) - place(b)))
    .map((heading) => linkTo(lang, heading));
}
