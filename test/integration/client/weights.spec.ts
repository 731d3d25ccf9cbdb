import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { fromRoot } from '../../support/root.js';

interface Chunk {
  readonly file: string;
  readonly css?: readonly string[];
  readonly imports?: readonly string[];
}

const KB = 1_024;
const manifest = JSON.parse(readFileSync(fromRoot('dist/client/manifest.json'), 'utf8')) as Readonly<
  Record<string, Chunk>
>;

/** What a browser fetches for these, each file once. */
function filesOf(names: readonly string[], found = new Set<string>()): Set<string> {
  for (const name of names) {
    const chunk = manifest[name];
    if (!chunk) {
      throw new Error(`The build has no ${name}.`);
    }
    if (!found.has(chunk.file)) {
      found.add(chunk.file);
      filesOf(chunk.imports ?? [], found);
    }
  }

  return found;
}

const weight = (files: Iterable<string>): number =>
  [...files].reduce(
    (sum, file) => sum + gzipSync(readFileSync(fromRoot('dist/client', file)), { level: 9 }).length,
    0,
  );

describe('what a page weighs over the wire', () => {
  // 20 KB were meant for a request and its chat. Measured: 13.0 are the socket's library, which leaves 7 for the rest;
  // chat, outbox and record take 6.5, every page's own script 2.7 with the names of all behaviours, the panels 1.8. What morphs comes with a change.
  it.each([
    ['the help centre', 5, ['print', 'search-key', 'suggest']],
    ['a request and its chat', 27, ['chat', 'live-panels']],
    ['the queue', 45, ['live-rows', 'sign-out']],
    ['the workspace', 45, ['chat', 'live-panels', 'sign-out']],
  ])('scripts of %s: at most %i KB', (_, limit, behaviours) => {
    const files = filesOf(['main.ts', ...behaviours.map((name) => `behaviours/${name}.ts`)]);

    expect(weight(files)).toBeLessThanOrEqual(limit * KB);
  });

  it('styles: at most 9 KB, and 10 for the staff', () => {
    const [all, staff] = ['main.ts', 'staff.ts'].map((name) => manifest[name]?.css ?? []);

    expect([all?.length, staff?.length]).toEqual([1, 1]);
    expect(weight(all ?? [])).toBeLessThanOrEqual(9 * KB);
    expect(weight([...(all ?? []), ...(staff ?? [])])).toBeLessThanOrEqual(10 * KB);
  });

  it('the help within an app: its script 2 KB, and the panel 31 KB besides its page, which leaves that 4', () => {
    const panel = filesOf([
      'main.ts',
      'frame.ts',
      'icons.svg',
      'behaviours/search-key.ts',
      'behaviours/suggest.ts',
    ]);
    const styles = ['main.ts', 'frame.ts'].flatMap((name) => manifest[name]?.css ?? []);

    expect(filesOf(['widget.ts']).size).toBe(1);
    expect(weight(filesOf(['widget.ts']))).toBeLessThanOrEqual(2 * KB);
    expect(styles).toHaveLength(2);
    expect(weight([...panel, ...styles])).toBeLessThanOrEqual(31 * KB);
  });

  it('icons: at most 4 KB, with the notice of those who drew them', () => {
    const { file } = manifest['icons.svg'] ?? { file: 'none' };
    const text = readFileSync(fromRoot('dist/client', file), 'utf8');

    expect(weight([file])).toBeLessThanOrEqual(4 * KB);
    expect(text).toContain('ISC License');
    expect(text.slice(4, text.indexOf('-->'))).not.toContain('--'); // A comment that is none breaks the file.
  });
});
