import { FAILURE_REASONS, TRANSACTION_STATES, TRANSACTION_TYPES } from '../wallets/wallet-transaction.js';
import { findException } from '../exceptions/taxonomy.js';
import { type DiagnosisFacts, FACT_FIELDS, type FactName, isFactName } from './diagnosis-facts.js';

/** `in` and `not-in` compare with words, the other two with a whole number. What is not known is in no list. */
export const OPERATORS = ['in', 'not-in', 'at-least', 'at-most'] as const;

export type Operator = (typeof OPERATORS)[number];

/** One line of a condition: `state in FAILED EXPIRED`. */
export interface Line {
  readonly field: FactName;
  readonly op: Operator;
  readonly values: readonly (string | number)[];
}

/** Every line holds. */
export type AllOf = readonly Line[];

/** At least one of the groups holds. No group at all never does. */
export type Condition = readonly AllOf[];

/** Between groups of lines, as it is written. */
export const OR = 'or';
/** Instead of a word: nobody knows. */
export const UNKNOWN = 'unknown-yet';
const MOST_LINES = 60;

/** The group that holds, which is why; null where none does. */
export const whatHolds = (condition: Condition, facts: DiagnosisFacts): AllOf | null =>
  condition.find((group) => group.every((line) => holds(line, facts))) ?? null;

function holds({ field, op, values }: Line, facts: DiagnosisFacts): boolean {
  const fact = facts[field];
  switch (op) {
    case 'in':
      return values.includes(fact ?? UNKNOWN);
    case 'not-in':
      return !values.includes(fact ?? UNKNOWN);
    case 'at-least':
      return typeof fact === 'number' && fact >= Number(values[0]);
    case 'at-most':
      return typeof fact === 'number' && fact <= Number(values[0]);
  }
}

/** As people write it: a line a condition, `or` between groups. */
export const written = (condition: Condition): string =>
  condition
    .map((group) => group.map(({ field, op, values }) => `${field} ${op} ${values.join(' ')}`).join('\n'))
    .join(`\n${OR}\n`);

/** What cannot be read, by the number of its line. */
export class UnreadableLine extends Error {
  constructor(
    readonly line: number,
    readonly text: string,
  ) {
    super(`line ${line}: ${text}`);
  }
}

/** @throws UnreadableLine for a field, an operator or a word that there is not */
export function readCondition(text: string): Condition {
  const lines = text.split(/\r\n|[\r\n]/).map((line) => line.trim().replaceAll(/\s+/g, ' '));
  if (lines.length > MOST_LINES) {
    throw new UnreadableLine(MOST_LINES + 1, lines[MOST_LINES] ?? '');
  }
  const groups: Line[][] = [[]];
  for (const [index, line] of lines.entries()) {
    if (line === OR) {
      groups.push([]);
    } else if (line !== '') {
      groups.at(-1)?.push(readLine(line, index + 1));
    }
  }
  const empty = groups.findIndex((group) => group.length === 0);
  if (empty >= 0) {
    throw new UnreadableLine(lines.length, OR);
  }

  return groups;
}

function readLine(line: string, number: number): Line {
  const [field = '', op = '', ...words] = line.split(' ');
  if (!isFactName(field) || !isOperator(op) || words.length === 0) {
    throw new UnreadableLine(number, line);
  }
  const values = words.map((word) => (FACT_FIELDS[field] === 'number' ? Number(word) : word));
  const comparesNumbers = op === 'at-least' || op === 'at-most';
  const isReadable =
    comparesNumbers === (FACT_FIELDS[field] === 'number') &&
    (comparesNumbers
      ? values.length === 1 && Number.isSafeInteger(values[0])
      : words.every((word) => mayBe(field, word)));
  if (!isReadable) {
    throw new UnreadableLine(number, line);
  }

  return { field, op, values };
}

/** Words that nobody listed are a wallet's own: they are taken as they come. */
const LISTS: Readonly<Partial<Record<FactName, (word: string) => boolean>>> = {
  type: (word) => findException(word) !== null,
  state: (word) => (TRANSACTION_STATES as readonly string[]).includes(word),
  reason: (word) => (FAILURE_REASONS as readonly string[]).includes(word),
  kind: (word) => (TRANSACTION_TYPES as readonly string[]).includes(word),
  subState: (word) => /^[A-Za-z][\w-]{0,39}$/.test(word),
};

function mayBe(field: FactName, word: string): boolean {
  const known = FACT_FIELDS[field];

  return (
    word === UNKNOWN ||
    (typeof known === 'string' ? LISTS[field]?.(word) === true : (known as readonly string[]).includes(word))
  );
}

const isOperator = (word: string): word is Operator => (OPERATORS as readonly string[]).includes(word);
