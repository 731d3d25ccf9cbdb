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
  /** What is left of it among keywords: no small words, and nothing that only denies or asks. */
  readonly core: readonly string[];
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
/** An expression of which only the core is said is less sure to be meant. Measured. */
const CORE_SHARE = 0.5;
/** What Chinese denies, asks and dates with, and nobody types who types keywords. */
const CHINESE_FRAME = /没有|为什么|怎么|如何|怎样|什么|可以|[没不未无能的了要还有]/g;
const SHORTEST_CHINESE_CORE = 2;

/**
 * Groups of expressions that mean the same. Where one of them stands in a question, the words of the others are asked
 * for too, for less: so 登不上 finds an article that only says 登录失败. Articles are never touched, so that a new group
 * counts at once.
 */
export class SynonymGroups {
  private readonly groups: Expression[][] = [];
  private readonly byFirstStem = new Map<string, Expression[]>();
  private readonly byCore = new Map<string, Expression[]>();

  constructor(groups: readonly SynonymGroup[]) {
    for (const [group, expressions] of groups.entries()) {
      const known = expressions
        .map((text) => expressionOf(text, group))
        .filter(({ stems }) => stems.length > 0);
      this.groups.push(known);
      for (const expression of known) {
        const first = expression.stems[0] ?? '';
        this.byFirstStem.set(first, [...(this.byFirstStem.get(first) ?? []), expression]);
        const [core] = expression.core;
        if (core !== undefined) {
          this.byCore.set(core, [...(this.byCore.get(core) ?? []), expression]);
        }
      }
    }
  }

  /** Every unit of every expression: words that are spelt right, whether or not an article holds them. */
  *units(): Generator<readonly TextUnit[]> {
    for (const { units } of this.groups.flat()) {
      yield units;
    }
  }

  /** What else is asked for by these units, and for how much. Among keywords the core of an expression is enough. */
  expansionOf(units: readonly TextUnit[], areKeywords = false): Map<string, number> {
    const expansion = new Map<string, number>();
    for (const { expression } of this.saidBy(units)) {
      this.expand(expression, SHARE, expansion);
    }
    for (const expression of areKeywords ? this.hintedAtBy(units) : []) {
      this.expand(expression, SHARE * CORE_SHARE, expansion);
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

  /** Expressions whose core is there: English words in any order, Chinese as it is written. */
  private hintedAtBy(units: readonly TextUnit[]): Expression[] {
    const stems = new Set(units.map(({ stem }) => stem));

    return units.flatMap(({ script }, at) =>
      (this.byCore.get(units[at]?.stem ?? '') ?? []).filter(({ core }) =>
        script === 'han'
          ? core.every((stem, offset) => units[at + offset]?.stem === stem)
          : core.every((stem) => stems.has(stem)),
      ),
    );
  }

  private expand(said: Expression, share: number, expansion: Map<string, number>): void {
    const all = this.groups[said.group] ?? [];
    const each = share * Math.min(1, Math.sqrt(SHORT_LIST / all.length));
    for (const other of all) {
      if (other !== said) {
        const worth = each / Math.sqrt(Math.max(1, other.terms.filter((term) => term.length > 1).length));
        for (const term of other.terms) {
          expansion.set(term, Math.max(expansion.get(term) ?? 0, worth));
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
    core: coreOf(units),
    terms: termsOf(units).map(({ term }) => term),
  };
}

function coreOf(units: readonly TextUnit[]): string[] {
  if (units.some(({ script }) => script === 'word')) {
    return units.filter(saysSomething).map(({ stem }) => stem);
  }
  const core = [
    ...units
      .map(({ text }) => text)
      .join('')
      .replaceAll(CHINESE_FRAME, ''),
  ];

  return core.length < SHORTEST_CHINESE_CORE ? [] : core;
}

const standsAt = (units: readonly TextUnit[], at: number, { stems }: Expression): boolean =>
  at >= 0 && stems.every((stem, offset) => units[at + offset]?.stem === stem);
