import { Injectable, type OnModuleInit, RequestMethod, type Type } from '@nestjs/common';
import { METHOD_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService } from '@nestjs/core';
import { BootRefusal } from '../errors/boot-refusal.js';
import { ACCESS, TAKES_FILES } from './access.js';
import { formPageOf } from './form-page-of.js';

/** The desk does not start with a door that nobody has thought about. */
@Injectable()
export class PolicyCheck implements OnModuleInit {
  constructor(private readonly discovery: DiscoveryService) {}

  onModuleInit(): void {
    const controllers = this.discovery
      .getControllers()
      .map(({ metatype }) => metatype as Type<object> | null);
    refuseUnguarded([...new Set(controllers)].filter((one) => one !== null));
  }
}

/** @throws BootRefusal that names each route without a policy, and each that reads files past the check of its token */
export function refuseUnguarded(controllers: readonly Type<object>[]): void {
  const routes = controllers.flatMap(routesOf);
  const open = routes.filter(({ places }) => places.every((place) => !Reflect.hasMetadata(ACCESS, place)));
  const unchecked = routes.filter(
    ({ controller, name, places }) =>
      places.some((place) => Reflect.hasMetadata(TAKES_FILES, place)) && !formPageOf(controller, name),
  );
  if (open.length + unchecked.length > 0) {
    throw new BootRefusal(
      [
        ...open.map(
          (route) => `${nameOf(route)} says for whom it is neither by @Public, @ForVisitors nor @Requires.`,
        ),
        ...unchecked.map(
          (route) => `${nameOf(route)} has @TakesFiles without @Form, so nobody checks its token.`,
        ),
      ].join('\n'),
    );
  }
}

interface Route {
  readonly controller: Type<object>;
  readonly name: string;
  readonly places: readonly object[];
}

const nameOf = ({ controller, name }: Route): string => `${controller.name}.${name}`;

function routesOf(controller: Type<object>): Route[] {
  const prototype = controller.prototype as Record<string, unknown>;

  return Object.getOwnPropertyNames(prototype).flatMap((name) => {
    const handler = name === 'constructor' ? null : prototype[name];
    const method: unknown =
      typeof handler === 'function' ? Reflect.getMetadata(METHOD_METADATA, handler) : undefined;

    return typeof handler === 'function' && typeof method === 'number' && RequestMethod[method] !== undefined
      ? [{ controller, name, places: [handler, controller] }]
      : [];
  });
}
