import { Env } from '../../config/env.js';
import { FixedClock } from '../clock/clock.js';
import { Translator } from '../i18n/translator.js';
import { Words } from '../i18n/words.js';
import { Keys } from '../ids/keys.js';
import { flash, Flashes, type Flash, type FlashModel } from './flash.js';
import type { DeskRequest, DeskResponse } from './request-context.js';

const NOON = new Date('2026-11-24T12:00:00Z');
const words = (language: 'en' | 'zh-CN') => new Words(Translator.load(true), language, 'UTC');
const HIDDEN: Flash = { tone: 'warn', key: 'errors.too-many', params: { wait: '7 seconds' } };

/** A browser that meets answers of the desk at given times. */
class Browser {
  cookie = '';
  private readonly env = Env.read({ NODE_ENV: 'test' });

  told(said: readonly Flash[], secret = 'one'): void {
    const response = this.response(NOON, secret);
    said.forEach((one) => flash(response, one));
  }

  reads({
    at = NOON,
    secret = 'one',
    language = 'en' as 'en' | 'zh-CN',
    dest = 'document',
  }): readonly FlashModel[] {
    const request = { headers: { cookie: this.cookie, 'sec-fetch-dest': dest } } as unknown as DeskRequest;
    const response = this.response(at, secret);

    return (response.app.locals as { flashes: Flashes }).flashes.take(request, response, words(language));
  }

  private response(at: Date, secret: string): DeskResponse {
    const flashes = new Flashes(this.env, new Keys(secret), new FixedClock(at));
    const append = (_: string, cookie: string): void => {
      this.cookie = /Max-Age=0/.test(cookie) ? '' : (cookie.split(';')[0] ?? '');
    };

    return {
      req: { headers: {} },
      locals: {},
      app: { locals: { flashes } },
      headersSent: false,
      append,
    } as unknown as DeskResponse;
  }
}

describe('what is said on the next page', () => {
  it('is read there in the reader’s language, and only once', () => {
    const browser = new Browser();
    browser.told([HIDDEN]);

    expect(browser.reads({ language: 'zh-CN' })).toEqual([
      { tone: 'warn', text: words('zh-CN').t('errors.too-many', { wait: '7 seconds' }) },
    ]);
    expect(browser.reads({})).toEqual([]);
  });

  it('may be two things of one act, in their order', () => {
    const browser = new Browser();
    browser.told([{ tone: 'ok', key: 'errors.forbidden' }, HIDDEN]);

    expect(browser.reads({}).map(({ tone }) => tone)).toEqual(['ok', 'warn']);
  });

  it('waits for a page that a person sees: no panel fetched by a script takes it away', () => {
    const browser = new Browser();
    browser.told([HIDDEN]);

    expect(browser.reads({ dest: 'empty' })).toEqual([]);
    expect(browser.reads({})).toHaveLength(1);
  });

  it('is forgotten when nobody came for two minutes', () => {
    const browser = new Browser();
    browser.told([HIDDEN]);

    expect(browser.reads({ at: new Date(NOON.getTime() + 121_000) })).toEqual([]);
  });

  it('is ours: words that somebody else put into the cookie are not shown', () => {
    const browser = new Browser();
    browser.told([HIDDEN], 'a stranger’s secret');

    expect(browser.reads({})).toEqual([]);
  });

  it.each(['wd_flash=', 'wd_flash=x', 'wd_flash=.', 'wd_flash=e30.e30'])('is nothing in %s', (cookie) => {
    const browser = new Browser();
    browser.cookie = cookie;

    expect(browser.reads({})).toEqual([]);
  });
});
