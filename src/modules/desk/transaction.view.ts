import type { SqlRow } from '../../platform/database/statement.js';
import type { Words } from '../../platform/i18n/words.js';
import type { EvidenceKind } from '../matching/match-evidence.js';
import { evidenceText } from '../matching/match-texts.js';
import { TRANSACTION_STATE_TEXT, TRANSACTION_TYPE_TEXT } from '../wallets/wallet-texts.js';
import type { TransactionRelatives, TransactionType } from '../wallets/wallet-transaction.js';
import type { Travelled } from './money-way.js';

/** Masked when it was kept: nobody reads a whole number here. */
interface KeptParty {
  readonly display: string | null;
  readonly identifiers?: readonly { readonly value: string }[];
}

/** What a snapshot holds of a transaction; those of before hold less. */
export interface Kept extends Travelled {
  readonly type: TransactionType;
  readonly amount: string;
  readonly currency: string;
  readonly receipt: string | null;
  readonly rawState?: string;
  readonly rawReason?: string | null;
  readonly originalReference?: string | null;
  readonly fees?: readonly { readonly kind: string; readonly amount: string; readonly currency: string }[];
  readonly totalDebited?: string;
  readonly zoneAssumed?: boolean;
  readonly hold?: { readonly reason: string | null; readonly until: string | null } | null;
  readonly expectedAt?: string | null;
  readonly links?: TransactionRelatives;
  readonly debit: KeptParty;
  readonly credit: KeptParty;
}

/** By whose clocks times are told: first the customer's, beside it the reader's. */
export interface Clocks {
  readonly theirs: Words;
  readonly ours: Words;
}

/** A moment by both clocks; `ours` is '' where they show the same. */
export interface BothTimes {
  readonly at: Date;
  readonly theirs: string;
  readonly ours: string;
}

export interface TransactionModel {
  readonly reference: string;
  readonly type: string;
  readonly state: string;
  readonly amount: string;
  /** When it began; null where the wallet did not say. */
  readonly when: BothTimes | null;
  readonly from: string;
  readonly to: string;
  readonly seenAt: Date;
}

export interface CandidateModel extends TransactionModel {
  readonly score: number;
  readonly evidence: readonly string[];
}

export function bothTimes(at: Date, { theirs, ours }: Clocks): BothTimes {
  const [first, second] = [theirs.date(at), ours.date(at)];

  return { at, theirs: first, ours: first === second ? '' : second };
}

export function transactionModel(
  reference: string,
  kept: Kept,
  seenAt: Date,
  clocks: Clocks,
): TransactionModel {
  const { ours } = clocks;

  return {
    reference,
    type: ours.t(TRANSACTION_TYPE_TEXT[kept.type]),
    state: ours.t(TRANSACTION_STATE_TEXT[kept.state]),
    amount: ours.money(kept.amount, kept.currency),
    when: kept.createdAt === null ? null : bothTimes(new Date(kept.createdAt), clocks),
    from: partyText(kept.debit),
    to: partyText(kept.credit),
    seenAt,
  };
}

const partyText = ({ display, identifiers = [] }: KeptParty): string =>
  display ?? identifiers[0]?.value ?? '';

/** A suggestion, with the reasons for its place. */
export function candidateModel(row: SqlRow, clocks: Clocks): CandidateModel {
  const kept = JSON.parse(String(row.snapshot)) as Kept;

  return {
    ...transactionModel(String(row.reference), kept, new Date(Number(row.fetched_at)), clocks),
    score: Number(row.score),
    evidence: evidenceTexts(row, clocks.ours),
  };
}

/** What speaks for a transaction, in sentences. */
export const evidenceTexts = ({ evidence }: SqlRow, words: Words): string[] =>
  (JSON.parse(String(evidence)) as { kind: EvidenceKind; params: Record<string, string | number> }[]).map(
    ({ kind, params }) =>
      words.t(evidenceText(kind), { ...params, span: words.span(Number(params.minutes ?? 0)) }),
  );
