import type { Env } from '../../config/env.js';
import { acceptedLanguage, isLanguage, isPseudoLocale, type Locale } from '../i18n/languages.js';
import { Words } from '../i18n/words.js';
import type { Translator } from '../i18n/translator.js';
import { readCookies, setCookie } from './cookies.js';
import { actorOf, type DeskRequest, type DeskResponse } from './request-context.js';

export const LANGUAGE_COOKIE = 'wd_lang';
const YEAR_SECONDS = 31_536_000;

/** What a reader wants, as far as we know. */
export interface LanguageWishes {
  /** What the address says: nothing goes before it. */
  readonly address: unknown;
  readonly profile: Locale | null;
  readonly cookie: string | undefined;
  readonly accepts: string | undefined;
}

/**
 * Address, choice, profile, browser: the first that we speak. A choice that was made on a page holds as long as the
 * profile says what it said then: who changes his profile afterwards means that.
 */
export function localeOf(wishes: LanguageWishes, translator: Translator): Locale {
  const { address, profile, cookie, accepts } = wishes;
  const [chosen, then = ''] = (cookie ?? '').split('.');

  return (
    [address, then === (profile ?? '') ? chosen : null, profile].find((wish): wish is Locale =>
      translator.speaks(wish),
    ) ?? acceptedLanguage(accepts)
  );
}

/** What app.setup gives every answer. */
interface Surroundings {
  readonly env: Env;
  readonly translator: Translator;
  readonly zone: string;
}

export function wordsFor(request: DeskRequest, response: DeskResponse): Words {
  return request.words ?? speak(request, response);
}

function speak(request: DeskRequest, response: DeskResponse): Words {
  const { env, translator, zone } = response.app.locals as Surroundings;
  const [, first] = request.path.split('/');
  const wishes = {
    address: request.pseudo ?? (isLanguage(first) ? first : request.query.lang),
    profile: actorOf(request).language,
    cookie: readCookies(request.headers, env)[LANGUAGE_COOKIE],
    accepts: request.headers['accept-language'],
  };
  const locale = localeOf(wishes, translator);
  const words = new Words(translator, locale, actorOf(request).zone ?? zone);
  request.words = words;
  response.locals.words = words;
  response.setHeader('Content-Language', locale);
  response.vary(isLanguage(first) ? 'Cookie' : 'Accept-Language, Cookie');

  return words;
}

/** Once it is known who reads: a page speaks as he chose in his profile, or on this page for those that follow. */
export function speakWith(env: Env, request: DeskRequest, response: DeskResponse): void {
  const { language, zone } = actorOf(request);
  const { method, path, query } = request;
  const { locale } = language || zone ? speak(request, response) : wordsFor(request, response);
  if (method === 'GET' && query.lang === locale && !path.startsWith('/api/')) {
    setCookie(response, env, LANGUAGE_COOKIE, `${locale}.${language ?? ''}`, YEAR_SECONDS);
  }
}

/**
 * `/en-XA/help` is the page `/en/help` in a pseudo-locale, wherever those are spoken. No door knows of them: the
 * address is read as English before the doors are looked for.
 */
export function readPseudoLocale(request: DeskRequest, translator: Translator): void {
  const [, first] = request.path.split('/');
  if (isPseudoLocale(first) && translator.speaks(first)) {
    request.pseudo = first;
    request.url = request.url.replace(first, 'en');
  }
}
