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
    rolldownOptions: { input: { main: resolve(here, 'main.ts') } },
  },
});
