import { instantOf } from '../../platform/database/columns.js';
import type { SqlRow } from '../../platform/database/statement.js';
import { toDecimal } from '../../platform/money/money.js';
import type { RecordedTicket } from '../tickets/ticket-record.js';
import type { ReversalOrder } from '../wallets/wallet-reversal.js';
import type { ReversalKind, ReversalReason, ReversalStatus } from './reversal-status.js';

/** A request as whoever moves it has read it: with another `step` it has moved since. */
export interface ReversalRow {
  readonly id: string;
  readonly ticket: RecordedTicket;
  readonly linkId: string;
  readonly originalReference: string;
  readonly kind: ReversalKind;
  readonly partMinor: number | null;
  readonly amountMinor: number;
  readonly currency: string;
  readonly reason: ReversalReason;
  readonly correlationId: string;
  readonly status: ReversalStatus;
  readonly step: number;
  readonly proposedBy: string;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  readonly movedAt: Date;
  readonly sends: number;
  readonly asks: number;
  readonly polls: number;
  readonly pollLimit: number | null;
  readonly expiresAt: Date | null;
  readonly sentAt: Date | null;
  readonly serverCorrelationId: string | null;
  readonly reversalReference: string | null;
  readonly alertedAt: Date | null;
  readonly tiedAt: Date | null;
}

/** What `reversalOf` reads; the table is called `r`, and its ticket `t`. */
export const REVERSAL_COLUMNS = `r.id, r.ticket_id, t.reference AS ticket_reference, r.link_id, r.original_reference,
  r.kind, r.part_minor, r.amount_minor, r.currency, r.reason, r.correlation_id, r.status, r.step, r.proposed_by,
  r.decided_by, r.decided_at, r.moved_at, r.sends, r.asks, r.polls, r.poll_limit, r.expires_at, r.sent_at, r.server_correlation_id,
  r.reversal_reference, r.alerted_at, r.tied_at`;

export const reversalOf = (row: SqlRow): ReversalRow => ({
  id: String(row.id),
  ticket: { id: String(row.ticket_id), reference: String(row.ticket_reference) },
  linkId: String(row.link_id),
  originalReference: String(row.original_reference),
  kind: row.kind as ReversalKind,
  partMinor: numberOf(row.part_minor),
  amountMinor: Number(row.amount_minor),
  currency: String(row.currency),
  reason: row.reason as ReversalReason,
  correlationId: String(row.correlation_id),
  status: row.status as ReversalStatus,
  step: Number(row.step),
  proposedBy: String(row.proposed_by),
  decidedBy: textOf(row.decided_by),
  decidedAt: instantOf(row.decided_at),
  movedAt: instantOf(row.moved_at) ?? new Date(0),
  sends: Number(row.sends),
  asks: Number(row.asks),
  polls: Number(row.polls),
  pollLimit: numberOf(row.poll_limit),
  expiresAt: instantOf(row.expires_at),
  sentAt: instantOf(row.sent_at),
  serverCorrelationId: textOf(row.server_correlation_id),
  reversalReference: textOf(row.reversal_reference),
  alertedAt: instantOf(row.alerted_at),
  tiedAt: instantOf(row.tied_at),
});

/** What the wallet is sent. In its statement stands the reference of the ticket, and nobody's name. */
export const orderOf = (request: ReversalRow): ReversalOrder => ({
  correlationId: request.correlationId,
  originalReference: request.originalReference,
  kind: request.kind,
  part:
    request.partMinor === null
      ? null
      : { amount: toDecimal({ ...request, amountMinor: request.partMinor }), currency: request.currency },
  description: request.ticket.reference,
});

/** As the gap of a sentence holds it; each reader reads it in his own language. */
export const moneyGap = (money: { readonly amountMinor: number; readonly currency: string }): string =>
  `${toDecimal(money)} ${money.currency}`;

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const numberOf = (value: unknown): number | null =>
  value === null || value === undefined ? null : Number(value);
