import { applyDecorators, createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import type { Actor, KnownActor } from '../identity/actor.js';
import { isKnown } from '../identity/actor.js';
import { Unauthenticated } from '../errors/app-error.js';
import { actorOf, type DeskRequest } from './request-context.js';

export const ACCESS = Symbol('access');
export const NEEDS_VISITOR = Symbol('needs visitor');

/** See `TakesFiles`. */
export const TAKES_FILES = Symbol('takes files');

/** See `OnlyAsks`. */
export const ONLY_ASKS = Symbol('only asks');

export type ActorRule = (actor: Actor) => boolean;
export type Access = 'public' | ActorRule;

/** Open to everyone, on purpose. */
export const Public = (): MethodDecorator & ClassDecorator => SetMetadata(ACCESS, 'public' satisfies Access);

/** Open to actors that pass a rule of `src/policies`; others are asked to sign in, or find nothing. */
export const Requires = (rule: ActorRule): MethodDecorator & ClassDecorator => SetMetadata(ACCESS, rule);

/** Public, and whoever comes is a customer from here on: the visitor cookie is given, and known when it returns. */
export const ForVisitors = (): MethodDecorator & ClassDecorator =>
  applyDecorators(SetMetadata(ACCESS, 'public' satisfies Access), SetMetadata(NEEDS_VISITOR, true));

/**
 * The route takes `multipart/form-data`; on others that is refused. Its token is in the body, so the guard leaves the
 * check to whoever reads it: multer's `fileFilter` calls `request.checkCsrf?.()` before the first byte of a file is
 * kept (`{{csrf}}` is the form's first field), and `@Form`, which such a route must have, calls it in any case.
 */
export const TakesFiles = (): MethodDecorator => SetMetadata(TAKES_FILES, true);

/**
 * A POST that changes nothing, because a question may be too long for an address. No token of a page is asked for: a
 * program without a page has none, and whoever makes a browser send it has changed nothing and reads no answer.
 */
export const OnlyAsks = (): MethodDecorator => SetMetadata(ONLY_ASKS, true);

/** Who is asking, perhaps nobody. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor =>
  actorOf(context.switchToHttp().getRequest<DeskRequest>()),
);

/** Who is asking; a route with it must be `@Requires` or `@ForVisitors`. */
export const Person = createParamDecorator((_: unknown, context: ExecutionContext): KnownActor => {
  const actor = actorOf(context.switchToHttp().getRequest<DeskRequest>());
  if (!isKnown(actor)) {
    throw new Unauthenticated('errors.sign-in');
  }

  return actor;
});
