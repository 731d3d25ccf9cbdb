import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The top folder of the repository, found from the sources and from `dist` alike. */
export const repositoryRoot = findRoot(dirname(fileURLToPath(import.meta.url)));

/** A path below the top folder of the repository. */
export function fromRoot(...parts: readonly string[]): string {
  return join(repositoryRoot, ...parts);
}

function findRoot(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) {
    return folder;
  }
  const above = dirname(folder);
  if (above === folder) {
    throw new Error('The test support lies in no folder with a package.json above it.');
  }
  return findRoot(above);
}
