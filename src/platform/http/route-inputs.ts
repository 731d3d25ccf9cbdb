import type { Type } from '@nestjs/common';

const INPUTS = Symbol('inputs');

/** What a route takes, and the class that says what may be in it. */
export interface RouteInput {
  readonly kind: 'form' | 'json' | 'query';
  readonly dto: Type<object>;
}

/** The handler that a decorator of one of its parameters stands in. */
export const handlerAt = (target: object, name: string | symbol | undefined): object | undefined =>
  (target as Record<string | symbol, object>)[name ?? ''];

/** Written down by `@Form`, `@JsonBody` and `@Asked`, so that documents and checks are made from what is enforced. */
export function noteInput(target: object, name: string | symbol | undefined, input: RouteInput): void {
  const handler = handlerAt(target, name);
  if (handler) {
    Reflect.defineMetadata(INPUTS, [...inputsOf(handler), input], handler);
  }
}

/** Of a handler, as it stands on the class. */
export const inputsOf = (handler: object): readonly RouteInput[] =>
  (Reflect.getMetadata(INPUTS, handler) as readonly RouteInput[] | undefined) ?? [];
