import type { FactName } from './diagnosis-facts.js';
import type { Condition } from './rule-conditions.js';

/** Whether every group of a condition asks that this fact has no other word. */
export const requires = (condition: Condition, field: FactName, word: string): boolean =>
  condition.length > 0 &&
  condition.every((group) =>
    group.some(
      (line) => line.field === field && line.op === 'in' && line.values.every((one) => one === word),
    ),
  );

/** Whether a condition is about one of these states by name. */
export const mentionsState = (condition: Condition, states: readonly string[]): boolean =>
  condition.some((group) =>
    group.some(
      ({ field, op, values }) =>
        field === 'state' && op === 'in' && values.some((one) => states.includes(String(one))),
    ),
  );
