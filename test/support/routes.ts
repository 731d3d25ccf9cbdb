import { type DynamicModule, RequestMethod, type Type } from '@nestjs/common';
import { METHOD_METADATA, MODULE_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { LANGUAGES } from '../../src/platform/i18n/languages.js';

/** A handler, and one address that leads to it. A language at its beginning is written `:lang`. */
export interface Route {
  readonly method: string;
  readonly path: string;
  readonly language: string | null;
  /** Where metadata is looked for: the handler first, its class then. */
  readonly places: readonly object[];
  readonly name: string;
}

type Constructor = Type<object>;

/** Every route of an application, read from what its modules declare; nothing is started. */
export function routesOf(root: DynamicModule): Route[] {
  return [...controllersOf(root)].flatMap(routesOfController);
}

/** The addresses of one controller's handlers. */
export function routesOfController(controller: Constructor): Route[] {
  const prototype = controller.prototype as Record<string, unknown>;
  const prefixes = listOf(Reflect.getMetadata(PATH_METADATA, controller));

  return Object.getOwnPropertyNames(prototype).flatMap((name) => {
    const handler = prototype[name];
    const method =
      typeof handler === 'function'
        ? (Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined)
        : undefined;
    if (typeof handler !== 'function' || method === undefined) {
      return [];
    }
    const ends = listOf(Reflect.getMetadata(PATH_METADATA, handler));

    return prefixes.flatMap((prefix) =>
      ends.map((end) => ({
        method: RequestMethod[method] ?? '',
        ...addressOf(prefix, end),
        places: [handler, controller],
        name: `${controller.name}.${name}`,
      })),
    );
  });
}

function addressOf(...parts: readonly string[]): Pick<Route, 'path' | 'language'> {
  const [first = '', ...rest] = parts.flatMap((part) => part.split('/')).filter(Boolean);
  const language = LANGUAGES.find((one) => one === first) ?? null;

  return { path: `/${[language ? ':lang' : first, ...rest].join('/')}`, language };
}

/** Every controller that the modules below one declare. */
export function controllersOf(root: DynamicModule): ReadonlySet<Constructor> {
  const seen = new Set<unknown>();
  const found = new Set<Constructor>();
  const visit = (module: unknown): void => {
    if (seen.has(module) || !(module instanceof Object)) {
      return;
    }
    seen.add(module);
    const dynamic = 'module' in module ? (module as DynamicModule) : null;
    const type = dynamic?.module ?? (module as Constructor);
    const declared = (key: string): unknown[] => (Reflect.getMetadata(key, type) ?? []) as unknown[];
    for (const controller of [
      ...declared(MODULE_METADATA.CONTROLLERS),
      ...(dynamic?.controllers ?? []),
    ] as Constructor[]) {
      found.add(controller);
    }
    for (const other of [...declared(MODULE_METADATA.IMPORTS), ...(dynamic?.imports ?? [])]) {
      visit(other);
    }
  };
  visit(root);

  return found;
}

const listOf = (value: unknown): string[] => (Array.isArray(value) ? value : [value ?? '/']).map(String);
