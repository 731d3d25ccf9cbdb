/**
 * Runs the whole suite and closes with one line: `N passed, N failed, N skipped`.
 *
 * Three rounds. What computes, comes through the doors and looks at pages runs two files at a time, the longest first;
 * so does what breaks lines and kills servers, since its time goes in waiting. What measures how soon a server is back
 * has the machine to itself: a starved server fails for the wrong reason. The first round keeps its data in memory,
 * where there is enough: it commits some ten thousand times, and what a disk does is asked in the other two.
 * Arguments are passed on to Jest (`npm test -- --selectProjects unit`, `npm test -- unit-of-work`).
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { freemem, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, '../..');
/** Two clusters of PostgreSQL with all that the files leave in them, and what browsers and servers write. */
const ROOM_IN_MEMORY = 8e9;
const rounds = [
  [2, ['unit', 'architecture', 'integration', 'e2e', 'pages'], inMemory()],
  [2, ['browser', 'faults'], tmpdir()],
  [1, ['alone'], tmpdir()],
];
const extra = process.argv.slice(2);
const chosen = extra.includes('--selectProjects');
const results = mkdtempSync(join(tmpdir(), 'walletdesk-jest-'));
const folders = [];
const sum = { passed: 0, failed: 0, skipped: 0 };
let status = 0;

for (const [index, [workers, projects, data]] of (chosen ? [[1, [], null]] : rounds).entries()) {
  // Everything that the test files of a round make goes with it, and what one prepares for the others lies there too.
  const folder = data === null ? null : folderIn(data);
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
      String(workers),
      '--json',
      '--outputFile',
      outputFile,
      '--cacheDirectory',
      join(tmpdir(), 'walletdesk-jest-cache'),
      '--passWithNoTests',
      '--forceExit', // A helper program that failed to start may hold a line open; the results are in by then.
      ...(projects.length ? ['--selectProjects', ...projects] : []),
      ...extra,
    ],
    {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: folder === null ? process.env : { ...process.env, TMPDIR: folder, WALLETDESK_RUN: folder },
    },
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
for (const folder of [results, ...folders]) {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  } catch (error) {
    process.stderr.write(`${folder} is left: ${error.message}\n`);
  }
}

if (process.env.CI && sum.skipped > 0 && extra.length === 0) {
  process.stdout.write('A skipped test counts as a failure here: mend it or delete it.\n');
  status ||= 1;
}
process.stdout.write(`${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped\n`);
process.exit(status);

/** Removed at the end: what guards the servers of a round ends them after it. PostgreSQL has its own user, who passes through. */
function folderIn(data) {
  const folder = mkdtempSync(join(data, 'walletdesk-run-'));
  chmodSync(folder, 0o711);
  folders.push(folder);

  return folder;
}

/** A folder in memory for data that nobody needs afterwards; the usual one where there is none, or too little of it. */
function inMemory() {
  const folder = '/dev/shm';
  if (!existsSync(folder)) {
    return tmpdir();
  }
  const { bavail, bsize } = statfsSync(folder);

  return Math.min(bavail * bsize, freemem()) < ROOM_IN_MEMORY ? tmpdir() : folder;
}
