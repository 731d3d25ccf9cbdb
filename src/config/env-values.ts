import { resolve } from 'node:path';

/** Where the data lies: one file for a single process, or a PostgreSQL server for several. */
export type DatabaseAddress =
  { readonly kind: 'sqlite'; readonly file: string } | { readonly kind: 'postgres'; readonly url: string };

/** `sqlite:./data/walletdesk.db` or `postgres://…` → an address with an absolute path. */
export function parseDatabaseUrl(url: string): DatabaseAddress {
  return url.startsWith('sqlite:')
    ? { kind: 'sqlite', file: resolve(url.slice('sqlite:'.length).replace(/^\/\/\//, '/')) }
    : { kind: 'postgres', url };
}

export function isIanaZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

export const oneOf = (name: string, values: readonly string[]): string =>
  `${name} must be one of: ${values.join(', ')}.`;
