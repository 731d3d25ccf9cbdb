import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

let found: string | null = null;

/** The folder of package.json: views, seeds and built files are found from it, from `src` and from `dist` alike. */
export function projectRoot(): string {
  if (found === null) {
    found = dirname(fileURLToPath(import.meta.url));
    while (!existsSync(join(found, 'package.json'))) {
      found = dirname(found);
    }
  }

  return found;
}
