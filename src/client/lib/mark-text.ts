/** A text field as it stands: its words, and what is chosen in it. */
export interface Chosen {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** What a button of the bar does: put signs around what is chosen, or before each of its lines. */
export type Mark =
  | { readonly kind: 'around'; readonly before: string; readonly after: string; readonly sample: string }
  | { readonly kind: 'lines'; readonly before: string };

/** The part of the text that is to be replaced, by what, and what is chosen afterwards. */
export interface Marked {
  readonly start: number;
  readonly end: number;
  readonly by: string;
  readonly from: number;
  readonly to: number;
}

/** Pressed on what is marked already, a mark is taken off again. */
export function marked(chosen: Chosen, mark: Mark): Marked {
  return mark.kind === 'around' ? around(chosen, mark) : lines(chosen, mark.before);
}

function around({ text, from, to }: Chosen, { before, after, sample }: Mark & { kind: 'around' }): Marked {
  const words = text.slice(from, to);
  const isMarked = text.slice(0, from).endsWith(before) && text.slice(to).startsWith(after);
  if (isMarked && words !== '') {
    const start = from - before.length;

    return { start, end: to + after.length, by: words, from: start, to: start + words.length };
  }
  const inside = words || sample;
  const start = from + before.length;

  return { start: from, end: to, by: before + inside + after, from: start, to: start + inside.length };
}

/** Whole lines: from the beginning of the first that is touched to the end of the last. `1. ` counts on. */
function lines({ text, from, to }: Chosen, before: string): Marked {
  const start = text.lastIndexOf('\n', from - 1) + 1;
  const next = text.indexOf('\n', Math.max(to - 1, from));
  const end = next < 0 ? text.length : next;
  const old = text.slice(start, end).split('\n');
  const isMarked = old.every((line) => prefixOf(line, before) !== '');
  const by = old
    .map((line, index) =>
      isMarked ? line.slice(prefixOf(line, before).length) : before.replace('1', String(index + 1)) + line,
    )
    .join('\n');

  return { start, end, by, from: start + (to > from ? 0 : by.length), to: start + by.length };
}

/** The mark at the beginning of a line, whatever its number; '' where there is none. */
const prefixOf = (line: string, before: string): string =>
  before.startsWith('1') ? (/^\d+\. /.exec(line)?.[0] ?? '') : line.startsWith(before) ? before : '';
