import { saysSomething, termsOf, unitsIn } from './text-analyser.js';
import type { TextUnit } from './text-units.js';

/** Expressions that mean the same to somebody who asks, in any script. */
export type SynonymGroup = readonly string[];

interface Expression {
  readonly group: number;
  readonly units: readonly TextUnit[];
  /** What has to stand in a question one after the other. */
  readonly stems: readonly string[];
  /** English of two telling words or more is also known with other small words between: `money has disappeared`. */
  readonly loose: boolean;
  /** What its articles would say. */
  readonly terms: readonly string[];
}

interface SaidExpression {
  readonly expression: Expression;
  readonly first: TextUnit;
  readonly last: TextUnit;
}

/** A group, and where one of its expressions stands. */
export interface SaidGroup {
  readonly group: number;
  readonly start: number;
  readonly end: number;
}

/** Of a term's worth, for the other expressions of a group; shared among the words of a longer one. Measured. */
const SHARE = 0.6;
/** A group of more expressions than this fits many an article by chance, so each of them counts for less. Measured. */
const SHORT_LIST = 8;

/**
 * Groups of expressions that mean the same. Where one of them stands in a question, the words of the others are asked
 * for too, for less: so 登不上 finds an article that only says 登录失败. Articles are never touched, so that a new group
 * counts at once.
 */
export class SynonymGroups {
  private readonly groups: Expression[][] = [];
  private readonly byFirstStem = new Map<string, Expression[]>();

  constructor(groups: readonly SynonymGroup[]) {
    for (const [group, expressions] of groups.entries()) {
      const known = expressions
        .map((text) => expressionOf(text, group))
        .filter(({ stems }) => stems.length > 0);
      this.groups.push(known);
      for (const expression of known) {
        const first = expression.stems[0] ?? '';
        this.byFirstStem.set(first, [...(this.byFirstStem.get(first) ?? []), expression]);
      }
    }
  }

  /** Every unit of every expression: words that are spelt right, whether or not an article holds them. */
  *units(): Generator<readonly TextUnit[]> {
    for (const { units } of this.groups.flat()) {
      yield units;
    }
  }

  /** What else is asked for by these units, and for how much. */
  expansionOf(units: readonly TextUnit[]): Map<string, number> {
    const expansion = new Map<string, number>();
    for (const { expression } of this.saidBy(units)) {
      this.expand(expression, expansion);
    }

    return expansion;
  }

  /** The groups of which something is said, by their numbers, and where. */
  groupsIn(units: readonly TextUnit[]): SaidGroup[] {
    return this.saidBy(units).map(({ expression, first, last }) => ({
      group: expression.group,
      start: first.start,
      end: last.end,
    }));
  }

  private saidBy(units: readonly TextUnit[]): SaidExpression[] {
    const telling = units.filter(saysSomething);

    return units.flatMap((unit, at) =>
      (this.byFirstStem.get(unit.stem) ?? []).flatMap((expression): SaidExpression[] => {
        const [all, from] = expression.loose ? [telling, telling.indexOf(unit)] : [units, at];
        const last = all[from + expression.stems.length - 1];

        return last && standsAt(all, from, expression) ? [{ expression, first: unit, last }] : [];
      }),
    );
  }

  private expand(said: Expression, expansion: Map<string, number>): void {
    const all = this.groups[said.group] ?? [];
    const each = SHARE * Math.min(1, Math.sqrt(SHORT_LIST / all.length));
    for (const other of all) {
      if (other !== said) {
        const share = each / Math.sqrt(Math.max(1, other.terms.filter((term) => term.length > 1).length));
        for (const term of other.terms) {
          expansion.set(term, Math.max(expansion.get(term) ?? 0, share));
        }
      }
    }
  }
}

function expressionOf(text: string, group: number): Expression {
  const units = unitsIn(text);
  const telling = units.filter(saysSomething);
  const loose = telling.length > 1 && units.every(({ script }) => script === 'word');

  return {
    group,
    units,
    stems: (loose ? telling : units).map(({ stem }) => stem),
    loose,
    terms: termsOf(units).map(({ term }) => term),
  };
}

const standsAt = (units: readonly TextUnit[], at: number, { stems }: Expression): boolean =>
  at >= 0 && stems.every((stem, offset) => units[at + offset]?.stem === stem);
