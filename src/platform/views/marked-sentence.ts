import { escapeText } from './trusted-markup.js';

export type Gaps = Readonly<Record<string, string | number>>;

const PLAIN_MARKS = ['b', 'bdi', 'kbd', 'strong'];
const MARK = /<(\/?)([a-z]+)>/g;

/**
 * A sentence with marks in it → markup. `translate` fills its gaps; `<b>`, `<bdi>`, `<kbd>` and `<strong>` stand
 * for themselves, and any other mark, as `<terms>…</terms>`, for a link to the address given under its name.
 *
 * Values are escaped before they are put in, so that none can bring a mark of its own; addresses lead to this site.
 *
 * @throws Error where the sentence has a mark that nobody knows, or that is not closed
 */
export function markedSentence(translate: (gaps: Gaps) => string, given: Gaps): string {
  const sentence = translate(escaped(given));
  const open: string[] = [];
  let html = '';
  let at = 0;
  for (const { 0: mark, 1: stroke, 2: name = '', index } of sentence.matchAll(MARK)) {
    html += plain(sentence.slice(at, index));
    html += stroke === '/' ? closing(name, open.pop(), sentence) : opening(name, given, sentence);
    if (stroke !== '/') {
      open.push(name);
    }
    at = index + mark.length;
  }
  if (open.length > 0) {
    throw new Error(`A mark is not closed: ${sentence}`);
  }

  return html + plain(sentence.slice(at));
}

const escaped = (given: Gaps): Gaps =>
  Object.fromEntries(
    Object.entries(given).map(([name, value]) => [
      name,
      typeof value === 'string' ? escapeText(value) : value,
    ]),
  );

/** Words of ours around values that are escaped already. */
const plain = (text: string): string =>
  text
    .replace(/&(?![a-z]+;|#x?[\da-f]+;)/gi, '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');

function opening(name: string, given: Gaps, sentence: string): string {
  if (PLAIN_MARKS.includes(name)) {
    return `<${name}>`;
  }
  const address = given[name];
  if (typeof address !== 'string' || !/^([/?](?![/\\])|#)/.test(address)) {
    throw new Error(`The mark <${name}> needs an address of this site: ${sentence}`);
  }

  return `<a href="${escapeText(address)}">`;
}

function closing(name: string, opened: string | undefined, sentence: string): string {
  if (name !== opened) {
    throw new Error(`The mark </${name}> closes nothing: ${sentence}`);
  }

  return PLAIN_MARKS.includes(name) ? `</${name}>` : '</a>';
}
