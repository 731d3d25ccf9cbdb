import type { Span } from './plain-text.js';

export interface CardNeighbour extends Span {
  readonly kind: 'card-expiry' | 'security-code';
}

const LOOK = 60;
const BETWEEN = String.raw`[\s,，;；/|()（）.\-–:：]{0,4}`;
const EXPIRY_WORD = String.raw`(?:exp(?:iry|ires|iration)?(?: date)?|valid(?: thru| until| to)?|good thru|有效期(?:至|到)?)?`;
const EXPIRY = new RegExp(
  String.raw`^${BETWEEN}${EXPIRY_WORD}${BETWEEN}((?:0[1-9]|1[0-2])\s?[/\-.年]\s?(?:20)?[2-4]\d|(?:0[1-9]|1[0-2])[2-4]\d)(?!\d)`,
);
/** Three or four digits right behind a card; money and times of day have something behind them. */
const CODE = new RegExp(
  String.raw`^${BETWEEN}(\d{3,4})(?![\d.:]*\d|[\s\-.]{1,3}\d{3})(?!\s?(?:[\p{Sc}%元块年月日]|yuan|rmb|cny|usd|eur|dollar|euro|times|minutes))`,
  'u',
);

/** What people write behind the number of a card: until when it is valid, and its security code. */
export function neighboursOf(plain: string, cardEnd: number): CardNeighbour[] {
  const found: CardNeighbour[] = [];
  let at = cardEnd;
  for (const [kind, pattern] of [
    ['card-expiry', EXPIRY],
    ['security-code', CODE],
  ] as const) {
    const match = pattern.exec(plain.slice(at, at + LOOK));
    if (match?.[1] !== undefined) {
      const end = at + match[0].length;
      found.push({ kind, start: end - match[1].length, end });
      at = end;
    }
  }

  return found;
}
