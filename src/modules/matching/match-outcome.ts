import type { WalletAccount } from '../wallets/wallet-account.js';
import type { WalletTransaction } from '../wallets/wallet-transaction.js';
import type { Evidence } from './match-evidence.js';

/**
 * How sure a match is. `strong`: one stands out; `possible`: some fit; `duplicate`: two or more that nobody can tell
 * apart, which is often what the customer complains about; `none`: nothing fits well enough. Always a suggestion.
 */
export const MATCH_RESULTS = ['strong', 'possible', 'duplicate', 'none'] as const;

export type MatchResult = (typeof MATCH_RESULTS)[number];

/** What to ask the customer next, because the answer would tell the candidates apart best. */
export const NEXT_QUESTIONS = ['account', 'amount', 'counterparty', 'time', 'reference'] as const;

export type NextQuestion = (typeof NEXT_QUESTIONS)[number];

export interface RankedTransaction {
  readonly transaction: WalletTransaction;
  /** 0 to 100. */
  readonly score: number;
  readonly evidence: readonly Evidence[];
}

/** What was found, and how sure that is. */
export interface Ranking {
  readonly result: MatchResult;
  /** Best first. Reversals and refunds stand with what they give back, unless a refund is what is missing. */
  readonly candidates: readonly RankedTransaction[];
  /** Null where nothing needs to be asked. */
  readonly question: NextQuestion | null;
}

/** The answer to one question, and how it came about. */
export interface MatchOutcome extends Ranking {
  /** Null where the wallet knows no such account, or several that nothing tells apart. */
  readonly account: WalletAccount | null;
  readonly accountIs: 'known' | 'unknown' | 'several';
  /** The wallet had more than was fetched; the right one may be missing. */
  readonly truncated: boolean;
  /** How many transactions were looked through. */
  readonly lookedAt: number;
  /** A number that the customer gave belongs to an account that is not his. For the staff only. */
  readonly foreignReference: boolean;
  /** Which kinds of hints there were, such as `amount` or `time`: names, never what was said. */
  readonly hints: readonly string[];
}
