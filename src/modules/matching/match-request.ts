import type { StatedTime } from '../../platform/clock/stated-time.js';
import type { Direction } from '../wallets/wallet-transaction.js';

/** What a customer said about his transaction: the fields of a form, and his own words. Without secrets. */
export interface MatchRequest {
  /** As typed: login name, phone number, e-mail address or wallet id. */
  readonly account: string;
  readonly occurred: StatedTime;
  /** Code of the exception type, `E301`. */
  readonly typeCode?: string | null;
  /** A decimal string. */
  readonly amount?: string | null;
  /** ISO 4217. */
  readonly currency?: string | null;
  readonly counterparty?: string | null;
  /** The number of the transaction, its receipt or order, whole or in part. */
  readonly reference?: string | null;
  readonly direction?: Direction | null;
  /** His own words. */
  readonly description?: string | null;
  /** IANA zone in which he is known to live. */
  readonly profileZone?: string | null;
  readonly sentAt: Date;
}
