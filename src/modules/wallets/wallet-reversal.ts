import type { FailureReason, TransactionState } from './wallet-transaction.js';

/** What is asked for; without an amount the whole of the original goes back. */
export interface ReversalOrder {
  /** UUID, made and stored before the first send and never made anew: by it a lost answer is found again. */
  readonly correlationId: string;
  readonly originalReference: string;
  /** `adjustment` is a refund that is linked to the original. */
  readonly kind: 'reversal' | 'adjustment';
  /** Decimal text and ISO 4217, both or none. Some wallets refuse a part (`WalletCapabilities.partialReversal`). */
  readonly part: { readonly amount: string; readonly currency: string } | null;
  /** Shown in the wallet's statement, 160 characters at most; no personal data. */
  readonly description: string | null;
}

/** What a wallet has against an order, without its free text, which may be confidential. */
export interface WalletRefusal {
  readonly category: string | null;
  readonly code: string | null;
  readonly reason: FailureReason;
}

/** The reversal as a transaction of its own. */
export interface ReversalRecord {
  readonly reference: string;
  readonly originalReference: string;
  readonly state: TransactionState;
  readonly rawState: string;
}

/**
 * What became of an order.
 * - `DONE`, `PROCESSING`: the wallet made the reversal; only `DONE` may be told to the customer.
 * - `QUEUED`: it is still working; ask `reversalState` by the id until `pollLimit` questions or `expiresAt`.
 * - `REJECTED`: it refused, and nothing moved.
 * - `DUPLICATE`: this correlation id was used before; ask `recoverReversal`, it is no failure.
 * - `IN_DOUBT`: no answer, or none to rely on. Ask `recoverReversal`; never order again under another id.
 * - `NOT_RECEIVED`: of a recovery only; the wallet never made it. It may be sent once more under the same id.
 */
export type ReversalOutcome =
  | { readonly state: 'DONE' | 'PROCESSING'; readonly reversal: ReversalRecord }
  | { readonly state: 'QUEUED'; readonly progress: RequestProgress }
  | { readonly state: 'REJECTED' | 'DUPLICATE'; readonly refusal: WalletRefusal }
  | { readonly state: 'IN_DOUBT' }
  | { readonly state: 'NOT_RECEIVED' };

/** A request that the wallet works on by itself (`RequestState` of GSMA 1.2). */
export interface RequestProgress {
  readonly serverCorrelationId: string;
  readonly state: 'PENDING' | 'COMPLETED' | 'FAILED';
  /** What it made, once completed; read it as a transaction. */
  readonly objectReference: string | null;
  readonly pendingReason: string | null;
  readonly expiresAt: Date | null;
  /** How often one may ask; null where the wallet did not say. */
  readonly pollLimit: number | null;
  readonly refusal: WalletRefusal | null;
}
