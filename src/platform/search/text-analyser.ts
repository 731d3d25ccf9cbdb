import { isStopWord, stem } from './english-words.js';
import { SynonymGroups } from './synonym-groups.js';
import { fold } from './text-folding.js';
import { unitsOf, type TextUnit } from './text-units.js';

/** One searchable term, and where it stands in the text it was found in (UTF-16 units, end excluded). */
export interface Token {
  readonly term: string;
  readonly start: number;
  readonly end: number;
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

/**
 * Turns text into terms. English: stems, without stop words. Chinese: characters and pairs of neighbours, which find
 * more than dictionary words do. Numbers and codes stay whole: `E-301` and `e301` are the same. Expressions that
 * mean the same share one more term. Linear in the length of the text.
 */
export class TextAnalyser {
  private readonly synonyms: SynonymGroups;

  /** `synonymGroups`: each group lists expressions, in any script, that mean the same. */
  constructor(synonymGroups: readonly (readonly string[])[] = []) {
    this.synonyms = new SynonymGroups(synonymGroups);
  }

  analyse(source: string): Token[] {
    const folded = fold(source);
    const units = unitsOf(folded.text);
    const found: Token[] = this.synonyms.tokensIn(units);

    addUnits(found, units);
    addPairs(found, units, folded.text);
    addCompounds(found, units);

    return found.map(({ term, start, end }) => ({
      term,
      start: folded.starts[start] ?? 0,
      end: folded.ends[end - 1] ?? source.length,
    }));
  }
}

function addUnits(found: Token[], units: readonly TextUnit[]): void {
  for (const { script, text, stem, start, end } of units) {
    const says =
      script === 'han'
        ? !GRAMMAR_CHARACTERS.has(text)
        : !isStopWord(text) && (text.length >= SHORTEST_WORD || DIGIT.test(text));

    if (says) {
      found.push({ term: stem, start, end });
    }
  }
}

/** Chinese neighbours: two characters without anything between them. */
function addPairs(found: Token[], units: readonly TextUnit[], text: string): void {
  let previous: TextUnit | null = null;

  for (const unit of units) {
    if (unit.script === 'han' && previous?.script === 'han' && previous.end === unit.start) {
      const term = text.slice(previous.start, unit.end);

      if (!QUESTION_PAIRS.has(term)) {
        found.push({ term, start: previous.start, end: unit.end });
      }
    }
    previous = unit;
  }
}

/** Words tied by hyphens are one more word: `log-in` is also `login`, `E-301` also `e301`. */
function addCompounds(found: Token[], units: readonly TextUnit[]): void {
  let joined = '';
  let start = 0;

  for (const [index, { text, hyphenated, start: begin, end }] of units.entries()) {
    joined = hyphenated ? joined + text : text;
    start = hyphenated ? start : begin;

    if (hyphenated && !units[index + 1]?.hyphenated) {
      found.push({ term: stem(joined), start, end });
    }
  }
}
