import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = dirname(fileURLToPath(import.meta.url));

/** Browser code and styles: hashed names, and a manifest from which the views read them. */
export default defineConfig({
  root: here,
  publicDir: false,
  base: '/assets/',
  build: {
    outDir: resolve(here, '../../dist/client'),
    emptyOutDir: true,
    assetsDir: '.',
    manifest: 'manifest.json',
    rolldownOptions: { input: { main: resolve(here, 'main.ts') } },
  },
});
