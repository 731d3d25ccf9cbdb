import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const built = (program: string): string => resolve(root, `dist/src/${program}.js`);

/**
 * `@nestjs/typeorm` asks the installed TypeORM for two classes that its first version removed, and reads all of it
 * from the disk a second time to learn that they are gone.
 */
const withoutOldTypeorm: Plugin = {
  name: 'without-old-typeorm',
  load: (id) =>
    id.endsWith('@nestjs/typeorm/dist/common/typeorm-compat.js')
      ? 'export const Connection = undefined;\nexport const AbstractRepository = undefined;\n'
      : null,
};

/** Every start would compile the same templates, for two thirds of a second; and the build fails where one is broken. */
const compiledViews: Plugin = {
  name: 'compiled-views',
  async generateBundle() {
    const { compileViews } = (await import(built('platform/views/handlebars'))) as {
      compileViews: (folder: string, strict: boolean) => string;
    };
    for (const [fileName, strict] of [
      ['views-checked.js', true],
      ['views-unchecked.js', false],
    ] as const) {
      this.emitFile({ type: 'asset', fileName, source: compileViews(resolve(root, 'views'), strict) });
    }
  },
};

/**
 * The programs of the server, each with all that it imports, in a few files below `dist/app`. Node looks for each
 * file of each package on the disk: 3,300 of them take half of a start, and a desk that fell over waits for it.
 * What `nest build` made goes in, with its decorators' types; classes keep their names, since tables and
 * migrations are told by them.
 */
export default defineConfig({
  root,
  publicDir: false,
  plugins: [withoutOldTypeorm, compiledViews],
  // Packages that load programs or files of their own from beside them.
  ssr: {
    noExternal: true,
    external: ['@node-rs/argon2', '@node-rs/jieba', 'better-sqlite3', 'pino', 'piscina', 'sharp'],
  },
  build: {
    ssr: true,
    outDir: resolve(root, 'dist/app'),
    target: 'node20',
    rolldownOptions: {
      // Everything stays: a call whose answer nobody takes may be made for what it throws.
      treeshake: false,
      input: {
        main: built('main'),
        launch: built('launch'),
        cli: built('cli'),
        'demo-wallet': built('demo-wallet/main'),
        'article-search.worker': built('modules/faq/article-search.worker'),
        'question-training.worker': built('modules/faq/question-training.worker'),
        'synonym-mining.worker': built('modules/faq/synonym-mining.worker'),
        'long-read.worker': built('platform/database/long-read.worker'),
      },
      output: {
        keepNames: true,
        minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
      },
    },
  },
});
