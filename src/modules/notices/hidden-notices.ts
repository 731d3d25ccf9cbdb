import { createHash } from 'node:crypto';
import type { Env } from '../../config/env.js';
import { cookiesOf, setCookie } from '../../platform/http/cookies.js';
import { type DeskRequest, type DeskResponse, pathWith } from '../../platform/http/request-context.js';
import type { PublicNotice } from './notice-rows.js';

const COOKIE = 'wd_notices';
const ASKED = 'hide-notice';
const MARK = /^[\w-]{12}$/;
/** Nobody has hidden more that are still shown. */
const MOST = 20;
const KEPT_SECONDS = 30 * 86_400;

/** Of a notice as it reads now: another one as soon as anything of it changes, so that it is shown again. */
export const markOf = (notice: PublicNotice): string =>
  createHash('sha256').update(JSON.stringify(notice)).digest('base64url').slice(0, 12);

/** What this browser wants to see no more in the bar, by `markOf`. Says nothing of who reads. */
export function hiddenFor(request: DeskRequest, env: Env): readonly string[] {
  return (cookiesOf(request, env)[COOKIE] ?? '').split('.').filter((mark) => MARK.test(mark));
}

/** A notice hidden by `?hide-notice=` stays so on the pages that follow. */
export function rememberHidden(request: DeskRequest, response: DeskResponse, env: Env): void {
  const mark = request.query[ASKED];
  if (request.method === 'GET' && typeof mark === 'string' && MARK.test(mark)) {
    const marks = [...new Set([...hiddenFor(request, env), mark])].slice(-MOST);
    setCookie(response, env, COOKIE, marks.join('.'), KEPT_SECONDS);
  }
}

/** This page without a notice; '' where it is the answer to a form, and has no address. */
export const hidePath = (request: DeskRequest, mark: string): string =>
  request.method === 'GET' ? pathWith(request, ASKED, mark) : '';
