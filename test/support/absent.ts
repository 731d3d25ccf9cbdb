import { existsSync } from 'node:fs';
import { fromRoot } from './root.js';

const named = new Set<string>();

/**
 * A file or folder that lies beside the repository, named from its root (`../shared/gsma/…`) → its path, or
 * null where it is not at hand. Then `absent material: …` is printed once, and the test passes without it.
 */
export function outsideMaterial(relativePath: string): string | null {
  const path = fromRoot(relativePath);

  if (existsSync(path)) {
    return path;
  }
  sayOnce(`absent material: ${relativePath}`);
  return null;
}

/**
 * A tool of the operating system is missing: that fails where `CI` is set; elsewhere it is said, and the test
 * that needs it passes without it.
 *
 * @throws Error under CI, with the same words.
 */
export function missingTool(what: string, remedy: string): null {
  const sentence = `MISSING: ${what}. ${remedy}`;

  if (process.env['CI']) {
    throw new Error(sentence);
  }
  sayOnce(`${sentence} The test passes without having shown anything.`);
  return null;
}

/** To standard error, which stays visible where the suite's runner keeps standard output to itself. */
function sayOnce(sentence: string): void {
  if (!named.has(sentence)) {
    named.add(sentence);
    process.stderr.write(`${sentence}\n`);
  }
}
