import type { Keys } from '../../platform/ids/keys.js';

/** A name by which a wallet knows an account. */
interface NamedAccount {
  readonly kind: string;
  readonly value: string;
}

/**
 * Accounts as a link keeps them: two of one kind and value have one hash, and without our key nobody tries numbers until
 * one fits. Case is kept, because login names may differ by it alone.
 */
export const accountHashes = (keys: Keys, names: readonly NamedAccount[]): string[] => [
  ...new Set(
    names.map(({ kind, value }) =>
      keys.hash('wallet-accounts', `${kind}:${value.normalize('NFKC').replaceAll(/\s/g, '')}`),
    ),
  ),
];
