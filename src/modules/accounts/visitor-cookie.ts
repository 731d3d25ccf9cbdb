import { Injectable } from '@nestjs/common';
import { Env } from '../../config/env.js';
import { readCookies, setCookie } from '../../platform/http/cookies.js';
import { flash } from '../../platform/http/flash.js';
import { isFramed } from '../../platform/http/framed.js';
import type { DeskRequest, DeskResponse } from '../../platform/http/request-context.js';
import { VISITOR_COOKIE, VISITOR_DAYS } from '../../platform/identity/actor-source.js';

/** What a customer's browser carries. */
@Injectable()
export class VisitorCookie {
  constructor(private readonly env: Env) {}

  of({ headers }: DeskRequest): string | undefined {
    return readCookies(headers, this.env)[VISITOR_COOKIE];
  }

  /**
   * The token of who has just been known again, with a word (`key`) on the page that follows. In a frame the page
   * around it has said who he is, and he himself has done nothing of which to tell him.
   */
  give(response: DeskResponse, token: string, key = 'access.flash.found'): void {
    setCookie(response, this.env, VISITOR_COOKIE, token, VISITOR_DAYS * 86_400);
    if (!isFramed(response.req.headers)) {
      flash(response, { tone: 'ok', key });
    }
  }

  take(response: DeskResponse): void {
    setCookie(response, this.env, VISITOR_COOKIE, '', 0);
    flash(response, { tone: 'ok', key: 'access.flash.forgotten' });
  }
}
