import type { WalletTransaction } from '../wallets/wallet-transaction.js';
import type { MatchHints } from './hints/match-hints.js';

/** By which card or channel it was made, where the customer says so: small things that help where others do not. */
export interface WayFit {
  readonly weight: number;
  /** -0.5 to 1. */
  readonly value: number;
  /** Of the card that fits. */
  readonly card: string | null;
}

/** Our own choice: four digits fit by chance once in ten thousand times, a channel every other time. */
const CARD = { weight: 15, value: 1 };
const OTHER_CARD: WayFit = { weight: 5, value: -0.5, card: null };
const CHANNEL: WayFit = { weight: 5, value: 1, card: null };
const OTHER_CHANNEL: WayFit = { weight: 5, value: -0.5, card: null };

/** Null where he says nothing of the kind, or the wallet does not. */
export function wayFit(transaction: WalletTransaction, { card, channel }: MatchHints): WayFit | null {
  if (card !== null) {
    return cardFit(transaction, card);
  }

  return channel === null || transaction.channel === null
    ? null
    : channel === transaction.channel
      ? CHANNEL
      : OTHER_CHANNEL;
}

/** The wallet's own word for the card, the number of an account that ends so, or a text with these digits. */
function cardFit(
  { cardLastFour, description, credit, debit }: WalletTransaction,
  card: string,
): WayFit | null {
  const isNamed =
    cardLastFour === card ||
    credit.identifiers.some(({ value }) => value.endsWith(card)) ||
    debit.identifiers.some(({ value }) => value.endsWith(card)) ||
    description?.includes(card) === true;
  if (isNamed) {
    return { ...CARD, card };
  }

  return cardLastFour === null ? null : OTHER_CARD;
}

/** Whether the money went the way that he describes; null where either says nothing of it. */
export function directionFit(
  { direction }: WalletTransaction,
  { direction: said }: MatchHints,
): boolean | null {
  return said === null || direction === null || direction === 'self' ? null : said === direction;
}
