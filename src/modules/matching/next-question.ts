import type { StatedTime } from '../../platform/clock/stated-time.js';
import type { MatchHints } from './hints/match-hints.js';
import type { NextQuestion } from './match-outcome.js';
import { othersOf } from './name-fit.js';
import type { Scored } from './transaction-score.js';

/** Candidates that a question has to tell apart; worse ones it need not. */
const COMPARED = 5;
const BEHIND = 30;
/** A difference in score of so much makes a candidate about a third as likely. */
const TEMPER = 10;
const TIME_BUCKET_MS = 20 * 60_000;
/** An answer that tells no more than this apart is not worth the customer's time. */
const LEAST_BITS = 0.4;
/** Of two questions that tell about the same, the one that is easier to answer comes first. */
const EASIER_BITS = 0.15;

/** What was stated so sharply already that asking again brings nothing. */
export type Stated = Pick<MatchHints, 'amounts' | 'counterparty'> & {
  readonly precision: StatedTime['precision'];
};

/**
 * The question whose answer tells the best candidates apart: the one with the largest entropy over them, each weighed by
 * its score. Different amounts: the amount; the same amount to different payees: the payee; else the minute or the number.
 */
export function nextQuestion(scored: readonly Scored[], stated: Stated): NextQuestion {
  const [best] = scored;
  if (!best) {
    return firstUnstated(stated);
  }
  const compared = scored.slice(0, COMPARED).filter(({ score }) => score >= best.score - BEHIND);
  if (compared.length === 1) {
    return firstUnstated(stated);
  }
  const bits = QUESTIONS.filter(([question]) => !isStated(question, stated)).map(
    ([question, answer]) => [question, entropy(compared, answer)] as const,
  );
  const most = Math.max(0, ...bits.map(([, value]) => value));
  const chosen = bits.find(([, value]) => value >= LEAST_BITS && value >= most - EASIER_BITS);

  return chosen?.[0] ?? 'reference';
}

/** In the order in which people find them easy. */
const QUESTIONS: readonly (readonly [NextQuestion, (scored: Scored) => string])[] = [
  ['amount', ({ transaction: { amount, currency } }) => `${amount} ${currency}`],
  [
    'counterparty',
    ({ transaction }) =>
      othersOf(transaction)
        .map(({ display }) => display)
        .join('/'),
  ],
  [
    'time',
    ({ transaction: { createdAt } }) => String(Math.floor((createdAt?.getTime() ?? 0) / TIME_BUCKET_MS)),
  ],
];

function entropy(compared: readonly Scored[], answer: (scored: Scored) => string): number {
  const best = compared[0]?.score ?? 0;
  const shares = new Map<string, number>();
  let sum = 0;
  for (const scored of compared) {
    const weight = Math.exp((scored.score - best) / TEMPER);
    sum += weight;
    shares.set(answer(scored), (shares.get(answer(scored)) ?? 0) + weight);
  }

  return [...shares.values()].reduce((bits, weight) => bits - (weight / sum) * Math.log2(weight / sum), 0);
}

/** Nothing fits: the first thing that was not said, in the order in which it helps. */
const firstUnstated = (stated: Stated): NextQuestion =>
  QUESTIONS.map(([question]) => question).find((question) => !isStated(question, stated)) ?? 'reference';

function isStated(question: NextQuestion, { amounts, counterparty, precision }: Stated): boolean {
  switch (question) {
    case 'amount':
      return amounts.some(({ certainty, isBare }) => certainty === 'exact' && !isBare);
    case 'counterparty':
      return counterparty !== null;
    case 'time':
      return precision === 'exact';
    default:
      return false;
  }
}
