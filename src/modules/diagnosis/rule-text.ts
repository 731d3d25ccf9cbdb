import type { Words } from '../../platform/i18n/words.js';

/** Sums, instants and words that a text may name. */
export const MONEY_GAPS = [
  'amount',
  'total',
  'fee',
  'reserved',
  'uncleared',
  'available',
  'limitOnce',
  'limitDay',
  'limitMonth',
  'limitYear',
  'limitEver',
] as const;
export const TIME_GAPS = [
  'created',
  'returned',
  'due',
  'eta',
  'max',
  'until',
  'check',
  'noticeEnd',
  'anew',
] as const;
export const WORD_GAPS = ['receipt', 'rate', 'merchant', 'wallet', 'first', 'second', 'feeRule'] as const;

export const GAPS = [...MONEY_GAPS, ...TIME_GAPS, ...WORD_GAPS] as const;

export type Gap = (typeof GAPS)[number];

/** What is known of them. Amounts are decimal strings; nothing here names a person. */
export interface Figures {
  readonly money: Readonly<
    Partial<Record<(typeof MONEY_GAPS)[number], { readonly amount: string; readonly currency: string }>>
  >;
  readonly times: Readonly<Partial<Record<(typeof TIME_GAPS)[number], Date>>>;
  readonly words: Readonly<Partial<Record<(typeof WORD_GAPS)[number], string>>>;
}

export const NO_FIGURES: Figures = { money: {}, times: {}, words: {} };

const GAP = /\{([A-Za-z]+)\}/g;
const OPTIONAL = /\[([^[\]]*)\]/g;

/** The names in braces, known or not. */
export const gapsIn = (text: string): string[] => [...text.matchAll(GAP)].map(([, name]) => name ?? '');

/** Those of them that the sentence cannot do without. */
export const neededGaps = (text: string): string[] => gapsIn(text.replaceAll(OPTIONAL, ''));

/** Whether every bracket has its other half, and none stands within another. */
export const hasWholeBrackets = (text: string): boolean => !/[[\]]/.test(text.replaceAll(OPTIONAL, ''));

/**
 * A text with its figures in the language and zone of `words`. What stands in brackets is left out where a figure of
 * it is not known: unknown is never told as nothing.
 */
export function fillText(text: string, figures: Figures, words: Words): string {
  const told = toldFigures(figures, words);
  const fill = (part: string): string => part.replaceAll(GAP, (_, name: string) => told.get(name) ?? '');
  const isKnown = (part: string): boolean => gapsIn(part).every((name) => told.has(name));

  return fill(text.replaceAll(OPTIONAL, (_, part: string) => (isKnown(part) ? part : ''))).trim();
}

/** Whether everything that the text cannot do without is known. */
export const canBeFilled = (text: string, { money, times, words }: Figures): boolean =>
  neededGaps(text).every((name) => name in money || name in times || name in words);

/** Each figure that is known, in the reader's language and by his clock. */
export function toldFigures(
  { money, times, words: said }: Figures,
  words: Words,
): ReadonlyMap<string, string> {
  return new Map([
    ...Object.entries(money).map(
      ([name, { amount, currency }]) => [name, words.money(amount, currency)] as const,
    ),
    ...Object.entries(times).map(([name, at]) => [name, words.date(at)] as const),
    ...Object.entries(said),
  ]);
}
