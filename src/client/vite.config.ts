import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { iconSprite } from './icon-sprite.js';

const here = dirname(fileURLToPath(import.meta.url));

/** Browser code and styles: hashed names, and a manifest from which the views read them. */
export default defineConfig({
  root: here,
  publicDir: false,
  plugins: [iconSprite()],
  base: '/assets/',
  build: {
    outDir: resolve(here, '../../dist/client'),
    emptyOutDir: true,
    assetsDir: '.',
    manifest: 'manifest.json',
    // What `light-dark()` and nesting need; older browsers get plain pages that work.
    target: ['chrome123', 'firefox128', 'safari17.5'],
    modulePreload: false,
    // All pages; what only those of the staff, or those in a frame need; and what other sites load, which imports nothing.
    rolldownOptions: {
      input: Object.fromEntries(
        ['main', 'staff', 'frame', 'widget'].map((name) => [name, resolve(here, `${name}.ts`)]),
      ),
    },
  },
});
