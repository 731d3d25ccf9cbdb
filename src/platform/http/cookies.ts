import { parse, serialize } from 'cookie';
import type { IncomingHttpHeaders } from 'node:http';
import { Env } from '../../config/env.js';
import type { Cookies } from '../identity/actor-source.js';
import type { DeskRequest, DeskResponse } from './request-context.js';

/** A browser takes such a name only over https, from this very host and for all of its paths: nobody can plant one. */
const HOST_PREFIX = '__Host-';

const prefixOf = (env: Env): string => (env.isSecure ? HOST_PREFIX : '');

/** The cookies that came, by our own names. Over https a plain one is not ours. */
export function readCookies(headers: IncomingHttpHeaders, env: Env): Cookies {
  const prefix = prefixOf(env);
  const ours = Object.entries(parse(headers.cookie ?? '')).filter(([name]) => name.startsWith(prefix));

  return Object.fromEntries(ours.map(([name, value]) => [name.slice(prefix.length), value]));
}

/** The cookies of this browser as they are after this answer: those that came, and those that it is given now. */
export const cookiesOf = (request: DeskRequest, env: Env): Cookies => ({
  ...readCookies(request.headers, env),
  ...givenWith(request.res as DeskResponse | undefined),
});

/**
 * Sets a cookie that no script reads and no other site sends along; prefix and `Secure` follow the public address.
 * A value of no length takes it back.
 */
export function setCookie(
  response: DeskResponse,
  env: Env,
  name: string,
  value: string,
  maxAgeSeconds: number,
): void {
  response.locals.givenCookies = { ...givenWith(response), [name]: value === '' ? undefined : value };
  response.append(
    'Set-Cookie',
    serialize(`${prefixOf(env)}${name}`, value, {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: env.isSecure,
      maxAge: maxAgeSeconds,
    }),
  );
}

const givenWith = (response: DeskResponse | undefined): Cookies =>
  (response?.locals.givenCookies ?? {}) as Cookies;
