import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gsmaFolder } from './gsma-schemas.js';

/** An answer of the public simulator, as it was recorded. */
export interface Recorded {
  readonly schema: string;
  readonly object: Readonly<Record<string, unknown>>;
}

const PERSONAL = ['oneTimeCode', 'senderKyc', 'recipientKyc', 'identityKyc', 'idDocument'];

/** All that was recorded; none where the contract material is not at hand. */
export function recordedObjects(): readonly Recorded[] {
  const folder = gsmaFolder();

  return folder ? JSON.parse(readFileSync(join(folder, 'recorded-objects.json'), 'utf8')) : [];
}

/**
 * Every text below a field that must not pass. The recordings fill unimportant fields, secret or not, with the word
 * "string", which proves nothing.
 */
export function secretsIn(recorded: readonly Recorded[]): string[] {
  return [...new Set(recorded.flatMap(({ object }) => textsBelow(object, false)))].filter(
    (secret) => secret.length >= 4 && secret !== 'string',
  );
}

function textsBelow(value: unknown, isPersonal: boolean): string[] {
  if (typeof value === 'string') {
    return isPersonal ? [value] : [];
  }

  return Object.entries(value ?? {}).flatMap(([key, inner]) =>
    textsBelow(inner, isPersonal || PERSONAL.includes(key)),
  );
}
