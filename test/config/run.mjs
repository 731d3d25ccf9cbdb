/**
 * Runs the whole suite and closes with one line: `N passed, N failed, N skipped`.
 *
 * Three rounds. What computes, comes through the doors and looks at pages runs two files at a time, the longest first;
 * so does what breaks lines and kills servers, since its time goes in waiting. What measures how soon a server is back
 * has the machine to itself: a starved server fails for the wrong reason.
 * Arguments are passed on to Jest (`npm test -- --selectProjects unit`, `npm test -- unit-of-work`).
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, '../..');
const rounds = [['unit', 'architecture', 'integration', 'e2e', 'pages'], ['browser', 'faults'], ['alone']];
const extra = process.argv.slice(2);
const chosen = extra.includes('--selectProjects');
const results = mkdtempSync(join(tmpdir(), 'walletdesk-jest-'));
process.env.WALLETDESK_RUN = results; // What one test file has prepared for the others lies there too.
const sum = { passed: 0, failed: 0, skipped: 0 };
let status = 0;

for (const [index, projects] of (chosen ? [[]] : rounds).entries()) {
  const outputFile = join(results, `${index}.json`);
  const run = spawnSync(
    process.execPath,
    [
      '--experimental-vm-modules',
      '--no-warnings',
      join(root, 'node_modules/jest/bin/jest.js'),
      '--config',
      join(here, 'jest.config.mjs'),
      '--maxWorkers',
      chosen ? '1' : '2',
      '--json',
      '--outputFile',
      outputFile,
      '--passWithNoTests',
      '--forceExit', // A helper program that failed to start may hold a line open; the results are in by then.
      ...(projects.length ? ['--selectProjects', ...projects] : []),
      ...extra,
    ],
    { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] },
  );
  status ||= run.status ?? 1;
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, numRuntimeErrorTestSuites } =
      JSON.parse(readFileSync(outputFile, 'utf8'));
    sum.passed += numPassedTests;
    sum.failed += numFailedTests + numRuntimeErrorTestSuites;
    sum.skipped += numPendingTests + numTodoTests;
  } catch {
    status ||= 1;
    sum.failed += 1;
  }
}
rmSync(results, { recursive: true, force: true });

if (process.env.CI && sum.skipped > 0 && extra.length === 0) {
  process.stdout.write('A skipped test counts as a failure here: mend it or delete it.\n');
  status ||= 1;
}
process.stdout.write(`${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped\n`);
process.exit(status);
