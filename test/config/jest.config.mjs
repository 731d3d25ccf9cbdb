import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

const shared = {
  rootDir: root,
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  // Decorator metadata must be emitted by whatever compiles the tests, or Nest injects `undefined`.
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
          keepClassNames: true,
        },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
};

/** One entry a folder of tests; `run.mjs` says which may run beside each other. */
const suite = (displayName, testMatch) => ({ ...shared, displayName, testMatch });

export default {
  rootDir: root,
  testTimeout: 60_000,
  testSequencer: resolve(root, 'test/config/longest-first.mjs'),
  projects: [
    suite('unit', ['<rootDir>/src/**/*.spec.ts', '<rootDir>/test/support/**/*.spec.ts']),
    suite('architecture', ['<rootDir>/test/architecture/**/*.spec.ts']),
    suite('integration', ['<rootDir>/test/integration/**/*.spec.ts']),
    suite('e2e', ['<rootDir>/test/e2e/**/*.spec.ts']),
    suite('pages', ['<rootDir>/test/pages/**/*.spec.ts']),
    suite('faults', ['<rootDir>/test/faults/**/!(kill-nine).spec.ts']),
    suite('alone', ['<rootDir>/test/faults/kill-nine.spec.ts']),
    suite('browser', ['<rootDir>/test/browser/**/*.spec.ts']),
  ],
};
