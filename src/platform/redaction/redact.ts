import { type CardNeighbour, neighboursOf } from './card-neighbours.js';
import { cardsIn, hiddenDigits } from './payment-cards.js';
import { maskParts, plainText, type Span } from './plain-text.js';
import { codesIn } from './said-codes.js';
import { passwordsIn } from './said-passwords.js';

/** What was masked, as the sender is told. */
export const HIDDEN = ['card', 'card-expiry', 'security-code', 'one-time-code', 'pin', 'password'] as const;
export type Hidden = (typeof HIDDEN)[number];

export interface Redacted {
  readonly text: string;
  readonly hidden: readonly Hidden[];
}

interface Part extends Span {
  readonly kind: Hidden;
}

/** Without one of these there is nothing to look for. */
const WORTH_A_LOOK =
  /\p{N}|[〇零一二三四五六七八九]{3}|zero|one|two|four|five|six|pass|pwd|密码|口令|钥|ｐ|Ｐ/iu;

/**
 * Masks, before anything is stored, what must not be in a desk's record: numbers of payment cards (the last four stay,
 * to talk about the card), what is printed beside them, codes and passwords. References, transaction ids, telephone
 * numbers, dates and amounts stay. A mask is as long as what it hides; doing it twice changes nothing; linear.
 */
export function redact(text: string): Redacted {
  const hidden = new Set<Hidden>();
  let masked = text;
  for (const look of [cardParts, codeParts, passwordParts]) {
    if (!WORTH_A_LOOK.test(masked)) {
      break;
    }
    const plain = plainText(masked);
    const parts = look(plain.text, masked, plain.from, plain.to);
    if (parts.length > 0) {
      parts.forEach(({ kind }) => hidden.add(kind));
      masked = maskParts(masked, plain, parts);
    }
  }

  return { text: masked, hidden: HIDDEN.filter((kind) => hidden.has(kind)) };
}

function cardParts(plain: string): Part[] {
  return cardsIn(plain).flatMap((card) => [
    ...hiddenDigits(card).map((digit): Part => ({ ...digit, kind: 'card' })),
    ...neighboursOf(plain, card.end).map((part: CardNeighbour): Part => part),
  ]);
}

function codeParts(plain: string): Part[] {
  return codesIn(plain).flatMap(({ digits, kind }) => digits.map((digit): Part => ({ ...digit, kind })));
}

function passwordParts(plain: string, typed: string, from: readonly number[], to: readonly number[]): Part[] {
  return passwordsIn(plain, ({ start, end }) => typed.slice(from[start], to[end - 1])).map((span) => ({
    ...span,
    kind: 'password',
  }));
}
