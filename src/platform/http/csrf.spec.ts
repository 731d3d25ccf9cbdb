import { Env } from '../../config/env.js';
import { Keys } from '../ids/keys.js';
import { Csrf } from './csrf.js';
import type { DeskRequest } from './request-context.js';

const env = Env.read({ NODE_ENV: 'test', PUBLIC_URL: 'http://127.0.0.1:3000' });

/** A request of a browser, and the cookies that its answer gives. */
function browser(cookie: string) {
  const given: string[] = [];
  const headers = cookie ? { cookie } : {};
  const response = { req: { headers }, locals: {}, append: (_: string, value: string) => given.push(value) };
  const request = { headers, res: response, body: {} };

  return { given, request: request as unknown as DeskRequest };
}

describe('the token of a form', () => {
  const csrf = new Csrf(new Keys('a secret'), env);

  it('is for one browser: neither another one nor the same after a sign-in can use it', () => {
    const token = csrf.tokenFor(browser('wd_visitor=amina').request);

    expect(csrf.verify({ wd_visitor: 'amina' }, token)).toBe(true);
    expect(csrf.verify({ wd_visitor: 'lihua' }, token)).toBe(false);
    expect(csrf.verify({ wd_form: 'amina' }, token)).toBe(false);
    expect(csrf.verify({ wd_visitor: 'amina', wd_session: 'jonas' }, token)).toBe(false);
    expect(csrf.verify({}, token)).toBe(false);
  });

  it('looks different on every page', () => {
    const { request } = browser('wd_session=mei');
    const tokens = Array.from({ length: 50 }, () => csrf.tokenFor(request));

    expect(new Set(tokens).size).toBe(50);
    expect(tokens.every((token) => csrf.verify({ wd_session: 'mei' }, token))).toBe(true);
  });

  it.each([undefined, '', 'x', 'A'.repeat(86), 'A'.repeat(85), ['a', 'b'], {}])(
    'is not %j, whoever says so',
    (said) => {
      expect(csrf.verify({ wd_session: 'mei' }, said)).toBe(false);
    },
  );

  it('is refused when one letter of it is another', () => {
    const token = csrf.tokenFor(browser('wd_session=mei').request);
    const other = `${token.slice(0, 40)}${token[40] === 'A' ? 'B' : 'A'}${token.slice(41)}`;

    expect(csrf.verify({ wd_session: 'mei' }, other)).toBe(false);
  });

  it('does not hold under another secret', () => {
    const token = new Csrf(new Keys('another'), env).tokenFor(browser('wd_session=mei').request);

    expect(csrf.verify({ wd_session: 'mei' }, token)).toBe(false);
  });

  it('brings a cookie to a browser that has none, once for all the forms of a page', () => {
    const { request, given } = browser('');
    const known = csrf.knownTokenFor(request);
    const tokens = [csrf.tokenFor(request), csrf.tokenFor(request)];
    const [, cookie = ''] = /^wd_form=([^;]+);.*HttpOnly.*SameSite=Lax/.exec(given[0] ?? '') ?? [];

    expect([known, given.length]).toEqual(['', 1]);
    expect(tokens.map((token) => csrf.verify({ wd_form: cookie }, token))).toEqual([true, true]);
  });
});

describe('a cookie of ours over https', () => {
  const secure = Env.read({ NODE_ENV: 'test', PUBLIC_URL: 'https://help.example.org' });
  const csrf = new Csrf(new Keys('a secret'), secure);

  it('has a name that no other host can set, and one without it is nobody’s', () => {
    const { request, given } = browser('wd_session=planted');
    csrf.tokenFor(request);

    expect(given[0]).toMatch(/^__Host-wd_form=.*; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
  });
});
