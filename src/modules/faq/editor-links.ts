import { flash } from '../../platform/http/flash.js';
import type { DeskResponse } from '../../platform/http/request-context.js';
import type { Language } from '../../platform/i18n/languages.js';
import type { Words } from '../../platform/i18n/words.js';
import type { Edited } from './article-editing.service.js';
import type { EditedText } from './article-editor.query.js';
import { NEW_ARTICLE } from './article-writers.service.js';
import { articleUrl } from './help-links.js';

/** The list of articles, for those who write them. */
export const EDITOR_PATH = '/admin/faq';

/** What means the same to customers. */
export const SYNONYMS_PATH = `${EDITOR_PATH}/synonyms`;

/** One group of them. */
export const synonymPath = (id: string): string => `${SYNONYMS_PATH}/${id}`;

/** A phrase from questions that may be one of them. */
export const hintPath = (id: string): string => `${SYNONYMS_PATH}/hints/${id}`;

/** The editor of an article. */
export const editorPath = (slug: string): string => `${EDITOR_PATH}/${encodeURIComponent(slug)}`;

/** What is written of it, as the page that it would be. `lang` would turn the desk itself to another language. */
export const draftPagePath = (slug: string, lang: Language): string =>
  `${editorPath(slug)}/preview?text=${lang}`;

export const versionsPath = (slug: string, lang: Language): string =>
  `${editorPath(slug)}/versions?text=${lang}`;

/** A new article that begins with what somebody has asked in vain. */
export const answerPath = (question: string, lang: Language): string =>
  `${editorPath(NEW_ARTICLE)}?${new URLSearchParams({ question, text: lang }).toString()}`;

export interface EditorLink {
  readonly path: string;
  readonly label: string;
}

/** The other pages of an article: its history, what is written as a page, and what customers read. */
export function linksOf(slug: string, texts: readonly EditedText[], words: Words): EditorLink[] {
  const name = (lang: Language): string => words.t(`editor.languages.${lang}`);
  const isOpen = ({ status, read }: EditedText): boolean =>
    status !== 'draft' && read.visibility === 'public';
  const [first] = texts;

  return [
    ...(first ? [{ path: versionsPath(slug, first.lang), label: words.t('editor.links.versions') }] : []),
    ...texts.map(({ lang }) => ({
      path: draftPagePath(slug, lang),
      label: words.t('editor.links.look', { language: name(lang) }),
    })),
    ...texts.filter(isOpen).map(({ lang }) => ({
      path: articleUrl(lang, slug),
      label: words.t('editor.links.public', { language: name(lang) }),
    })),
  ];
}

/** To the editor again, after something was done; to the list where the article is gone. */
export function backToEditor(response: DeskResponse, { done, slug }: Edited) {
  flash(response, { tone: 'ok', key: `editor.done.${done}` });

  return { url: slug === '' ? EDITOR_PATH : editorPath(slug), statusCode: 303 };
}
