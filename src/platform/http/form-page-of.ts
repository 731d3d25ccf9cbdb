import type { Type } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { FormPage } from './form.js';

/** The page whose form a handler takes with `@Form`, if it takes one. */
export function formPageOf(controller: Type, handler: string): FormPage<object> | undefined {
  const parameters = (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, handler) ?? {}) as Record<
    string,
    { readonly data?: unknown }
  >;

  return Object.values(parameters)
    .map(({ data }) => data)
    .find((data) => data instanceof FormPage);
}
