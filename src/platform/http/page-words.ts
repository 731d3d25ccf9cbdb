import { acceptedLanguage, isLanguage, type Language } from '../i18n/languages.js';
import { Words } from '../i18n/words.js';
import type { Translator } from '../i18n/translator.js';
import { readCookies } from './cookies.js';
import type { DeskRequest, DeskResponse } from './request-context.js';

export const LANGUAGE_COOKIE = 'wd_lang';

/** The language of a page: its path says it, else the reader's choice, else the browser. */
export function languageOf(request: DeskRequest): Language {
  const [, first] = request.path.split('/');
  if (isLanguage(first)) {
    return first;
  }
  const query = request.query.lang;
  if (isLanguage(query)) {
    return query;
  }
  const chosen = readCookies(request.headers)[LANGUAGE_COOKIE];

  return isLanguage(chosen) ? chosen : acceptedLanguage(request.headers['accept-language']);
}

export function wordsFor(request: DeskRequest, response: DeskResponse): Words {
  if (!request.words) {
    const { translator, zone } = response.app.locals as { translator: Translator; zone: string };
    request.words = new Words(translator, languageOf(request), zone);
    response.locals.words = request.words;
  }

  return request.words;
}
