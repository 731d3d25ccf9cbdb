import { Injectable } from '@nestjs/common';
import { Env } from '../../config/env.js';
import { Unauthenticated } from '../errors/app-error.js';
import { placeOf, TrustedProxies } from '../http/client-address.js';
import { readCookies } from '../http/cookies.js';
import { Csrf, StaleForm } from '../http/csrf.js';
import { LANGUAGE_COOKIE, localeOf } from '../http/page-words.js';
import { Translator } from '../i18n/translator.js';
import { Words } from '../i18n/words.js';
import { type Actor, isKnown } from '../identity/actor.js';
import { ActorSource, type Look } from '../identity/actor-source.js';
import { Allowances } from './live-allowance.js';
import type { LiveSocket, SocketData } from './live-socket.js';

const AWAKE_MS = 60_000;

/** Who may have a socket, found by the same look-up as for a page, and whether he still may. */
@Injectable()
export class LiveAdmission {
  private readonly allowances: Allowances;
  private readonly proxies: TrustedProxies;

  constructor(
    private readonly actors: ActorSource,
    private readonly translator: Translator,
    private readonly env: Env,
    private readonly csrf: Csrf,
  ) {
    this.allowances = new Allowances(env.rateFactor);
    this.proxies = new TrustedProxies(env.trustedProxies);
  }

  /** @throws Unauthenticated for nobody we know, StaleForm where the page was not given to this browser */
  async admit(socket: LiveSocket): Promise<SocketData> {
    const { headers } = socket.request;
    const { lang, csrf } = socket.handshake.auth as { lang?: unknown; csrf?: unknown };
    const cookies = readCookies(headers, this.env);
    // A tab comes back by itself.
    const actor = await this.actors.identify(cookies, { unattended: true });
    if (!isKnown(actor)) {
      throw new Unauthenticated('errors.sign-in');
    }
    if (!this.csrf.verify(cookies, csrf)) {
      throw new StaleForm();
    }
    const cookie = cookies[LANGUAGE_COOKIE];
    const wishes = { address: lang, profile: actor.language, cookie, accepts: headers['accept-language'] };
    const locale = localeOf(wishes, this.translator);

    const address = this.proxies.clientOf(socket.request);

    return {
      actor,
      address,
      words: new Words(this.translator, locale, actor.zone ?? this.env.DESK_TIME_ZONE),
      allowance: this.allowances.of(actor.id, placeOf(address)),
      awakeAt: -Infinity,
    };
  }

  /** Whether the cookies that opened a socket still stand for the same person. In doubt they do. */
  async isStillHis(socket: LiveSocket): Promise<boolean> {
    const now = await this.look(socket, { unattended: true });
    const { actor } = socket.data;

    return (
      now === null || (now.id === actor.id && now.role === actor.role && now.sessionId === actor.sessionId)
    );
  }

  /** Whoever only writes over a socket is at his desk too. */
  async keepAwake(socket: LiveSocket): Promise<void> {
    const now = performance.now();
    if (now - socket.data.awakeAt > AWAKE_MS) {
      socket.data.awakeAt = now;
      await this.look(socket, {});
    }
  }

  private look(socket: LiveSocket, look: Look): Promise<Actor | null> {
    return this.actors.identify(readCookies(socket.request.headers, this.env), look).catch(() => null);
  }
}
