import type { Env } from '../../config/env.js';
import type { Clock } from '../clock/clock.js';
import type { ErrorParams } from '../errors/app-error.js';
import type { Words } from '../i18n/words.js';
import { isSameSecret, type Keys } from '../ids/keys.js';
import { readCookies, setCookie } from './cookies.js';
import type { DeskRequest, DeskResponse } from './request-context.js';

const FLASH_COOKIE = 'wd_flash';
const KEEP_SECONDS = 120;
const MOST = 4;

/** One sentence for the page that follows: a tone, the key of the sentence, and its gaps. */
export interface Flash {
  readonly tone: 'ok' | 'info' | 'warn' | 'danger';
  readonly key: string;
  readonly params?: ErrorParams;
}

/** A sentence as the page prints it. */
export interface FlashModel {
  readonly tone: Flash['tone'];
  readonly text: string;
}

/**
 * Tells the reader on the next page, once, that something was done. Only where nothing else on that page tells it.
 * Never a secret and never a customer's words: it travels in a cookie.
 */
export function flash(response: DeskResponse, said: Flash): void {
  const waiting = [...((response.locals.flashing as readonly Flash[] | undefined) ?? []), said].slice(-MOST);
  response.locals.flashing = waiting;
  (response.app.locals as { flashes: Flashes }).flashes.keep(response, waiting);
}

/** Sentences on their way from one answer to the next page, in a cookie that we sign and that ends soon. */
export class Flashes {
  constructor(
    private readonly env: Env,
    private readonly keys: Keys,
    private readonly clock: Clock,
  ) {}

  /** What the page of this answer says; a second call, and a second page, say nothing. */
  take(request: DeskRequest, response: DeskResponse, words: Words): readonly FlashModel[] {
    const cookie = readCookies(request.headers, this.env)[FLASH_COOKIE];
    // A script that fetches a panel in the background must not swallow what the reader has not seen.
    const isPage = [undefined, 'document', 'iframe'].includes(
      request.headers['sec-fetch-dest'] as string | undefined,
    );
    if (!cookie || !isPage || response.headersSent) {
      return [];
    }
    setCookie(response, this.env, FLASH_COOKIE, '', 0);

    return this.read(cookie)
      .filter(({ key }) => words.has(key))
      .map(({ tone, key, params }) => ({ tone, text: words.t(key, params) }));
  }

  keep(response: DeskResponse, waiting: readonly Flash[]): void {
    const until = this.clock.now().getTime() + KEEP_SECONDS * 1_000;
    const content = Buffer.from(JSON.stringify({ until, waiting })).toString('base64url');
    setCookie(response, this.env, FLASH_COOKIE, `${content}.${this.sign(content)}`, KEEP_SECONDS);
  }

  private read(cookie: string): readonly Flash[] {
    const [content = '', signature = ''] = cookie.split('.');
    if (!isSameSecret(this.sign(content), signature)) {
      return [];
    }
    const { until, waiting } = JSON.parse(Buffer.from(content, 'base64url').toString()) as {
      until: number;
      waiting: readonly Flash[];
    };

    return until > this.clock.now().getTime() ? waiting : [];
  }

  private sign(content: string): string {
    return this.keys.hash('flash', content, 'base64url');
  }
}
