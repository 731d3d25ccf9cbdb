import { shareIdentifier } from '../wallets/account-identifiers.js';
import type { WalletTransaction } from '../wallets/wallet-transaction.js';
import { type AmountFit, amountFits, movedAmount } from './amount-match.js';
import { type Complaint, stateFit, typeFit } from './complaint-fit.js';
import type { MatchHints } from './hints/match-hints.js';
import { type NameFit, namesOf } from './name-fit.js';
import { fitOfReferences, type ReferenceFit } from './reference-match.js';
import { AHEAD_MS, type TimeReading } from './time-readings.js';
import { directionFit, type WayFit, wayFit } from './way-fit.js';

/** What is known about the transaction a customer means. What was not said counts neither for nor against. */
export interface MatchQuestion {
  /** Empty where nothing was said about the time. */
  readonly readings: readonly TimeReading[];
  readonly hints: MatchHints;
  readonly complaint: Complaint | null;
  /** Nothing that happened later is meant. */
  readonly sentAt: Date;
  /** Minutes by which a wallet's time without a zone may be off, for each zone that is tried. */
  readonly shifts: readonly number[];
}

export interface TimeFit {
  readonly value: number;
  readonly distanceMs: number;
  readonly reading: TimeReading;
}

/** How one transaction fits, feature by feature; null where the feature says nothing. */
export interface Scored {
  readonly transaction: WalletTransaction;
  /** 0 to 100. */
  score: number;
  readonly time: TimeFit | null;
  readonly amount: AmountFit | null;
  readonly reference: ReferenceFit | null;
  readonly name: NameFit | null;
  readonly type: number | null;
  readonly state: number | null;
  readonly currencyFits: boolean | null;
  readonly way: WayFit | null;
  readonly goesTheWay: boolean | null;
}

/** Weights and caps are our own choice, proven on planted statements; they say what a feature is worth to a reader. */
const WEIGHT = { reference: 25, time: 35, amount: 30, type: 15, state: 10, name: 15, currency: 5 };
const CAP = { tooLittleSaid: 55, amountContradicts: 60, currencyDiffers: 50 };
const ZONE_ASSUMED_FACTOR = 0.9;
const FURTHEST_SIGMAS = 3;
const MINUTE = 60_000;
const NO_SHIFT = [0];
const CURRENCY = { fits: 1, differs: -0.5 };

/** Scores transactions against one question. What lies too far from every stated time is left out. */
export function scoreAll(transactions: readonly WalletTransaction[], question: MatchQuestion): Scored[] {
  const names = namesOf(transactions, question.hints);
  const references = transactions.map((transaction) =>
    fitOfReferences(question.hints.references, transaction),
  );
  const hasReference =
    question.hints.references.some(({ isPart }) => isPart) || references.some((fit) => fit !== null);
  const amounts = amountsOf(transactions, question.hints);

  const all: Scored[] = [];
  for (const [at, transaction] of transactions.entries()) {
    const reference = references[at] ?? null;
    const time = timeFit(transaction, question);
    if (time === 'far' && !reference?.isExact) {
      continue;
    }
    const scored: Scored = {
      transaction,
      score: 0,
      time: time === 'far' ? null : time,
      amount: amounts?.[at] ?? null,
      reference,
      name: names?.[at] ?? null,
      type: typeOf(transaction, question),
      state: question.complaint && stateFit(question.complaint, transaction),
      currencyFits:
        question.hints.currency === null ? null : question.hints.currency === transaction.currency,
      way: wayFit(transaction, question.hints),
      goesTheWay: directionFit(transaction, question.hints),
    };
    scored.score = scoreOf(scored, question.readings.length > 0, hasReference, names !== null);
    all.push(scored);
  }

  return all;
}

