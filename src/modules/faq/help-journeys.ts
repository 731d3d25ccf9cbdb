import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { Env } from '../../config/env.js';
import { Clock } from '../../platform/clock/clock.js';
import { cookiesOf, readCookies, setCookie } from '../../platform/http/cookies.js';
import { wordsOf } from '../../platform/http/page-model.js';
import {
  actorOf,
  currentContext,
  type DeskRequest,
  type DeskResponse,
} from '../../platform/http/request-context.js';
import type { Language } from '../../platform/i18n/languages.js';
import { isStaff } from '../../platform/identity/actor.js';
import type { Cookies } from '../../platform/identity/actor-source.js';
import { isSameSecret, Keys } from '../../platform/ids/keys.js';
import { askedText } from './asked-text.js';
import type { HelpStep } from './help-event.entity.js';
import { HelpEvents } from './help-events.js';

const JOURNEY_COOKIE = 'wd_journey';
const JOURNEY_SECONDS = 86_400;
const COOKIE = /^([0-9a-f-]{36})\.(\d{1,9})\.([\w-]{43})$/;
/** What reads the help centre for an index, or looks after it, is no reader. */
const MACHINE = /bot|crawl|spider|slurp|preview|monitor|curl|wget|python|headless/i;

/** What is known of a step where it is taken; time, language and journey come from the request. */
export interface Step {
  readonly kind: HelpStep;
  readonly query?: string;
  readonly results?: number;
  /** Of a search: the addresses of the articles that are shown. */
  readonly shown?: readonly string[];
  readonly slug?: string;
  readonly typeCode?: string | null;
}

/**
 * Chains what one browser does in the help centre: search, article, opinion, ticket. The journey is a random number in
 * a cookie of ours, made here and signed, so that nobody can step into a journey of his own choice. It stands beside no
 * customer, no ticket and no token; after a day the browser gets another one. Pages that everybody shares begin none.
 */
@Injectable()
export class HelpJourneys {
  constructor(
    private readonly events: HelpEvents,
    private readonly keys: Keys,
    private readonly clock: Clock,
    private readonly env: Env,
  ) {}

  /** The journey of this browser; null where none has begun, or it is over. */
  of(request: DeskRequest): string | null {
    return this.idIn(cookiesOf(request, this.env));
  }

  /** The journey of this browser, from here on where there was none. */
  begin(request: DeskRequest): string {
    const known = this.of(request);
    if (known !== null) {
      return known;
    }
    const [id, begun] = [randomUUID(), String(this.minute())];
    const cookie = `${id}.${begun}.${this.sign(id, begun)}`;
    setCookie(request.res as DeskResponse, this.env, JOURNEY_COOKIE, cookie, JOURNEY_SECONDS);

    return id;
  }

  /** A search or an article: the first of them begins the journey. The staff and machines make none. */
  note(request: DeskRequest, step: Step): void {
    if (!isStaff(actorOf(request)) && !MACHINE.test(request.headers['user-agent'] ?? '')) {
      this.keep(this.begin(request), wordsOf(request).language, step);
    }
  }

  /** What only counts behind a search or an article. */
  noteMore(request: DeskRequest, step: Step): void {
    const journey = this.of(request);
    if (journey !== null) {
      this.keep(journey, wordsOf(request).language, step);
    }
  }

  /**
   * The request that runs now has opened a ticket. Only that it did and what it is about is kept with the journey: not
   * which ticket, and not whose.
   */
  ticketOpened(lang: Language, typeCode: string | null): void {
    const journey = this.idIn(readCookies(currentContext()?.headers ?? {}, this.env));
    if (journey !== null) {
      this.keep(journey, lang, { kind: 'ticket', typeCode });
    }
  }

  private keep(journeyId: string, lang: Language, { query, ...step }: Step): void {
    this.events.note({
      journeyId,
      at: new Date(this.minute() * 60_000),
      lang,
      query: query === undefined ? null : askedText(query),
      ...step,
    });
  }

  private idIn(cookies: Cookies): string | null {
    const [, id = '', begun = '', signature = ''] = COOKIE.exec(cookies[JOURNEY_COOKIE] ?? '') ?? [];
    const minutes = this.minute() - Number(begun);

    return id !== '' &&
      isSameSecret(this.sign(id, begun), signature) &&
      minutes >= 0 &&
      minutes * 60 < JOURNEY_SECONDS
      ? id
      : null;
  }

  private minute(): number {
    return Math.floor(this.clock.now().getTime() / 60_000);
  }

  private sign(id: string, begun: string): string {
    return this.keys.hash('help-journey', `${id}.${begun}`, 'base64url');
  }
}
