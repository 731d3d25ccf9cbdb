import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const here = dirname(fileURLToPath(import.meta.url));
const lucide = dirname(createRequire(import.meta.url).resolve('lucide-static/package.json'));

/**
 * Draws the icons named in icons.json into one file with a hashed name. They are Lucide's (ISC); its notice goes
 * with them. Strokes take the colour of the words beside them.
 */
export function iconSprite(): Plugin {
  return {
    name: 'walletdesk-icons',
    buildStart() {
      this.emitFile({
        type: 'asset',
        name: 'icons.svg',
        originalFileName: 'icons.svg',
        source: sprite(),
      });
    },
  };
}

function sprite(): string {
  const names = JSON.parse(readFileSync(join(here, 'icons.json'), 'utf8')) as readonly string[];
  const licence = readFileSync(join(lucide, 'LICENSE'), 'utf8')
    .replace(/-(?=-)/g, '- ')
    .trim();
  const symbols = names.map((name) => `<symbol id="${name}" viewBox="0 0 24 24">${strokes(name)}</symbol>`);

  return `<!--\n${licence}\n-->\n<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('')}</svg>\n`;
}

/** What is inside an icon's own `<svg>`; how it is stroked stands in the styles, once for all. */
function strokes(name: string): string {
  const drawn = readFileSync(join(lucide, 'icons', `${name}.svg`), 'utf8');
  const [, inside = ''] = /<svg[^>]*>([\s\S]*)<\/svg>/.exec(drawn) ?? [];

  return inside.replace(/\n\s*/g, '').replaceAll(' />', '/>');
}
