import { SetMetadata, type Type } from '@nestjs/common';
import type { ActorRule } from '../http/access.js';
import type { BucketName } from '../http/rate-limits.js';
import type { Words } from '../i18n/words.js';
import type { KnownActor } from '../identity/actor.js';
import type { LiveCommandMap, LiveCommandName } from './live-protocol.js';
import type { LiveSocket } from './live-socket.js';

export const LIVE_EVENT = Symbol('live event');

/** What a command of a socket needs before its method is called. */
export interface LiveTerms<D extends object = object> {
  /** The payload is checked against it; what is not in it is refused. */
  readonly dto: Type<D>;
  /** Who may ask this at all, a rule of `src/policies`. What depends on the ticket is the service's to decide. */
  readonly rule: ActorRule;
  /** Points of the socket's, the person's and the address's allowance. */
  readonly cost: number;
  /** Counted with its HTTP twin, so that neither door is the cheaper one. */
  readonly bucket?: BucketName;
  /** Sent because somebody did something, never by a page alone: keeps his session awake, as a click does. */
  readonly byHand?: boolean;
}

/** A command that may be carried out. */
export interface LiveCall<D extends object> {
  readonly actor: KnownActor;
  readonly words: Words;
  readonly input: D;
  readonly socket: LiveSocket;
}

type Method<A, R> = TypedPropertyDescriptor<(call: A) => Promise<R>>;

export interface LiveEventMark {
  readonly name: LiveCommandName;
  readonly terms: LiveTerms;
}

/**
 * A command that a socket may send, with all that must hold before the method runs. The method returns what the
 * acknowledgement holds, or throws the refusal; the compiler holds both to `LiveCommandMap`. There is no other way
 * to hear a socket: the app does not boot with a `@SubscribeMessage`.
 */
export const LiveEvent =
  <N extends LiveCommandName, D extends object & LiveCommandMap[N]['input']>(name: N, terms: LiveTerms<D>) =>
  (
    target: object,
    key: string | symbol,
    descriptor: Method<LiveCall<D>, LiveCommandMap[N]['result']>,
  ): void => {
    const mark: LiveEventMark = { name, terms };
    SetMetadata(LIVE_EVENT, mark)(target, key, descriptor as PropertyDescriptor);
  };