/** A wallet hands out thousands: no list is made here for each of them. */
function scoreOf(
  { time, amount, reference, name, type, state, currencyFits, way }: Scored,
  hasTime: boolean,
  hasReference: boolean,
  hasNames: boolean,
): number {
  if (reference?.isExact) {
    return 100;
  }
  let weights = 0;
  let points = 0;
  const add = (weight: number, value: number): void => {
    weights += weight;
    points += weight * value;
  };
  if (hasTime) {
    add(WEIGHT.time, time?.value ?? 0);
  }
  if (amount) {
    add(WEIGHT.amount, amount.value);
  }
  if (hasReference) {
    add(WEIGHT.reference, reference?.value ?? 0);
  }
  if (hasNames) {
    add(WEIGHT.name, name?.value ?? 0);
  }
  if (type !== null) {
    add(WEIGHT.type, type);
  }
  if (state !== null) {
    add(WEIGHT.state, state);
  }
  if (currencyFits !== null) {
    add(WEIGHT.currency, currencyFits ? CURRENCY.fits : CURRENCY.differs);
  }
  if (way !== null) {
    add(way.weight, way.value);
  }
  const said = Number(hasTime) + Number(amount !== null) + Number(hasReference) + Number(hasNames);
  const share = weights === 0 ? 0 : Math.max(0, points / weights);

  return Math.min(
    100 * share,
    said >= 2 ? 100 : CAP.tooLittleSaid,
    amount?.match === 'contradicts' && amount.value < 0 ? CAP.amountContradicts : 100,
    currencyFits === false ? CAP.currencyDiffers : 100,
  );
}

/** The best of all readings: how near, in which zone, and what that is worth. `far` outside all of them. */
function timeFit(
  { createdAt, zoneAssumed }: WalletTransaction,
  question: MatchQuestion,
): TimeFit | 'far' | null {
  const { readings, shifts, sentAt } = question;
  if (createdAt !== null && !zoneAssumed && createdAt.getTime() > sentAt.getTime() + AHEAD_MS) {
    return 'far';
  }
  if (readings.length === 0) {
    return null;
  }
  if (createdAt === null) {
    return 'far';
  }
  let best: TimeReading | null = null;
  let bestValue = 0;
  let bestMs = 0;
  for (const shift of zoneAssumed ? shifts : NO_SHIFT) {
    const at = createdAt.getTime() + shift * MINUTE;
    for (const reading of readings) {
      const distanceMs = Math.max(0, reading.from - at, at - reading.to);
      if (distanceMs <= FURTHEST_SIGMAS * reading.sigmaMs) {
        const closeness = distanceMs === 0 ? 1 : Math.exp(-0.5 * (distanceMs / reading.sigmaMs) ** 2);
        const value = closeness * reading.factor * (zoneAssumed ? ZONE_ASSUMED_FACTOR : 1);
        if (best === null || value > bestValue) {
          [best, bestValue, bestMs] = [reading, value, distanceMs];
        }
      }
    }
  }

  return best === null ? 'far' : { value: bestValue, distanceMs: bestMs, reading: best };
}

/** Null for all where only bare numbers were said that fit nothing: then they were no amounts. */
function amountsOf(
  transactions: readonly WalletTransaction[],
  { amounts }: MatchHints,
): readonly (AmountFit | null)[] | null {
  if (amounts.length === 0) {
    return null;
  }
  const fitOf = amountFits(amounts);
  const fits = transactions.map((transaction) => {
    const moved = movedAmount(transaction);
    return moved && fitOf(moved);
  });
  const isAmount =
    amounts.some(({ isBare }) => !isBare) || fits.some((fit) => fit !== null && fit.value > 0.25);

  return isAmount ? fits : null;
}

/** By the type of the request; without one by the words; null where neither speaks of a kind. */
function typeOf(transaction: WalletTransaction, { complaint, hints }: MatchQuestion): number | null {
  if (complaint) {
    return typeFit(complaint, transaction);
  }
  const { types, direction } = hints;
  const saysWay = direction !== null && transaction.direction !== null;
  if (types.length === 0 && !saysWay) {
    return null;
  }
  const way = saysWay ? Number(direction === transaction.direction) : 1;

  return types.length === 0 || types.includes(transaction.type) ? way : way * 0.5;
}

/** Whether the account is one of the two sides. */
export const isPartyOf = (
  { debit, credit }: WalletTransaction,
  identifiers: Parameters<typeof shareIdentifier>[0],
): boolean => shareIdentifier(identifiers, [...debit.identifiers, ...credit.identifiers]);
