import type { SqlRow } from '../../platform/database/statement.js';
import type { Words } from '../../platform/i18n/words.js';
import { isPurpose } from '../tickets/look-purpose.js';
import type { EvidenceKind } from '../matching/match-evidence.js';
import { evidenceText } from '../matching/match-texts.js';
import { isFinal, type Stand } from '../wallets/transaction-course.js';
import { TRANSACTION_STATE_TEXT, TRANSACTION_TYPE_TEXT } from '../wallets/wallet-texts.js';
import type { TransactionState, TransactionType } from '../wallets/wallet-transaction.js';

interface Kept {
  readonly type: TransactionType;
  readonly state: TransactionState;
  readonly amount: string;
  readonly currency: string;
  readonly createdAt: string | null;
  readonly receipt: string | null;
  readonly debit: { readonly display: string | null };
  readonly credit: { readonly display: string | null };
}

export interface TransactionModel {
  readonly reference: string;
  readonly type: string;
  readonly state: string;
  readonly amount: string;
  readonly at: Date | null;
  readonly from: string;
  readonly to: string;
  readonly seenAt: Date;
}

export interface CandidateModel extends TransactionModel {
  readonly score: number;
  readonly evidence: readonly string[];
}

function transactionModel(reference: string, kept: Kept, seenAt: Date, words: Words): TransactionModel {
  return {
    reference,
    type: words.t(TRANSACTION_TYPE_TEXT[kept.type]),
    state: words.t(TRANSACTION_STATE_TEXT[kept.state]),
    amount: words.money(kept.amount, kept.currency),
    at: kept.createdAt === null ? null : new Date(kept.createdAt),
    from: kept.debit.display ?? '',
    to: kept.credit.display ?? '',
    seenAt,
  };
}

/** A suggestion, with the reasons for its place. */
export function candidateModel(row: SqlRow, words: Words): CandidateModel {
  const evidence = JSON.parse(String(row.evidence)) as {
    kind: EvidenceKind;
    params: Record<string, string | number>;
  }[];
  const kept = JSON.parse(String(row.snapshot)) as Kept;

  return {
    ...transactionModel(String(row.reference), kept, new Date(Number(row.fetched_at)), words),
    score: Number(row.score),
    evidence: evidence.map(({ kind, params }) =>
      words.t(evidenceText(kind), { ...params, span: words.span(Number(params.minutes ?? 0)) }),
    ),
  };
}

export interface LinkModel extends TransactionModel {
  readonly id: string;
  readonly role: string;
  /** Why it was tied; '' for what was tied before reasons were kept. */
  readonly purpose: string;
  readonly shown: boolean;
  readonly promised: boolean;
  /** Something may still happen to it that a customer would wait for. */
  readonly moving: boolean;
  readonly linkedBy: string;
}

/** A link, as it was seen last. */
export const linkModel = (row: SqlRow, words: Words): LinkModel => ({
  ...transactionModel(
    String(row.reference),
    JSON.parse(String(row.content)) as Kept,
    new Date(Number(row.taken_at)),
    words,
  ),
  id: String(row.id),
  role: words.t(`desk.roles.${String(row.role)}`),
  purpose: isPurpose(row.purpose) ? words.t(`desk.purposes.${row.purpose}`) : '',
  shown: row.shown_at !== null,
  promised: row.promised_at !== null,
  moving: !isFinal(JSON.parse(String(row.content)) as Stand),
  linkedBy: String(row.display_name),
});
