import { isTrustedMarkup, type TrustedMarkup } from './trusted-markup.js';

/** What may be printed: text, numbers, truth, and the known nothing. @throws Error that says where. */
export function printed(value: unknown, place: string): string | number | boolean | null | TrustedMarkup {
  if (
    value === null ||
    typeof value === 'string' ||
    typeof value === 'number' ||
    typeof value === 'boolean' ||
    isTrustedMarkup(value)
  ) {
    return value;
  }

  throw new Error(
    `${place} prints ${value === undefined ? 'undefined' : `a value of type ${kindOf(value)}`}.`,
  );
}

/** What may be repeated: a list. @throws Error that says where. */
export function repeated(value: unknown, place: string): readonly unknown[] {
  if (!Array.isArray(value)) {
    throw new Error(`${place} repeats what is no list: ${kindOf(value)}.`);
  }

  return value;
}

const kindOf = (value: unknown): string =>
  typeof value === 'object' && value !== null ? (value.constructor?.name ?? 'object') : typeof value;
