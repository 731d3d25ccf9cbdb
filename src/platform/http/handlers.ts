import type { RequestMethod, Type } from '@nestjs/common';
import { METHOD_METADATA } from '@nestjs/common/constants.js';
import type { DiscoveryService } from '@nestjs/core';

/** A method of a controller, as it stands on its class. */
export interface Handler {
  readonly controller: Type<object>;
  readonly handler: Type<object>;
  /** `<Controller>.<method>`. */
  readonly name: string;
}

/** The controllers of the desk, each once. */
export function controllersIn(discovery: DiscoveryService): Type<object>[] {
  const found = discovery.getControllers().map(({ metatype }) => metatype as Type<object> | null);

  return [...new Set(found)].filter((one) => one !== null);
}

/** All methods of a controller, also those that are no route. */
export function handlersOf(controller: Type<object>): Handler[] {
  return Object.entries(Object.getOwnPropertyDescriptors(controller.prototype))
    .filter(([name, { value }]) => name !== 'constructor' && typeof value === 'function')
    .map(([name, { value }]) => ({
      controller,
      handler: value as Type<object>,
      name: `${controller.name}.${name}`,
    }));
}

/** How a route is asked for; undefined of a method that is no route. */
export const methodOf = (handler: object): RequestMethod | undefined =>
  Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined;
