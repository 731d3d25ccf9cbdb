import { fold } from './text-folding.js';
import { unitsOf, type TextUnit } from './text-units.js';

interface Expression {
  readonly words: readonly string[];
  readonly term: string;
}

interface FoundTerm {
  readonly term: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Groups of expressions that mean the same. Wherever one of them stands, in a question or in an article, the whole
 * group is one extra term: so 登不上 finds an article that only says 登录失败, and no word is counted twice.
 */
export class SynonymGroups {
  private readonly byFirstWord = new Map<string, Expression[]>();

  constructor(groups: readonly (readonly string[])[]) {
    for (const [index, group] of groups.entries()) {
      for (const expression of group) {
        this.add(expression, `#${index}`);
      }
    }
  }

  /** The group terms found among these units; punctuation and blanks between the words of an expression do not matter. */
  tokensIn(units: readonly TextUnit[]): FoundTerm[] {
    const found: FoundTerm[] = [];

    for (const [at, unit] of units.entries()) {
      for (const { words, term } of this.byFirstWord.get(unit.stem) ?? []) {
        if (words.every((word, offset) => units[at + offset]?.stem === word)) {
          found.push({ term, start: unit.start, end: units[at + words.length - 1]?.end ?? unit.end });
        }
      }
    }

    return found;
  }

  private add(expression: string, term: string): void {
    const words = unitsOf(fold(expression).text).map((unit) => unit.stem);
    const first = words[0];

    if (first !== undefined) {
      this.byFirstWord.set(first, [...(this.byFirstWord.get(first) ?? []), { words, term }]);
    }
  }
}
