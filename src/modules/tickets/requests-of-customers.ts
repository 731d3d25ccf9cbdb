import { Injectable } from '@nestjs/common';
import { Reader } from '../../platform/database/reader.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { CustomerRequests } from '../accounts/customer-requests.js';
import { SUSPICIOUS_EXCEPTIONS } from '../exceptions/taxonomy.js';

const SHOWN = 5;

/** Types whose mails hold no link: whoever has the account may be reading them. */
export const DISCREET_TYPES: readonly string[] = ['E201', ...SUSPICIOUS_EXCEPTIONS];

/** What `accounts`, to the left, has to know of tickets. */
@Injectable()
export class RequestsOfCustomers extends CustomerRequests {
  constructor(private readonly reader: Reader) {
    super();
  }

  override async ownerOf(reference: string): Promise<{ customerId: string; discreet: boolean } | null> {
    const row = await this.reader.first('SELECT customer_id, type_code FROM tickets WHERE reference = ?', [
      reference,
    ]);

    return row
      ? { customerId: String(row.customer_id), discreet: DISCREET_TYPES.includes(String(row.type_code)) }
      : null;
  }

  override async referencesOf(customerId: string): Promise<string[]> {
    const rows = await this.reader.rows(
      `SELECT reference FROM tickets WHERE customer_id = ? ORDER BY opened_at DESC, id DESC LIMIT ${SHOWN}`,
      [customerId],
    );

    return rows.map((row) => String(row.reference));
  }

  override async dropIfBare(tx: Transaction, customerId: string): Promise<void> {
    await tx.sql(
      `DELETE FROM customers WHERE id = ? AND NOT EXISTS (SELECT 1 FROM tickets WHERE customer_id = ?)
         AND NOT EXISTS (SELECT 1 FROM visitor_tokens WHERE customer_id = ?)`,
      [customerId, customerId, customerId],
    );
  }
}
