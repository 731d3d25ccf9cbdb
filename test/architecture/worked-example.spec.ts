import { readText } from './sources.js';

const README = 'src/platform/http/README.md';

interface Piece {
  readonly path: string;
  readonly code: string;
}

/** The pieces of code of a text, each with the file that is named above it. */
const piecesOf = (markdown: string): Piece[] =>
  [...markdown.matchAll(/^`([\w./-]+)`\n\n```\w+\n([^]*?)\n```$/gm)].map(([, path = '', code = '']) => ({
    path,
    code,
  }));

/** Lines without their indentation: in a text it begins anew. */
const linesOf = (text: string): string =>
  `\n${text
    .split('\n')
    .map((line) => line.trim())
    .join('\n')}\n`;

/** Pieces that do not stand so in their files. */
const stale = (pieces: readonly Piece[], read: (path: string) => string): string[] =>
  pieces.filter(({ path, code }) => !linesOf(read(path)).includes(linesOf(code))).map(({ path }) => path);

describe('the worked example', () => {
  it('is the code of the product, word by word', () => {
    const markdown = readText(README);
    const pieces = piecesOf(markdown);

    expect(pieces.length).toBeGreaterThan(9);
    expect(markdown.split('\n```').length - 1).toBe(pieces.length * 2);
    expect(stale(pieces, readText)).toEqual([]);
  });

  it('shows a page, a form, a call, a socket event and a mail', () => {
    const markdown = readText(README);

    for (const word of [
      '@Render(',
      '@Form(',
      'key!: string',
      '{{csrf}}',
      'flash(',
      '@JsonBody(',
      '@LiveEvent(',
    ]) {
      expect(piecesOf(markdown).some(({ code }) => code.includes(word))).toBe(true);
    }
  });

  it('would be found stale by one sign', () => {
    const pieces = piecesOf('`a.ts`\n\n```ts\nconst a = 1;\n```\n');

    expect(stale(pieces, () => 'const a = 1;')).toEqual([]);
    expect(stale(pieces, () => 'const a = 2;')).toEqual(['a.ts']);
  });
});
