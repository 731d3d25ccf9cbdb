import { parse, serialize } from 'cookie';
import type { IncomingHttpHeaders } from 'node:http';
import { Env } from '../../config/env.js';
import { type Cookies, SESSION_COOKIE } from '../identity/actor-source.js';
import { isFramed } from './framed.js';
import type { DeskRequest, DeskResponse } from './request-context.js';

/** A browser takes such a name only over https, from this very host and for all of its paths: nobody can plant one. */
const HOST_PREFIX = '__Host-';

/** Names of their own: whoever is known on the site is nobody in a frame, and the other way round. */
const FRAME_PREFIX = 'frame-';

const prefixOf = (env: Env, framed: boolean): string =>
  `${env.isSecure ? HOST_PREFIX : ''}${framed ? FRAME_PREFIX : ''}`;

/**
 * The cookies that came, by our own names. Over https a plain one is not ours. A page in a frame has those of its
 * frame alone, and never a session of the staff.
 */
export function readCookies(headers: IncomingHttpHeaders, env: Env): Cookies {
  const framed = isFramed(headers);
  const prefix = prefixOf(env, framed);
  const ours = Object.entries(parse(headers.cookie ?? ''))
    .filter(([name]) => name.startsWith(prefix))
    .map(([name, value]) => [name.slice(prefix.length), value] as const);

  return Object.fromEntries(ours.filter(([name]) => !(framed && name === SESSION_COOKIE)));
}

/** The cookies of this browser as they are after this answer: those that came, and those that it is given now. */
export const cookiesOf = (request: DeskRequest, env: Env): Cookies => ({
  ...readCookies(request.headers, env),
  ...givenWith(request.res as DeskResponse | undefined),
});

/**
 * Sets a cookie that no script reads and no other site sends along; prefix and `Secure` follow the public address.
 * A value of no length takes it back. In a frame it is one that browsers send from there, kept apart for each site
 * around the frame; without https they would not take such a one, and only a page of this machine can have it.
 */
export function setCookie(
  response: DeskResponse,
  env: Env,
  name: string,
  value: string,
  maxAgeSeconds: number,
): void {
  const framed = isFramed(response.req.headers);
  const apart = framed && env.isSecure;
  response.locals.givenCookies = { ...givenWith(response), [name]: value === '' ? undefined : value };
  response.append(
    'Set-Cookie',
    serialize(`${prefixOf(env, framed)}${name}`, value, {
      path: '/',
      httpOnly: true,
      sameSite: apart ? 'none' : 'lax',
      secure: env.isSecure,
      partitioned: apart,
      maxAge: maxAgeSeconds,
    }),
  );
}

const givenWith = (response: DeskResponse | undefined): Cookies =>
  (response?.locals.givenCookies ?? {}) as Cookies;
