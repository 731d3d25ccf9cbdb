import { Temporal } from 'temporal-polyfill';
import type { FormState } from '../../platform/http/form.js';
import { isLanguage, LANGUAGES, type Language } from '../../platform/i18n/languages.js';
import type { WritersBase } from './article-conflict.js';
import type { EditedText } from './article-editor.query.js';
import { ARTICLE_CAUSES, type ArticleCause } from './article-file.js';
import type { ArticleWords } from './article-words.js';
import { FIELDS_OF, type TypedArticleDto } from './edit-article.dto.js';

/** What stands in the fields of the editor. */
export interface EditorFields extends Pick<FormState, 'values'> {
  readonly lists: { readonly causes: readonly string[] };
}

/** Where an article begins. */
export const EMPTY_ARTICLE: ArticleWords = {
  title: '',
  body: '',
  keywords: [],
  causes: [],
  typeCode: null,
  topic: 'payments',
  visibility: 'public',
};
const SEPARATORS = /[,，、;；\n]/;

/** What the editor's fields say of an article that nobody has changed yet. */
export function fieldsOf(texts: readonly EditedText[], zone: string): EditorFields {
  const [first] = texts;
  const words = first?.words ?? EMPTY_ARTICLE;
  const publishAt = texts.find((text) => text.publishAt)?.publishAt ?? null;

  return {
    values: {
      ...Object.assign(
        {},
        ...LANGUAGES.map((lang) => {
          const text = textIn(texts, lang);

          return textFields(lang, text?.words ?? EMPTY_ARTICLE, text?.base ?? null);
        }),
      ),
      type: words.typeCode ?? '',
      topic: words.topic,
      visibility: words.visibility,
      owner: first?.ownerId ?? '',
      reviewBy: first?.reviewBy ?? '',
      note: '',
      publishAt: publishAt ? wallClock(publishAt, zone) : '',
      minor: '',
    },
    lists: { causes: words.causes },
  };
}

export const textIn = (texts: readonly EditedText[], lang: Language): EditedText | null =>
  texts.find((text) => text.lang === lang) ?? null;

/** What its writer had before him: `7.2` is the second revision of a draft of version 7. */
export const baseText = ({ version, revision }: WritersBase): string => `${version}.${revision}`;

/** Null where it was not sent, or nobody had begun. */
export function baseTyped(
  input: TypedArticleDto,
  lang: Language,
  name: 'base' | 'was' = 'base',
): WritersBase | null {
  return baseIn(input[`${name}${FIELDS_OF[lang]}`] ?? '');
}

/** What `baseText` has written. */
export function baseIn(text: string): WritersBase | null {
  const [, version, revision] = /^(\d{1,9})\.(\d{1,9})$/.exec(text) ?? [];

  return version && revision ? { version: Number(version), revision: Number(revision) } : null;
}

export const keywordsText = (keywords: readonly string[], lang: Language): string =>
  keywords.join(lang === 'zh-CN' ? '，' : ', ');

export const keywordsIn = (typed: string): string[] => [
  ...new Set(
    typed
      .split(SEPARATORS)
      .map((word) => word.trim())
      .filter((word) => word !== ''),
  ),
];

/**
 * The words that were typed in one language; null where its fields were not sent, or have nothing in them. What is said
 * of the article as a whole counts where somebody has changed it: languages that differ there are not made alike by
 * saving something else.
 */
export function typedWords(
  input: TypedArticleDto,
  lang: Language,
  texts: readonly EditedText[],
): ArticleWords | null {
  const end = FIELDS_OF[lang];
  const [title, body] = [input[`title${end}`], input[`body${end}`]];
  const before = textIn(texts, lang);
  if (title === undefined || body === undefined || (!before && title === '' && body === '')) {
    return null;
  }
  const shown = texts[0]?.words ?? EMPTY_ARTICLE;
  const own = before?.words ?? shown;
  const changed = <T>(typed: T, was: T, known: T): T =>
    JSON.stringify(typed) === JSON.stringify(was) ? known : typed;

  return {
    title,
    body: body.replaceAll('\r\n', '\n'),
    keywords: keywordsIn(input[`keywords${end}`] ?? ''),
    causes: changed(inTheirOrder(input.causes ?? []), inTheirOrder(shown.causes), own.causes),
    typeCode: changed(input.type || null, shown.typeCode, own.typeCode),
    topic: changed(input.topic ?? shown.topic, shown.topic, own.topic),
    visibility: changed(input.visibility ?? shown.visibility, shown.visibility, own.visibility),
  };
}

export const sameWords = (a: ArticleWords, b: ArticleWords): boolean =>
  JSON.stringify(inOrder(a)) === JSON.stringify(inOrder(b));

/** An instant that a person names by the clock of his zone; null for what no clock shows. */
export function instantIn(typed: string, zone: string): Date | null {
  try {
    return new Date(Temporal.PlainDateTime.from(typed).toZonedDateTime(zone).epochMilliseconds);
  } catch {
    return null;
  }
}

const wallClock = (instant: Date, zone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' });

export function textFields(
  lang: Language,
  { title, body, keywords }: Pick<ArticleWords, 'title' | 'body' | 'keywords'>,
  base: WritersBase | null,
): Readonly<Record<string, string>> {
  const end = FIELDS_OF[lang];

  return {
    [`base${end}`]: base ? baseText(base) : '',
    [`was${end}`]: '',
    [`title${end}`]: title,
    [`body${end}`]: body,
    [`keywords${end}`]: keywordsText(keywords, lang),
  };
}

/** A new article that answers what somebody has searched for in vain: `?question=…&text=…`. */
export function questionFields(asked: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  const { question, text } = asked;
  const title = typeof question === 'string' ? question.replaceAll('\0', '').trim().slice(0, 200) : '';
  const language = isLanguage(text) ? text : /\p{Script=Han}/u.test(title) ? 'zh-CN' : 'en';

  return textFields(language, { title, body: '', keywords: [title] }, null);
}

/** Whether the fields say the same, whatever the keys of their forms are. */
export const sameFields = (a: EditorFields, b: EditorFields): boolean =>
  JSON.stringify([...a.lists.causes].sort()) === JSON.stringify([...b.lists.causes].sort()) &&
  Object.keys(b.values).every((name) => clean(a.values[name]) === clean(b.values[name]));

const clean = (text = ''): string => text.replaceAll('\r\n', '\n').trim();

const inOrder = ({ title, body, keywords, causes, typeCode, topic, visibility }: ArticleWords): unknown[] => [
  title,
  body,
  keywords,
  inTheirOrder(causes),
  typeCode,
  topic,
  visibility,
];

const inTheirOrder = (causes: readonly ArticleCause[]): ArticleCause[] =>
  ARTICLE_CAUSES.filter((cause) => causes.includes(cause));
