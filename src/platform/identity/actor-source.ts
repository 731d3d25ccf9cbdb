import type { Actor, KnownActor } from './actor.js';

export type Cookies = Readonly<Record<string, string | undefined>>;

export const SESSION_COOKIE = 'wd_session';
export const VISITOR_COOKIE = 'wd_visitor';

/** Who stands behind the cookies of a request or socket. Provided by `accounts`. */
export abstract class ActorSource {
  abstract identify(cookies: Cookies): Promise<Actor>;

  /** A customer for this visitor token, made where there is none. Safe to call twice at once. */
  abstract welcome(visitorToken: string): Promise<KnownActor>;
}
