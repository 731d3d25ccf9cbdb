import { Injectable } from '@nestjs/common';
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { Env } from '../../config/env.js';
import { AppError } from '../errors/app-error.js';
import { type Cookies, SESSION_COOKIE, VISITOR_COOKIE } from '../identity/actor-source.js';
import { Keys, newToken } from '../ids/keys.js';
import { cookiesOf, readCookies, setCookie } from './cookies.js';
import type { DeskRequest, DeskResponse } from './request-context.js';

/** Of a browser that has neither a session nor a visitor's token yet, but a form before it. */
export const FORM_COOKIE = 'wd_form';
/** The hidden field of every form, and the header of what scripts send. */
export const CSRF_FIELD = '_csrf';
export const CSRF_HEADER = 'x-csrf-token';

const FORM_COOKIE_DAYS = 7;
const LENGTH = 32;
const MASKED = /^[\w-]{86}$/;

/** The page stood open while its reader became somebody else, or for very long. Nothing was done; once more is right. */
export class StaleForm extends AppError {
  override readonly status = 422;

  constructor() {
    super('errors.stale-form');
  }
}

/**
 * Whether a form is one that we gave to this browser. The token is a keyed hash of the cookie by which we know the
 * browser, so a page from before a sign-in does not act for the person after it; it is masked anew on every page, so
 * that a compressed answer tells nothing about it.
 */
@Injectable()
export class Csrf {
  private readonly key: Buffer;

  constructor(
    keys: Keys,
    private readonly env: Env,
  ) {
    this.key = keys.of('csrf');
  }

  /** The token for a form on the page that answers this request; a browser without any cookie of ours gets one. */
  tokenFor(request: DeskRequest): string {
    let seed = seedOf(cookiesOf(request, this.env));
    if (seed === null) {
      const made = newToken();
      setCookie(request.res as DeskResponse, this.env, FORM_COOKIE, made, FORM_COOKIE_DAYS * 86_400);
      seed = seedOf({ [FORM_COOKIE]: made }) ?? '';
    }

    return mask(this.hash(seed));
  }

  /** As `tokenFor`, for what only scripts would send: '' where the browser has no cookie, and none is given. */
  knownTokenFor(request: DeskRequest): string {
    return seedOf(cookiesOf(request, this.env)) === null ? '' : this.tokenFor(request);
  }

  verify(cookies: Cookies, token: unknown): boolean {
    const seed = seedOf(cookies);
    const said = typeof token === 'string' && MASKED.test(token) ? unmask(token) : null;

    return seed !== null && said !== null && timingSafeEqual(said, this.hash(seed));
  }

  /** Checks what a request brings, in its header or hidden field. @throws StaleForm */
  check(request: DeskRequest): void {
    const field = (request.body as Record<string, unknown> | undefined)?.[CSRF_FIELD];
    if (!this.verify(readCookies(request.headers, this.env), request.headers[CSRF_HEADER] ?? field)) {
      throw new StaleForm();
    }
  }

  private hash(seed: string): Buffer {
    return createHmac('sha256', this.key).update(seed).digest();
  }
}

function seedOf(cookies: Cookies): string | null {
  const name = [SESSION_COOKIE, VISITOR_COOKIE, FORM_COOKIE].find((one) => cookies[one]);

  return name === undefined ? null : `${name}=${cookies[name]}`;
}

function mask(secret: Buffer): string {
  const pad = randomBytes(LENGTH);

  return Buffer.concat([pad, xor(pad, secret)]).toString('base64url');
}

function unmask(token: string): Buffer {
  const bytes = Buffer.from(token, 'base64url');

  return xor(bytes.subarray(0, LENGTH), bytes.subarray(LENGTH));
}

const xor = (left: Buffer, right: Buffer): Buffer =>
  Buffer.from(left.map((byte, index) => byte ^ (right[index] ?? 0)));
