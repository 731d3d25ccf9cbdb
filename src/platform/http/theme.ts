import type { Env } from '../../config/env.js';
import { type Theme, THEMES } from '../identity/actor.js';
import { readCookies, setCookie } from './cookies.js';
import { actorOf, type DeskRequest, type DeskResponse, pathWith } from './request-context.js';

const THEME_COOKIE = 'wd_theme';
const YEAR_SECONDS = 31_536_000;

const isTheme = (value: unknown): value is Theme => THEMES.some((theme) => theme === value);

/** Light or dark: what the reader's profile says, else what he chose on a page here; null is as his device has it. */
export function themeOf(request: DeskRequest, env: Env): Theme | null {
  const profile = actorOf(request).theme;
  const chosen = request.query.theme ?? readCookies(request.headers, env)[THEME_COOKIE];

  return profile ?? (isTheme(chosen) ? chosen : null);
}

/** A choice made by `?theme=` holds for the pages that follow; `?theme=device` takes it back. */
export function rememberTheme(request: DeskRequest, response: DeskResponse, env: Env): void {
  const { theme } = request.query;
  if (request.method === 'GET' && (isTheme(theme) || theme === 'device')) {
    setCookie(response, env, THEME_COOKIE, theme, YEAR_SECONDS);
  }
}

/** This page in each appearance, for those whose profile does not say one. */
export function themesOf(request: DeskRequest, env: Env): object[] {
  if (request.method !== 'GET' || actorOf(request).theme !== null) {
    return [];
  }
  const current = themeOf(request, env) ?? 'device';

  return [
    { code: 'light', symbol: 'sun', current: current === 'light', path: pathWith(request, 'theme', 'light') },
    { code: 'dark', symbol: 'moon', current: current === 'dark', path: pathWith(request, 'theme', 'dark') },
    {
      code: 'device',
      symbol: 'sun-moon',
      current: current === 'device',
      path: pathWith(request, 'theme', 'device'),
    },
  ];
}
