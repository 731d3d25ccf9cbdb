import type { JsonLine } from '../../platform/cli/json-lines.js';
import { type Language, LANGUAGES } from '../../platform/i18n/languages.js';
import { findException, findExceptionBySlug } from '../exceptions/taxonomy.js';
import { ARTICLE_CAUSES, type ArticleCause } from './article-file.js';
import { ARTICLE_SLUG, type ArticleWords, isReservedSlug } from './article-words.js';

/** An article as a line of a JSONL file has it: `{slug, lang, title, body, type?, keywords?, topic?, causes?}`. */
export interface ImportedArticle {
  readonly slug: string;
  readonly lang: Language;
  readonly words: ArticleWords;
}

/** What is wrong with a line, each beginning with the field to blame; or the article. */
export type ReadLine = { readonly article: ImportedArticle } | { readonly faults: readonly string[] };

const FIELDS = ['slug', 'lang', 'title', 'body', 'type', 'keywords', 'topic', 'causes'];
const DEFAULT_TOPIC = 'service';
const LONGEST_TITLE = 200;
const MOST_KEYWORDS = 100;
const LONGEST_WORD = 100;
const TOPIC = /^[a-z][a-z-]{0,39}$/;
/** Other systems say only `zh`. */
const LANGUAGE_NAMES: ReadonlyMap<unknown, Language> = new Map<unknown, Language>([
  ...LANGUAGES.map((lang) => [lang, lang] as const),
  ['zh', 'zh-CN'],
]);
const CAUSES: readonly unknown[] = ARTICLE_CAUSES;

export function readArticleLine(line: JsonLine): ReadLine {
  if ('fault' in line) {
    return { faults: [line.fault] };
  }
  const { slug, lang, title, body, type, keywords = [], topic = DEFAULT_TOPIC, causes = [] } = line.fields;
  const language = LANGUAGE_NAMES.get(lang);
  const typeCode = typeof type === 'string' ? (findException(type) ?? findExceptionBySlug(type))?.code : null;
  const faults = [
    ...Object.keys(line.fields)
      .filter((name) => !FIELDS.includes(name))
      .map((name) => `${name.slice(0, 40)}: is not a field of an article (${FIELDS.join(', ')})`),
    typeof slug === 'string' && ARTICLE_SLUG.test(slug)
      ? null
      : 'slug: needs 1 to 80 Latin letters, digits, hyphens, underscores or question marks',
    typeof slug === 'string' && isReservedSlug(slug)
      ? `slug: ${slug} is the address of a page of the editor`
      : null,
    language ? null : `lang: needs ${LANGUAGES.join(' or ')}`,
    isText(title, LONGEST_TITLE) ? null : `title: needs a text of 1 to ${LONGEST_TITLE} characters`,
    isText(body, Infinity) ? null : 'body: needs a text',
    type === undefined || type === null || typeCode
      ? null
      : 'type: needs the code or name of an exception type',
    isListOf(keywords, (word) => isText(word, LONGEST_WORD))
      ? null
      : `keywords: needs a list of at most ${MOST_KEYWORDS} texts of 1 to ${LONGEST_WORD} characters`,
    typeof topic === 'string' && TOPIC.test(topic) ? null : 'topic: needs up to 40 small letters and hyphens',
    isListOf(causes, (cause) => CAUSES.includes(cause))
      ? null
      : `causes: needs a list of ${ARTICLE_CAUSES.join(', ')}`,
  ].filter((fault) => fault !== null);

  return faults.length > 0 || !language
    ? { faults }
    : {
        article: {
          slug: slug as string,
          lang: language,
          words: {
            title: (title as string).trim(),
            body: (body as string).trim(),
            typeCode: typeCode ?? null,
            keywords: (keywords as string[]).map((word) => word.trim()),
            causes: causes as ArticleCause[],
            topic: topic as string,
            visibility: 'public',
          },
        },
      };
}

/** The line that makes this article again. What says nothing is left out. */
export function articleLine({ slug, lang, words }: ImportedArticle): string {
  const { title, body, typeCode, keywords, topic, causes } = words;

  return JSON.stringify({
    slug,
    lang,
    title,
    body,
    ...(typeCode === null ? {} : { type: typeCode }),
    ...(keywords.length === 0 ? {} : { keywords }),
    ...(topic === DEFAULT_TOPIC ? {} : { topic }),
    ...(causes.length === 0 ? {} : { causes }),
  });
}

/** PostgreSQL stores no NUL, and a page shows none. */
const isText = (value: unknown, longest: number): boolean =>
  typeof value === 'string' && value.trim() !== '' && value.length <= longest && !value.includes('\0');

const isListOf = (value: unknown, isItem: (item: unknown) => boolean): boolean =>
  Array.isArray(value) && value.length <= MOST_KEYWORDS && value.every(isItem);

const WORDS = ['title', 'body', 'keywords', 'causes', 'typeCode', 'topic', 'visibility'] as const;

/** Whether customers read exactly this already. */
export const saysTheSame = (before: ArticleWords & { readonly status: string }, { words }: ImportedArticle) =>
  before.status === 'published' &&
  WORDS.every((field) => JSON.stringify(before[field]) === JSON.stringify(words[field]));
