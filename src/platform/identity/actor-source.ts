import type { Actor, KnownActor } from './actor.js';

export type Cookies = Readonly<Record<string, string | undefined>>;

export const SESSION_COOKIE = 'wd_session';
export const VISITOR_COOKIE = 'wd_visitor';
/** Days that a browser is known for. */
export const VISITOR_DAYS = 180;

export interface Look {
  /** A page asks by itself, or we do: that nobody has been here for long stays true. */
  readonly unattended?: boolean;
}

/** Who stands behind the cookies of a request or socket. Provided by `accounts`. */
export abstract class ActorSource {
  /** A look keeps the session awake, unless it is `unattended`. */
  abstract identify(cookies: Cookies, look?: Look): Promise<Actor>;

  /** The program behind a key that came with the request; null where the key is none of ours, or not any more. */
  abstract identifyKey(key: string): Promise<Actor | null>;

  /** A customer for this visitor token, made where there is none. Safe to call twice at once. */
  abstract welcome(visitorToken: string): Promise<KnownActor>;
}
