import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { Clock } from '../../platform/clock/clock.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { type KnownActor, NO_CHOICES } from '../../platform/identity/actor.js';

/** A customer as a program speaks for him: by what he told it, which proves nothing to us. */
export const behindService = (id: string): KnownActor => ({
  id,
  role: 'customer',
  name: '',
  sessionId: null,
  level: 'claimed',
  ...NO_CHOICES,
});

/** Customers for whom a program asks. */
@Injectable()
export class ServiceCustomers {
  constructor(private readonly clock: Clock) {}

  /**
   * The customer who has proved this address, or whom this program has brought under it before; made where there is
   * none. Whoever has only typed the address into a browser is not taken for its owner: he would read along.
   */
  async findOrMake(tx: Transaction, serviceId: string, contact: string): Promise<KnownActor> {
    const [known] = await tx.sql<{ id: string }>(
      `SELECT id FROM customers WHERE contact = ? AND (contact_proved_at IS NOT NULL OR service_key_id = ?)
       ORDER BY CASE WHEN contact_proved_at IS NULL THEN 1 ELSE 0 END, created_at, id LIMIT 1`,
      [contact, serviceId],
    );
    if (known) {
      return behindService(known.id);
    }
    const id = randomUUID();
    await tx.sql('INSERT INTO customers (id, created_at, contact, service_key_id) VALUES (?, ?, ?, ?)', [
      id,
      this.clock.now(),
      contact,
      serviceId,
    ]);

    return behindService(id);
  }
}
