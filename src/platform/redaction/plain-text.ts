/** A text as a reader hears it, and where each of its signs stood in the text that was typed. */
export interface PlainText {
  /** Lower case, full width and ornaments made plain, every script's digits as 0 to 9, unseen signs left out. */
  readonly text: string;
  /** For each unit of `text`, the first unit of the typed sign that it comes from … */
  readonly from: readonly number[];
  /** … and the first unit behind that sign. */
  readonly to: readonly number[];
}

/** A part of a plain text: `[start, end)`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export const MASK = '•';

/** Disguises of one sign cost one sign here: so nothing behind this has to know them. Linear. */
export function plainText(typed: string): PlainText {
  let text = '';
  const from: number[] = [];
  const to: number[] = [];
  let at = 0;
  for (const sign of typed) {
    const plain = plainSign(sign);
    for (let unit = 0; unit < plain.length; unit += 1) {
      from.push(at);
      to.push(at + sign.length);
    }
    text += plain;
    at += sign.length;
  }

  return { text, from, to };
}

/** The typed text with a mask in place of every sign of these parts; spaces stay, so that lines break as before. */
export function maskParts(typed: string, { from, to }: PlainText, parts: readonly Span[]): string {
  const units = typed.split('');
  for (const { start, end } of parts) {
    for (let unit = from[start] ?? 0; unit < (to[end - 1] ?? 0); unit += 1) {
      units[unit] = /\s/.test(units[unit] ?? '') ? (units[unit] ?? '') : MASK;
    }
  }

  return units.join('');
}

const UNSEEN = /^[\p{Cf}\p{M}\u115f\u1160\u3164\uffa0]$/u;

function plainSign(sign: string): string {
  if (sign < '\u0080') {
    return sign.toLowerCase();
  }
  if (UNSEEN.test(sign)) {
    return '';
  }
  const plain = sign.normalize('NFKC').toLowerCase();

  return /\p{Nd}/u.test(plain) ? plain.replace(/\p{Nd}/gu, digitOf) : plain;
}

/** Any script's digit as 0 to 9, by its place in its block of ten. */
function digitOf(digit: string): string {
  if (digit <= '9') {
    return digit;
  }
  let value = 0;
  const point = digit.codePointAt(0) ?? 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(point - value - 1))) {
    value += 1;
  }

  return String(value);
}
