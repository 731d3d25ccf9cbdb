import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Reader } from '../../platform/database/reader.js';
import type { Transaction } from '../../platform/database/transaction.js';

/** Where a customer is written to. */
export interface Contact {
  readonly address: string;
  /** Somebody who reads it has shown that to us. */
  readonly proved: boolean;
}

/** The mail addresses of customers: what they said, and what is proved. */
@Injectable()
export class CustomerContacts {
  constructor(
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {}

  async of(customerId: string): Promise<Contact | null> {
    const row = await this.reader.first(
      'SELECT contact, contact_proved_at FROM customers WHERE id = ? AND contact IS NOT NULL',
      [customerId],
    );

    return row ? { address: String(row.contact), proved: row.contact_proved_at !== null } : null;
  }

  /**
   * Notes what he says. A proved address stays: whoever sits down at a browser that was left open must not lead its
   * owner's mail away. Codes that went to an address that is replaced here are void.
   */
  async note(tx: Transaction, customerId: string, address: string): Promise<void> {
    const changed = await tx.sql(
      `UPDATE customers SET contact = ? WHERE id = ? AND contact_proved_at IS NULL
         AND (contact IS NULL OR contact <> ?) RETURNING id`,
      [address, customerId, address],
    );
    if (changed.length > 0) {
      await tx.sql('UPDATE access_requests SET used_at = ? WHERE customer_id = ? AND used_at IS NULL', [
        this.clock.now(),
        customerId,
      ]);
    }
  }
}
