/** Files that take longest; what is not among them comes after them, the largest file first. */
const LONGEST = [
  'fault-points',
  'pages/pages',
  'postgres',
  'kill-nine',
  'pages-in-english',
  'pages-in-chinese',
  'script-payloads',
  'e2e/known-again',
  'story',
  'boot-refusals',
  'mails',
  'main-job',
  'profile',
  'any-body',
  'components',
  'unit-of-work',
];

/**
 * The order in which Jest takes files. The long ones begin first, so that no worker is left alone with one at the end;
 * Jest itself knows how long a file takes only where it has run before.
 */
export default class LongestFirst {
  sort(tests) {
    const place = ({ path }) => {
      const found = LONGEST.findIndex((name) => path.endsWith(`/${name}.spec.ts`));

      return found < 0 ? LONGEST.length : found;
    };
    const size = ({ path, context }) => context.hasteFS.getSize(path) ?? 0;

    return [...tests].sort((a, b) => place(a) - place(b) || size(b) - size(a));
  }

  allFailedTests(tests) {
    return tests;
  }

  cacheResults() {}
}
