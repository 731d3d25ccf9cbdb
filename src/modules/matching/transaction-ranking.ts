import { compareAmounts } from './amount-match.js';
import type { AmountMatch } from './amount-match.js';
import type { Evidence, EvidenceKind } from './match-evidence.js';
import type { MatchResult, RankedTransaction, Ranking } from './match-outcome.js';
import type { Direction, WalletTransaction } from '../wallets/wallet-transaction.js';

/** What is known about the transaction a customer means. What was not said counts neither for nor against. */
export interface RankingQuestion {
  readonly interval: { readonly from: Date; readonly to: Date; readonly sigmaMs: number } | null;
  readonly amount?: string;
  readonly currency?: string;
  readonly direction?: Direction;
}

interface Feature {
  readonly weight: number;
  readonly value: number;
  readonly evidence: readonly Evidence[];
}

/** Weights, values and caps are our own choice, proven on planted transactions; reduced to what the intake knows so far. */
const WEIGHT = { time: 35, amount: 30, direction: 15 };
const AMOUNT_VALUE: Record<AmountMatch, number> = {
  exact: 1,
  'with-fee': 1,
  'net-of-fee': 1,
  rounded: 0.85,
  typo: 0.25,
  contradicts: -0.5,
};
const CAP = { tooLittleSaid: 55, amountContradicts: 60, currencyDiffers: 50 };
const ZONE_ASSUMED_FACTOR = 0.9;
const FURTHEST_SIGMAS = 3;

/** Best first; transactions further than three sigmas from the stated time are left out. */
export function rankTransactions(
  transactions: readonly WalletTransaction[],
  question: RankingQuestion,
): Ranking {
  const candidates = transactions
    .map((transaction) => ({
      ranked: rank(transaction, question),
      distanceMs: distance(transaction, question),
    }))
    .filter(({ distanceMs }) => distanceMs <= FURTHEST_SIGMAS * (question.interval?.sigmaMs ?? Infinity))
    .sort(
      (a, b) =>
        b.ranked.score - a.ranked.score || a.distanceMs - b.distanceMs || newerFirst(a.ranked, b.ranked),
    )
    .map(({ ranked }) => ranked);

  return { result: resultOf(candidates), candidates, question: null };
}

function resultOf([best, next]: readonly RankedTransaction[]): MatchResult {
  if (!best || best.score < 55) {
    return 'none';
  }

  return best.score >= 80 && best.score - (next?.score ?? 0) >= 15 ? 'strong' : 'possible';
}

function rank(transaction: WalletTransaction, question: RankingQuestion): RankedTransaction {
  const features = [
    timeFeature(transaction, question),
    amountFeature(transaction, question),
    directionFeature(transaction, question),
  ].filter((feature) => feature !== null);
  const isOtherCurrency = question.currency !== undefined && question.currency !== transaction.currency;
  const evidence = features.flatMap((feature) => feature.evidence);

  if (isOtherCurrency) {
    evidence.push({ kind: 'currency-differs', params: { currency: transaction.currency } });
  }

  const weights = features.reduce((sum, { weight }) => sum + weight, 0);
  const points = features.reduce((sum, { weight, value }) => sum + weight * value, 0);
  const share = weights === 0 ? 0 : Math.max(0, points / weights);
  const score = Math.min(Math.round(100 * share), capOf(evidence, question));

  return { transaction, score, evidence };
}

function timeFeature(transaction: WalletTransaction, question: RankingQuestion): Feature | null {
  if (!question.interval) {
    return null;
  }

  const distanceMs = distance(transaction, question);
  const closeness = Math.exp(-0.5 * (distanceMs / question.interval.sigmaMs) ** 2);
  const minutes = Math.ceil(distanceMs / 60_000);
  const time: Evidence =
    distanceMs === 0 ? { kind: 'time-inside', params: {} } : { kind: 'time-near', params: { minutes } };

  return {
    weight: WEIGHT.time,
    value: transaction.zoneAssumed ? closeness * ZONE_ASSUMED_FACTOR : closeness,
    evidence: transaction.zoneAssumed ? [time, { kind: 'zone-assumed', params: {} }] : [time],
  };
}

function amountFeature(transaction: WalletTransaction, question: RankingQuestion): Feature | null {
  const match = question.amount === undefined ? null : compareAmounts(question.amount, transaction);

  if (match === null) {
    return null;
  }

  const { amount, currency } = transaction;
  return {
    weight: WEIGHT.amount,
    value: AMOUNT_VALUE[match],
    evidence: [{ kind: `amount-${match}`, params: { amount, currency } }],
  };
}

function directionFeature({ direction }: WalletTransaction, question: RankingQuestion): Feature | null {
  if (question.direction === undefined || direction === null) {
    return null;
  }

  const isExpected = question.direction === direction;
  return {
    weight: WEIGHT.direction,
    value: isExpected ? 1 : 0,
    evidence: [{ kind: isExpected ? 'direction-expected' : 'direction-unexpected', params: {} }],
  };
}

function capOf(evidence: readonly Evidence[], question: RankingQuestion): number {
  const has = (kind: EvidenceKind): boolean => evidence.some((item) => item.kind === kind);

  return Math.min(
    question.interval && question.amount !== undefined ? 100 : CAP.tooLittleSaid,
    has('amount-contradicts') ? CAP.amountContradicts : 100,
    has('currency-differs') ? CAP.currencyDiffers : 100,
  );
}

/** Milliseconds between the transaction and the nearer end of the interval; 0 inside or where nothing was stated. */
function distance({ createdAt }: WalletTransaction, { interval }: RankingQuestion): number {
  if (!interval) {
    return 0;
  }

  const at = createdAt?.getTime() ?? Infinity;
  return Math.max(0, interval.from.getTime() - at, at - interval.to.getTime());
}

function newerFirst(a: RankedTransaction, b: RankedTransaction): number {
  return (b.transaction.createdAt?.getTime() ?? 0) - (a.transaction.createdAt?.getTime() ?? 0);
}
