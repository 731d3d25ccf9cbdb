/** What was masked, as the sender is told. */
export type Hidden = 'card';

export interface Redacted {
  readonly text: string;
  readonly hidden: readonly Hidden[];
}

/** Digits with what people, forms and copied pages put between them, seen or unseen. Linear: no two parts match the same sign. */
const RUNS = /\p{Nd}(?:[\s\p{Cf}.\-_/·—–]{0,3}\p{Nd}){12,}/gu;
const SHORTEST = 13;
const LONGEST = 19;

/** First digits of the payment schemes (ISO/IEC 7812): 2221-2720 and 5 Mastercard, 3 Amex, JCB and Diners, 4 Visa, 6 and 81 UnionPay, Discover, Maestro. */
const ISSUERS = /^(2[2-7]|3|4|5|6|81)/;

/**
 * Masks what looks like a payment card number before anything is stored: 13 to 19 digits, in plain or with
 * separators, of a known scheme and with a right check digit (Luhn). The last four stay, to talk about the card.
 * Transaction references and phone numbers of that length pass unless they would be valid cards.
 */
export function redact(text: string): Redacted {
  let found = false;
  const masked = text.replace(RUNS, (candidate) => {
    const result = maskCards(candidate);
    found ||= result !== candidate;

    return result;
  });

  return { text: masked, hidden: found ? ['card'] : [] };
}

/** A run may hold more than a card (a date before it, another card after it): every window of digits is tried. */
function maskCards(run: string): string {
  const characters = [...run];
  const places = characters.flatMap((character, index) => (/\p{Nd}/u.test(character) ? [index] : []));
  const digits = places.map((place) => digitOf(characters[place] ?? '')).join('');
  const isDigit = (index: number): boolean => index >= 0 && /\p{Nd}/u.test(characters[index] ?? '');
  for (let start = 0; start + SHORTEST <= digits.length; start += 1) {
    // A card is not cut out of the middle of a longer unbroken number.
    const length = isDigit((places[start] ?? 0) - 1)
      ? 0
      : cardAt(digits, start, (end) => !isDigit((places[end] ?? 0) + 1));
    if (length > 0) {
      places.slice(start, start + length - 4).forEach((place) => (characters[place] = '•'));
      start += length - 1;
    }
  }

  return characters.join('');
}

/** The length of the longest card number that begins at `start` and may end where it ends; 0 for none. */
function cardAt(digits: string, start: number, mayEnd: (end: number) => boolean): number {
  if (!ISSUERS.test(digits.slice(start, start + 2))) {
    return 0;
  }
  for (let length = Math.min(LONGEST, digits.length - start); length >= SHORTEST; length -= 1) {
    if (mayEnd(start + length - 1) && passesLuhn(digits.slice(start, start + length))) {
      return length;
    }
  }

  return 0;
}

/** Any script's digit as 0 to 9: full width after NFKC; others by their place in their block of ten. */
function digitOf(character: string): string {
  const plain = character.normalize('NFKC');
  if (/^[0-9]$/.test(plain)) {
    return plain;
  }
  let value = 0;
  const point = plain.codePointAt(0) ?? 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(point - value - 1))) {
    value += 1;
  }

  return String(value);
}

/** ISO/IEC 7812-1, annex B. */
function passesLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1);

    return total + (value > 9 ? value - 9 : value);
  }, 0);

  return sum % 10 === 0;
}
