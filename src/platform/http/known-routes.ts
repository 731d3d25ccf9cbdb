import type { Application } from 'express';

interface Layer {
  readonly route?: { readonly methods: Readonly<Record<string, boolean>> };
  match(path: string): boolean;
}

/** The methods that a path has, where it has any: `GET` brings `HEAD`. */
export function methodsOf(app: Application, path: string): string[] {
  const layers = (app as unknown as { readonly router: { readonly stack: readonly Layer[] } }).router.stack;
  const methods = layers
    .filter((layer) => layer.route !== undefined && layer.match(path))
    .flatMap(({ route }) => Object.keys(route?.methods ?? {}))
    .map((method) => method.toUpperCase());

  return [...new Set(methods.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : method)))].sort();
}
