import type { DomainEvent } from '../../platform/events/domain-event.js';
import type { FailureReason, TransactionType } from '../wallets/wallet-transaction.js';

/**
 * A customer's transaction came to nothing because something technical failed, and no notice tells of it. Said with
 * every diagnosis that finds it: whoever counts knows tickets by their id.
 */
export class TechnicalFailureSeen implements DomainEvent {
  static readonly eventName = 'ticket.technical-failure';
  readonly name = TechnicalFailureSeen.eventName;

  constructor(
    readonly ticketId: string,
    readonly customerId: string,
    readonly failure: TechnicalFailure,
  ) {}
}

export interface TechnicalFailure {
  readonly reference: string;
  /** What of the wallet failed. */
  readonly service: TransactionType;
  readonly reason: FailureReason;
  /** When the transaction was made; ISO 8601. */
  readonly at: string;
}
