import { isStopWord, stem } from './english-words.js';
import { fold } from './text-folding.js';
import { type TextUnit, unitsOf } from './text-units.js';

/** One searchable term, and where it stands in the text it was found in (UTF-16 units, end excluded). */
export interface Token {
  readonly term: string;
  readonly start: number;
  readonly end: number;
}

/** A term of folded text, and how it came to be: two English words in a row tell less than a Chinese pair does. */
export interface FoundTerm extends Token {
  readonly kind: 'unit' | 'pair' | 'neighbours';
}

/** Characters that only carry grammar. Alone they say nothing, in a pair they may. */
const GRAMMAR_CHARACTERS = new Set(
  '的了吗呢啊吧呀嘛么啥我您你他她它是在就都也很和与或把被让给有这那哪什怎请',
);
/** The frame of a question, not its subject: 怎么办, 为什么, 是什么意思, 请问 … */
const QUESTION_PAIRS = new Set(
  (
    '怎么 么办 怎样 什么 么样 为什 回事 如何 何时 为何 是不 能不 能否 可不 可以 可否 请问 想问 问一 一下 我想 我的 ' +
    '我要 因为 时候 么时 现在 意思 么意 原因 么原 情况 么情 这个 那个 已经 还是 就是 不是 是什 是怎 的话'
  ).split(' '),
);
const SHORTEST_WORD = 2;
const DIGIT = /\d/;

/** Folded text in units, in order. */
export const unitsIn = (source: string): TextUnit[] => unitsOf(fold(source).text);

/** Whether a unit names something: no stop word, no single letter, no character of grammar alone. */
export function saysSomething({ script, text }: TextUnit): boolean {
  return script === 'han'
    ? !GRAMMAR_CHARACTERS.has(text)
    : !isStopWord(text) && (text.length >= SHORTEST_WORD || DIGIT.test(text));
}

/** Whether two Chinese units stand side by side without anything between, and are no mere frame of a question. */
export const isPair = (a: TextUnit | undefined, b: TextUnit): boolean =>
  a?.script === 'han' && b.script === 'han' && a.end === b.start && !QUESTION_PAIRS.has(a.text + b.text);

/**
 * The terms of a text. English: stems without stop words, and every two words in a row. Chinese: characters and pairs
 * of neighbours, which find more than dictionary words do. Numbers and codes stay whole: `E-301` and `e301` are the
 * same. Linear in the length of the text.
 */
export function termsOf(units: readonly TextUnit[]): FoundTerm[] {
  const found: FoundTerm[] = [];

  for (const [at, unit] of units.entries()) {
    const before = units[at - 1];

    if (saysSomething(unit)) {
      found.push({ kind: 'unit', term: unit.stem, start: unit.start, end: unit.end });
    }
    if (before && isPair(before, unit)) {
      found.push({ kind: 'pair', term: before.text + unit.text, start: before.start, end: unit.end });
    }
    if (before?.script === 'word' && unit.script === 'word') {
      found.push({
        kind: 'neighbours',
        term: `${before.stem}_${unit.stem}`,
        start: before.start,
        end: unit.end,
      });
    }
  }
  addCompounds(found, units);

  return found;
}

/** What can be marked in a text: its terms but for English neighbours, with their places in the text as written. */
export function tokensOf(source: string): Token[] {
  const { text, starts, ends } = fold(source);

  return termsOf(unitsOf(text))
    .filter(({ kind }) => kind !== 'neighbours')
    .map(({ term, start, end }) => ({
      term,
      start: starts[start] ?? 0,
      end: ends[end - 1] ?? source.length,
    }));
}

/** Words tied by hyphens are one more word: `log-in` is also `login`, `E-301` also `e301`. */
function addCompounds(found: FoundTerm[], units: readonly TextUnit[]): void {
  let joined = '';
  let start = 0;

  for (const [index, { text, hyphenated, start: begin, end }] of units.entries()) {
    joined = hyphenated ? joined + text : text;
    start = hyphenated ? start : begin;

    if (hyphenated && !units[index + 1]?.hyphenated) {
      found.push({ kind: 'unit', term: stem(joined), start, end });
    }
  }
}
