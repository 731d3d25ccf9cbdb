import type { Transaction } from '../../platform/database/transaction.js';

/** What has to be known of customers' requests here. Provided by `tickets`, to the right. */
export abstract class CustomerRequests {
  /** Whose request this is; `discreet` where a mail about it must hold no link. */
  abstract ownerOf(
    reference: string,
  ): Promise<{ readonly customerId: string; readonly discreet: boolean } | null>;

  /** The newest requests of a customer, a few of them. */
  abstract referencesOf(customerId: string): Promise<string[]>;

  /** Lets go of a customer who has no request: nothing would ever lead to him again. */
  abstract dropIfBare(tx: Transaction, customerId: string): Promise<void>;
}
