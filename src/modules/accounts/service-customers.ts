import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { Clock } from '../../platform/clock/clock.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { type KnownActor, NO_CHOICES } from '../../platform/identity/actor.js';

/** A customer for whom somebody else speaks, by what he told them: that proves nothing to us. */
export const spokenFor = (id: string): KnownActor => ({
  id,
  role: 'customer',
  name: '',
  sessionId: null,
  level: 'claimed',
  ...NO_CHOICES,
});

/** The program that asks for him, by its key; null where the staff does, because he rang. */
export type Bringer = string | null;

/** Customers for whom a program asks, or the staff that has taken their call. */
@Injectable()
export class ServiceCustomers {
  constructor(private readonly clock: Clock) {}

  /**
   * The customer who has proved this address, or who was brought under it before in the same way; made where there is
   * none. Whoever has only typed the address into a browser is not taken for its owner: he would read along. Nor is
   * anybody known by less than an address: a number that many share leads to nobody's requests.
   */
  async findOrMake(tx: Transaction, bringer: Bringer, contact: string | null): Promise<KnownActor> {
    const known = contact === null ? undefined : await knownBy(tx, bringer, contact);
    if (known) {
      return spokenFor(known.id);
    }
    const id = randomUUID();
    const now = this.clock.now();
    await tx.sql(
      'INSERT INTO customers (id, created_at, contact, service_key_id, called_at) VALUES (?, ?, ?, ?, ?)',
      [id, now, contact, bringer, bringer === null ? now : null],
    );

    return spokenFor(id);
  }
}

async function knownBy(
  tx: Transaction,
  bringer: Bringer,
  contact: string,
): Promise<{ readonly id: string } | undefined> {
  const brought = bringer === null ? 'called_at IS NOT NULL' : 'service_key_id = ?';
  const [known] = await tx.sql<{ id: string }>(
    `SELECT id FROM customers WHERE contact = ? AND (contact_proved_at IS NOT NULL OR ${brought})
     ORDER BY CASE WHEN contact_proved_at IS NULL THEN 1 ELSE 0 END, created_at, id LIMIT 1`,
    [contact, ...(bringer === null ? [] : [bringer])],
  );

  return known;
}
