import type { StatedTime } from '../../platform/clock/stated-time.js';
import type { WalletTransaction } from '../wallets/wallet-transaction.js';
import { areAlike, givenBack } from './duplicate-pairs.js';
import type { Evidence } from './match-evidence.js';
import { evidenceOf } from './match-evidence-of.js';
import type { MatchResult, RankedTransaction, Ranking } from './match-outcome.js';
import { nextQuestion } from './next-question.js';
import { type MatchQuestion, type Scored, scoreAll } from './transaction-score.js';

/** How sure is sure: own choice, proven on planted statements. */
const STRONG = { score: 80, margin: 15 };
const POSSIBLE = 55;
/** Of a thousand that were looked through so many are put in order; what lies behind them is nobody's choice. */
const ORDERED = 100;
/** Reasons are told of so many; nobody reads further. */
const TOLD = 10;

/** Best first; what gives money back stands with what it gives back, unless a refund is what is missing. */
export function rankTransactions(
  transactions: readonly WalletTransaction[],
  question: MatchQuestion,
  precision: StatedTime['precision'],
): Ranking {
  const { legs, isLeg } = givenBack(transactions);
  const isRefund = question.complaint?.isRefund === true;
  const isJustNow = question.hints.times.some(({ kind }) => kind === 'ago');
  const weighed = scoreAll(transactions, question).filter(
    ({ transaction, reference }) => isRefund || reference?.isExact || !isLeg(transaction),
  );
  const scores = Float64Array.from(weighed, ({ score }) => score).sort();
  const least = scores.at(-ORDERED) ?? 0;
  const scored = weighed
    .filter(({ score }) => score >= least)
    .sort((a, b) => b.score - a.score || (isJustNow ? newerFirst(a, b) : nearerFirst(a, b)));
  const result = resultOf(scored);
  const candidates = scored.slice(0, TOLD).map((one): RankedTransaction => {
    const { transaction } = one;
    const twins = scored.filter((other) => areAlike(transaction, other.transaction));
    const evidence = [
      ...evidenceOf(one),
      ...(legs.get(transaction.reference) ?? []).map((leg) => related('has-reversal', leg)),
      ...twins.map((twin) => related('duplicate-of', twin.transaction)),
    ];
    return { transaction, score: Math.round(one.score), evidence };
  });
  const { amounts, counterparty } = question.hints;

  return {
    result,
    candidates,
    question: result === 'strong' ? null : nextQuestion(scored, { amounts, counterparty, precision }),
  };
}

function resultOf(scored: readonly Scored[]): MatchResult {
  const [best, next] = scored;
  if (!best || best.score < POSSIBLE) {
    return 'none';
  }
  const rivals = scored.filter(({ score }) => score > best.score - STRONG.margin);
  const isUnique = best.reference?.isExact === true && next?.reference?.isExact !== true;
  if (!isUnique && rivals.some(({ transaction }) => areAlike(best.transaction, transaction))) {
    return 'duplicate';
  }

  return isUnique || (best.score >= STRONG.score && best.score - (next?.score ?? 0) >= STRONG.margin)
    ? 'strong'
    : 'possible';
}

const related = (kind: 'has-reversal' | 'duplicate-of', { reference }: WalletTransaction): Evidence => ({
  kind,
  params: { reference },
});

const nearerFirst = (a: Scored, b: Scored): number =>
  (a.time?.distanceMs ?? 0) - (b.time?.distanceMs ?? 0) || newerFirst(a, b);

const newerFirst = (a: Scored, b: Scored): number =>
  (b.transaction.createdAt?.getTime() ?? 0) - (a.transaction.createdAt?.getTime() ?? 0);
