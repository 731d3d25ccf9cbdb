import type { CastAccount } from './cast-account.js';
import type { Cast } from './cast.js';
import type { LedgerStatus, LedgerType } from './mix.js';
import { isWholeCurrency } from './mix.js';

/** A transaction before it is posted. Amounts are hundredths, times are milliseconds since the epoch. */
export interface PlannedTransaction {
  readonly at: number;
  readonly durationMs: number;
  readonly type: LedgerType;
  readonly subType?: string;
  readonly status: LedgerStatus;
  readonly reason?: string;
  readonly debit: CastAccount;
  readonly credit: CastAccount;
  readonly amount: number;
  readonly fee: number;
  /** What exchanging it earns, as a part of the amount. */
  readonly spread?: number;
  readonly description?: string | null;
  readonly channel: string;
  /** Fixed for planted material; otherwise given when posted. */
  readonly reference?: string;
  /** What this one gives back. */
  readonly original?: PlannedTransaction;
  readonly partnerReference?: string;
  /** A failed transaction whose debit stands: charged, but failed. */
  readonly debitPosted?: boolean;
  readonly holdReason?: string;
  readonly holdUntil?: number;
  readonly expectedAt?: number;
  /** When it has to have ended at the latest. */
  readonly latestAt?: number;
  /** When it ends by itself, and as what; `returned` is the money of a failure that comes back. */
  readonly settles?: { readonly at: number; readonly to: LedgerStatus | 'returned' };
  /** Told as custom data. */
  readonly details?: Readonly<Record<string, string>>;
}

/** Fees by type and way: wallet to wallet and bills are free. */
export function feeFor(type: LedgerType, amount: number, { kind, currency }: CastAccount): number {
  const fee = (share: number, least: number): number => Math.max(least, Math.round(amount * share));
  const rules: Partial<Record<LedgerType, () => number>> = {
    transfer: () => (kind === 'system' ? fee(0.001, 10) : 0),
    withdrawal: () => (kind === 'agent' ? fee(0.01, 10) : fee(0.001, 10)),
    inttransfer: () => Math.round(amount * 0.015) + 500,
  };
  const hundredths = rules[type]?.() ?? 0;

  return isWholeCurrency(currency) ? Math.ceil(hundredths / 100) * 100 : hundredths;
}

/** A completed or failed movement turned round: the money goes back the way it came. */
export function givingBack(
  original: PlannedTransaction,
  over: Partial<PlannedTransaction> & { readonly afterMs: number },
  cast: Cast,
): PlannedTransaction {
  const { afterMs, ...rest } = over;
  const wasSuspended = original.debitPosted === true;

  return {
    at: original.at + afterMs,
    durationMs: 2_000,
    type: 'reversal',
    status: 'completed',
    debit: wasSuspended ? cast.system('suspense', original.debit.currency) : original.credit,
    credit: original.debit,
    amount: original.amount,
    fee: 0,
    channel: 'system',
    original,
    ...rest,
  };
}
