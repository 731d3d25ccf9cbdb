import { Injectable, type OnModuleInit, type Type } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { BootRefusal } from '../errors/boot-refusal.js';
import { ACCESS, TAKES_FILES } from './access.js';
import { formPageOf } from './form.js';
import { controllersIn, type Handler, handlersOf, methodOf } from './handlers.js';

/** The desk does not start with a door that nobody has thought about. */
@Injectable()
export class PolicyCheck implements OnModuleInit {
  constructor(private readonly discovery: DiscoveryService) {}

  onModuleInit(): void {
    refuseUnguarded(controllersIn(this.discovery));
  }
}

/** @throws BootRefusal that names each route without a policy, and each that reads files past the check of its token */
export function refuseUnguarded(controllers: readonly Type<object>[]): void {
  const routes = controllers.flatMap(handlersOf).filter(({ handler }) => methodOf(handler) !== undefined);
  const says = (key: symbol, { handler, controller }: Handler): boolean =>
    [handler, controller].some((place) => Reflect.hasMetadata(key, place));
  const open = routes.filter((route) => !says(ACCESS, route));
  const unchecked = routes.filter((route) => says(TAKES_FILES, route) && !formPageOf(route.handler));
  if (open.length + unchecked.length > 0) {
    throw new BootRefusal(
      [
        ...open.map(
          ({ name }) => `${name} says for whom it is neither by @Public, @ForVisitors nor @Requires.`,
        ),
        ...unchecked.map(({ name }) => `${name} has @TakesFiles without @Form, so nobody checks its token.`),
      ].join('\n'),
    );
  }
}
