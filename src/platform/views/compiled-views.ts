import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInThisContext } from 'node:vm';

/** Templates as `npm run build` compiled them: their mark → what the engine runs. */
export type CompiledViews = Readonly<Record<string, TemplateSpecification>>;

/** What decides how a template is compiled: any other text, name or setting is another template. */
export interface ViewSource {
  readonly name: string;
  readonly source: string;
  readonly helpers: readonly string[];
  readonly partials: readonly string[];
  readonly strict: boolean;
}

/** With and without the checks of development. */
export const compiledViewsFile = (strict: boolean): string =>
  strict ? 'views-checked.js' : 'views-unchecked.js';

/** → the mark of a template, by which it is found among those of the build. */
export function markOf({ name, source, helpers, partials, strict }: ViewSource): string {
  return createHash('sha1')
    .update(JSON.stringify([name, source, helpers, partials, strict]))
    .digest('base64url');
}

/** Of the build in this folder; none where nothing was built. */
export function readCompiledViews(folder: string, strict: boolean): CompiledViews {
  const file = join(folder, compiledViewsFile(strict));

  return existsSync(file) ? runInThisContext(readFileSync(file, 'utf8')) : {};
}

/** The text of such a file. */
export const writtenViews = (codes: ReadonlyMap<string, string>): string =>
  `({\n${[...codes].map(([mark, code]) => `${JSON.stringify(mark)}: ${code},\n`).join('')}})\n`;
