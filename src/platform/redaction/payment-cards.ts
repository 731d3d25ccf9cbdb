import type { Span } from './plain-text.js';
import { type Digit, digitsOf, runsOf } from './said-digits.js';

/** A card number in a plain text: its digits, of which the last four are kept. */
export interface CardFound extends Span {
  readonly digits: readonly Digit[];
}

const SHORTEST = 13;
const KEPT = 4;

/** First digits of the payment schemes (ISO/IEC 7812) and how long their numbers are. */
const SCHEMES: readonly (readonly [RegExp, readonly number[]])[] = [
  [/^4/, [19, 16, 13]],
  [/^(?:5[1-5]|2(?:22[1-9]|2[3-9]|[3-6]|7[01]|720))/, [16]],
  [/^3[47]/, [15]],
  [/^3(?:0[0-5]|[689])/, [19, 16, 14]],
  [/^(?:35|81)/, [19, 18, 17, 16]],
  [/^6/, [19, 18, 17, 16]],
  [/^5[06-8]/, [19, 18, 17, 16, 15, 14, 13]],
];

/** What people, forms and copied pages put between digits. Not what divides times, sums and the amounts of money. */
const GAP = /^[^\p{L}\p{N}\p{Sc}•:+=;%#]{0,4}$/u;
const DAY_FIRST = /^(?:0?[1-9]|[12]\d|3[01])[-/.](?:0?[1-9]|1[0-2])[-/.](?:19|20)\d\d(?!\d)/;
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
/** Words that people run together with a number; any other letters make it part of an identifier. */
const CARD_WORD =
  /(?:card|cards|no|nr|num|number|visa|master|mastercard|amex|unionpay|jcb|discover|maestro|pan|debit|credit|is)$/;

export const isCardGap = (gap: string): boolean => GAP.test(gap);

/**
 * Numbers of a known scheme, of its length and with a right check digit (Luhn). Every place where one may begin is
 * tried: a date or an amount before it, or a second card behind it, hides nothing. Identifiers that only look alike
 * in their middle (`TX4…`, a UUID, a longer unbroken number) are left alone. Linear: a bounded look at each digit.
 */
export function cardsIn(plain: string): CardFound[] {
  const text = plain.replace(UUID, (id) => 'x'.repeat(id.length));

  return runsOf(digitsOf(text), text, isCardGap)
    .filter((run) => run.length >= SHORTEST)
    .flatMap((run) => cardsOfRun(run, text));
}

function cardsOfRun(run: readonly Digit[], plain: string): CardFound[] {
  const found: CardFound[] = [];
  const beginnings = new Set<number>();
  for (const [index, digit] of run.entries()) {
    const isFree = run[index - 1]?.end !== digit.start || beginnings.has(index);
    const length = isFree && mayBegin(digit, plain) ? lengthAt(run, index, plain) : 0;
    if (length > 0) {
      const digits = run.slice(index, index + length);
      // The four that stay may be the beginning of the next one.
      beginnings.add(index + length - KEPT);
      found.push({ digits, start: digit.start, end: digits.at(-1)?.end ?? digit.end });
    }
  }

  return found;
}

function mayBegin({ start }: Digit, plain: string): boolean {
  const [letters = ''] = /[a-z]{0,12}$/.exec(plain.slice(Math.max(0, start - 12), start)) ?? [];
  const ahead = plain.slice(start, start + 12);

  return (letters === '' || CARD_WORD.test(letters)) && !DAY_FIRST.test(ahead);
}

/** The length of the longest card number that begins here and may end where it ends; 0 for none. */
function lengthAt(run: readonly Digit[], index: number, plain: string): number {
  const values = run.slice(index, index + 19).map(({ value }) => value);

  return (
    schemeLengths(values).find(
      (length) =>
        length <= values.length &&
        mayEnd(run[index + length - 1], run[index + length], plain) &&
        passesLuhn(values.slice(0, length)),
    ) ?? 0
  );
}

/** Not within a longer unbroken number, nor within an identifier of letters and digits. */
function mayEnd(last: Digit | undefined, next: Digit | undefined, plain: string): boolean {
  const end = last?.end ?? 0;

  return next?.start !== end && !/^(?!exp|cv)[a-z]{1,3}\d/.test(plain.slice(end, end + 4));
}

/** How long a number that begins so may be, the longest first; none for no scheme. */
export function schemeLengths(values: readonly number[]): readonly number[] {
  const head = values.slice(0, 4).join('');

  return SCHEMES.find(([first]) => first.test(head))?.[1] ?? [];
}

/** ISO/IEC 7812-1, annex B. */
export function passesLuhn(digits: readonly number[]): boolean {
  const sum = digits.reduce((total, digit, index) => {
    const value = digit * ((digits.length - index) % 2 === 0 ? 2 : 1);

    return total + (value > 9 ? value - 9 : value);
  }, 0);

  return sum % 10 === 0;
}

/** What is to be hidden of a card: all but the last four. */
export const hiddenDigits = ({ digits }: CardFound): readonly Digit[] => digits.slice(0, -KEPT);
