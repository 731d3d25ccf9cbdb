import type { IncomingHttpHeaders } from 'node:http';
import { Env } from '../../config/env.js';
import { readCookies, setCookie } from './cookies.js';
import { isFramed, noteFrame } from './framed.js';
import type { DeskResponse } from './request-context.js';

const http = Env.read({ NODE_ENV: 'test', PUBLIC_URL: 'http://127.0.0.1:3000' });
const https = Env.read({ NODE_ENV: 'test', PUBLIC_URL: 'https://help.example.org' });

function noted(headers: IncomingHttpHeaders, url = '/en/help'): IncomingHttpHeaders {
  noteFrame({ headers, url });

  return headers;
}

/** The cookie that such a request is given. */
function given(headers: IncomingHttpHeaders, env: Env): string {
  const set: string[] = [];
  const response = { req: { headers }, locals: {}, append: (_: string, value: string) => set.push(value) };
  setCookie(response as unknown as DeskResponse, env, 'wd_visitor', 'amina', 60);

  return set.join();
}

describe('what belongs to a page in a frame', () => {
  it.each([
    ['a page that the browser shows in one', { 'sec-fetch-dest': 'iframe' }, '/en/help', true],
    ['what a script of such a page asks for', { 'x-framed': '1', 'sec-fetch-dest': 'empty' }, '/en', true],
    ['a socket that says so', { 'sec-fetch-dest': 'websocket' }, '/socket.io/?EIO=4&framed=1', true],
    ['a picture that says so', { 'sec-fetch-dest': 'image' }, '/tickets/a/files/b/preview?framed=1', true],
    [
      'a file that is saved from there',
      { 'sec-fetch-dest': 'document' },
      '/tickets/a/files/b?framed=1',
      true,
    ],
    ['a page that stands alone', { 'sec-fetch-dest': 'document' }, '/en/help', false],
    ['a page that stands alone, whatever is asked', { 'sec-fetch-dest': 'document' }, '/en?framed=1', false],
    [
      'a page that stands alone, whatever is said',
      { 'sec-fetch-dest': 'document', 'x-framed': '1' },
      '/en',
      false,
    ],
    ['a script of the site', { 'sec-fetch-dest': 'empty' }, '/api/v1/faq/suggest?q=framed=1x', false],
    ['a program', {}, '/en/help', false],
  ])('%s', (_, headers, url, framed) => {
    expect(isFramed(noted(headers, url))).toBe(framed);
  });
});

describe('the cookies of a frame', () => {
  const cookie = 'wd_visitor=site; frame-wd_visitor=frame; wd_session=staff; frame-wd_session=planted';
  const secure = cookie.replaceAll(/(^|; )/g, '$1__Host-');

  it.each([
    ['http', http, cookie],
    ['https', https, secure],
  ])('are others than those of the site, over %s, and never let the staff in', (_, env, carried) => {
    const framed = noted({ cookie: carried, 'sec-fetch-dest': 'iframe' });

    expect(readCookies(framed, env)).toEqual({ wd_visitor: 'frame' });
    expect(readCookies({ cookie: carried }, env)).toMatchObject({ wd_visitor: 'site', wd_session: 'staff' });
  });

  it('are sent from a frame, and kept apart for each site around it', () => {
    const framed = noted({ 'sec-fetch-dest': 'iframe' });

    expect(given(framed, https)).toBe(
      '__Host-frame-wd_visitor=amina; Max-Age=60; Path=/; HttpOnly; Secure; Partitioned; SameSite=None',
    );
    expect(given(framed, http)).toBe('frame-wd_visitor=amina; Max-Age=60; Path=/; HttpOnly; SameSite=Lax');
    expect(given({}, https)).toBe(
      '__Host-wd_visitor=amina; Max-Age=60; Path=/; HttpOnly; Secure; SameSite=Lax',
    );
  });
});
