/** Files that take longest; what is not among them comes after them, the largest file first. */
const LONGEST = [
  'fault-points',
  'faults/postgres',
  'pages/pages',
  'pages-in-english',
  'any-body',
  'pages-in-chinese',
  'script-payloads',
  'e2e/known-again',
  'main-job',
  'e2e/mails',
  'e2e/story',
  'boot-refusals',
  'guessing',
  'desk-and-broken-wallet',
  'matrix',
  'e2e/intake',
  'search-thread',
  'question-learning',
  'mail/post',
  'components',
  'told-once',
  'desk-races',
  'live-network',
  'e2e/desk',
  'limits',
  'live-connection',
  'intake-steps',
  'stop-and-drain',
  'pressed-twice',
  'two-processes',
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
