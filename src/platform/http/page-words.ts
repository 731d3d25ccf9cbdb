import { acceptedLanguage, isLanguage, type Language } from '../i18n/languages.js';
import { Words } from '../i18n/words.js';
import type { Translator } from '../i18n/translator.js';
import { readCookies } from './cookies.js';
import { actorOf, type DeskRequest, type DeskResponse } from './request-context.js';

export const LANGUAGE_COOKIE = 'wd_lang';

/** The language of a page: its path says it, else the reader's choice on it or in his profile, else the browser. */
export function languageOf(request: DeskRequest): Language {
  const [, first] = request.path.split('/');
  if (isLanguage(first)) {
    return first;
  }
  const query = request.query.lang;
  if (isLanguage(query)) {
    return query;
  }
  const { language } = actorOf(request);
  if (language) {
    return language;
  }
  const chosen = readCookies(request.headers)[LANGUAGE_COOKIE];

  return isLanguage(chosen) ? chosen : acceptedLanguage(request.headers['accept-language']);
}

export function wordsFor(request: DeskRequest, response: DeskResponse): Words {
  if (!request.words) {
    const { translator, zone } = response.app.locals as { translator: Translator; zone: string };
    request.words = new Words(translator, languageOf(request), actorOf(request).zone ?? zone);
    response.locals.words = request.words;
  }

  return request.words;
}

/** Once it is known who reads: a page speaks as he chose in his profile. */
export function speakWith(request: DeskRequest, response: DeskResponse): void {
  const { language, zone } = actorOf(request);
  if (language || zone) {
    delete request.words;
    wordsFor(request, response);
  }
}
