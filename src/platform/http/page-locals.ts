import type { NextFunction, Request, RequestHandler, Response } from 'express';
import type { Env } from '../../config/env.js';
import { type Actor, ANONYMOUS } from '../identity/actor.js';
import { isLanguage, LANGUAGES } from '../i18n/languages.js';
import type { Translator } from '../i18n/translator.js';
import type { Words } from '../i18n/words.js';
import type { ActorRule } from './access.js';
import type { Csrf } from './csrf.js';
import type { Flashes } from './flash.js';
import { readPseudoLocale, wordsFor } from './page-words.js';
import { type DeskRequest, type DeskResponse, ownPath } from './request-context.js';
import { rememberTheme, themeOf, themesOf } from './theme.js';

/** A door in the staff's header, shown to those for whom it opens. */
export interface NavigationEntry {
  readonly path: string;
  /** Of its words. */
  readonly key: string;
  readonly rule: ActorRule;
}

/** What stands above the header of every public page, in the reader's language. */
export interface PageBar {
  /** What the request chooses for itself and for the pages that follow. */
  remember(request: DeskRequest, response: DeskResponse): void;
  model(request: DeskRequest, words: Words): object;
}

/** What every page prints around its own model. */
export function pageLocals(
  env: Env,
  csrf: Csrf,
  navigation: readonly NavigationEntry[],
  bar: PageBar,
): RequestHandler {
  const demo = !env.isProduction;

  return (plain: Request, plainResponse: Response, next: NextFunction): void => {
    const request = plain as DeskRequest;
    const response = plainResponse as DeskResponse;
    readPseudoLocale(request, response.app.locals.translator as Translator);
    wordsFor(request, response);
    Object.assign(response.locals, {
      brand: 'WalletDesk',
      demo,
      actor: ANONYMOUS,
      failed: false,
      section: null,
      // Functions: only a page that prints a form makes its token, and gives a cookie to go with it.
      csrfToken: () => csrf.tokenFor(request),
      knownCsrfToken: () => csrf.knownTokenFor(request),
    });
    // Asked when the page is printed: only then it is known who is there, and how he is spoken to.
    const later = (name: string, get: () => unknown): void =>
      void Object.defineProperty(response.locals, name, { enumerable: true, get });
    later('languages', () => languagesOf(request, wordsFor(request, response), env.publicUrl));
    later('noticeBar', () => bar.model(request, wordsFor(request, response)));
    // A page whose text is not there in every language names those in which it is.
    later('alternates', () => languagesOf(request, wordsFor(request, response), env.publicUrl));
    later('canonical', () => canonicalOf(request, env.publicUrl));
    rememberTheme(request, response, env);
    bar.remember(request, response);
    later('theme', () => themeOf(request, env));
    later('themes', () => themesOf(request, env));
    later('nav', () =>
      navigation
        .filter(({ rule }) => rule(response.locals.actor as Actor))
        .map(({ path, key }) => ({
          path,
          label: wordsFor(request, response).t(key),
          current: request.path === path,
        })),
    );
    // An answer without a page leaves them for the next one.
    later('flashes', () => {
      const { flashes } = response.app.locals as { flashes: Flashes };

      return flashes.take(request, response, wordsFor(request, response));
    });
    next();
  };
}

/** This page in each language; what was sent by a form has no address in another one. */
const languagesOf = (request: DeskRequest, words: Words, publicUrl: string): object[] =>
  (request.method === 'GET' ? LANGUAGES : []).map((code) => ({
    code,
    name: words.t(`common.languages.${code}`),
    path: inLanguage(request, code),
    url: publicUrl + inLanguage(request, code),
    current: code === words.locale,
  }));

/** The one address of a page in a language, without what was asked of it; null where the path names no language. */
const canonicalOf = ({ method, path }: Request, publicUrl: string): string | null =>
  method === 'GET' && isLanguage(path.split('/')[1] ?? '') ? publicUrl + path : null;

/** This page in another language, with what was asked: by its path where the path says it, else by `?lang=`. */
function inLanguage({ path, originalUrl }: Request, code: string): string {
  const [, first = '', ...rest] = path.split('/');
  const query = new URLSearchParams(originalUrl.split('?')[1] ?? '');
  const spoken = isLanguage(first);
  if (!spoken) {
    query.set('lang', code);
  }
  const asked = query.toString();

  return `${spoken ? ['', code, ...rest].join('/') : ownPath(path)}${asked === '' ? '' : `?${asked}`}`;
}
