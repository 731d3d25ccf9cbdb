import { isLanguage, type Language } from '../../platform/i18n/languages.js';
import { findException } from '../exceptions/taxonomy.js';
import { ARTICLE_SLUG } from './article-words.js';

/** A line of a file of past questions, as it was read. */
export interface HistoryLine {
  readonly text: string;
  readonly lang: Language;
  readonly slug: string | null;
  readonly typeCode: string | null;
  readonly at: Date | null;
}

type Fields = Readonly<Record<string, unknown>>;

const LONGEST_TEXT = 10_000;
const INSTANT = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2}))?$/;

/** The line, or what is wrong with it, with the name of the field first. Fields that are not ours are passed over. */
export function historyLine(fields: Fields): HistoryLine | string {
  const { text, at = null } = fields;
  const lang = fields.lang === 'zh' ? 'zh-CN' : fields.lang;
  const slug = fields.article ?? null;
  const typeCode = fields.type ?? null;
  if (typeof text !== 'string' || text.trim() === '' || text.length > LONGEST_TEXT) {
    return `text: must be the words of a question, ${LONGEST_TEXT} characters at most`;
  }
  if (!isLanguage(lang)) {
    return 'lang: must be en or zh-CN';
  }
  if (slug !== null && (typeof slug !== 'string' || !ARTICLE_SLUG.test(slug))) {
    return 'article: must be the address of an article, such as money-not-arrived';
  }
  if (typeCode !== null && (typeof typeCode !== 'string' || !findException(typeCode))) {
    return 'type: must be the code of an exception, such as E302';
  }
  if (slug === null && typeCode === null) {
    return 'article: must be there, or else type: what answered the question?';
  }
  if (at !== null && !isInstant(at)) {
    return 'at: must be an instant, such as 2026-11-23T14:32:00Z';
  }

  return { text, lang, slug, typeCode, at: at === null ? null : new Date(at) };
}

const isInstant = (at: unknown): at is string =>
  typeof at === 'string' && INSTANT.test(at) && !Number.isNaN(Date.parse(at));
