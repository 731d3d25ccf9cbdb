import { parse, serialize } from 'cookie';
import type { IncomingHttpHeaders } from 'node:http';
import { Env } from '../../config/env.js';
import type { Cookies } from '../identity/actor-source.js';
import type { DeskResponse } from './request-context.js';

export const readCookies = (headers: IncomingHttpHeaders): Cookies => parse(headers.cookie ?? '');

/** Sets a cookie that no script reads and no other site sends along; `Secure` follows the public address. */
export function setCookie(
  response: DeskResponse,
  env: Env,
  name: string,
  value: string,
  maxAgeSeconds: number,
): void {
  response.append(
    'Set-Cookie',
    serialize(name, value, {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: env.publicUrl.startsWith('https:'),
      maxAge: maxAgeSeconds,
    }),
  );
}
