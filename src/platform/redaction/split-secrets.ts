import { cardsIn, isCardGap } from './payment-cards.js';
import { maskParts, plainText } from './plain-text.js';
import { type Hidden, redact, type Redacted } from './redact.js';
import { type Digit, digitsOf, runsOf } from './said-digits.js';

/** So many earlier messages are looked back on. */
export const EARLIER = 3;
const CODE_WORDS =
  /(?<!\p{L})(?:code|otp|pin|cvv2?|cvc2?|passcode|password)(?!\p{L})|验证码|校验码|短信码|动态|密码|安全码|口令/iu;
const ALONE = /^[\s"'“”.。,，!！]*\d(?:[\s-]?\d){3,7}[\s"'“”.。,，!！]*$/;

export interface Earlier {
  /** The sender's own last messages, oldest first, as they are stored. */
  readonly own: readonly string[];
  /** The last messages of either side. */
  readonly around: readonly string[];
}

/** Whether a message needs its past to be judged: without a digit it cannot be the rest of anything. */
export const needsEarlier = (text: string): boolean => /\p{N}|[〇零一二三四五六七八九]/u.test(text);

/**
 * What one message hides only together with those before it: a card number sent in pieces, a code that answers
 * "which code did you get?". A record is never rewritten, so the earlier piece stays and the later one is hidden
 * wholly, its last four too. Six digits alone are a code whatever was said; four to eight where codes were spoken of.
 */
export function redactAfter({ own, around }: Earlier, text: string): Redacted {
  const plain = plainText(text);
  if (ALONE.test(plain.text)) {
    const digits = digitsOf(plain.text);
    if (digits.length === 6 || around.some((said) => CODE_WORDS.test(said))) {
      return masked(text, digits, 'one-time-code');
    }
  }
  const piece = restOfCard(own, plain.text);

  return piece ? masked(text, piece, 'card') : { text, hidden: [] };
}

const masked = (text: string, digits: readonly Digit[], kind: Hidden): Redacted => ({
  text: maskParts(text, plainText(text), digits),
  hidden: [kind],
});

/** The first digits of this text, where they end a card number that the last digits of those before began. */
function restOfCard(own: readonly string[], plain: string): readonly Digit[] | null {
  const [first] = runs(plain);
  if (!first) {
    return null;
  }
  const pieces = own.map((said) => runs(plainText(said).text).at(-1) ?? []).map(figures);
  for (let from = pieces.length - 1; from >= 0; from -= 1) {
    const before = pieces.slice(from).filter((piece) => piece !== '');
    const joined = [...before, figures(first)].join(' ');
    const begun = joined.length - figures(first).length;
    if (before.length > 0 && cardsIn(joined).some(({ start, end }) => start < begun && end > begun)) {
      return first;
    }
  }

  return null;
}

const runs = (plain: string): Digit[][] => runsOf(digitsOf(plain), plain, isCardGap);
const figures = (run: readonly Digit[]): string => run.map(({ value }) => value).join('');

/** A message with what it hides by itself and what it hides after those before it. */
export function redactMessage(text: string, earlier: Earlier): Redacted {
  const alone = redact(text);
  const after = redactAfter(earlier, alone.text);

  return { text: after.text, hidden: [...new Set([...alone.hidden, ...after.hidden])] };
}
