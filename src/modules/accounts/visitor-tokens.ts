import { Injectable } from '@nestjs/common';
import { audit } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Sweep } from '../../platform/events/registry.js';
import { VISITOR_DAYS } from '../../platform/identity/actor-source.js';
import { SessionEnded } from '../../platform/identity/session-ended.event.js';
import { hashToken } from '../../platform/ids/keys.js';
import { CustomerRequests } from './customer-requests.js';

/** What a browser carries from here on, and what it carried. */
export interface ChangedToken {
  readonly token: string;
  readonly before: string | undefined;
}

/** Which browser is whose: browsers change hands by proof only, and each change takes a new token. */
@Injectable()
export class VisitorTokens {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly requests: CustomerRequests,
    private readonly clock: Clock,
  ) {}

  /**
   * This browser is this customer's from here on, under `token`; what it was before is dead.
   *
   * Identities are never merged. Who the browser belonged to keeps his requests, and comes back to them with their
   * reference and his contact; the page says so before. Browsers of this customer that never proved the contact are
   * signed out with the first proof: somebody else may have named an address that is not his, and would read along.
   */
  async adopt(tx: Transaction, customerId: string, { token, before }: ChangedToken): Promise<void> {
    const now = this.clock.now();
    await this.enter(tx, customerId, { token, before });
    const strangers = await tx.sql<{ token_hash: string }>(
      'DELETE FROM visitor_tokens WHERE customer_id = ? AND proved_at IS NULL RETURNING token_hash',
      [customerId],
    );
    strangers.forEach(({ token_hash }) => tx.record(new SessionEnded(token_hash)));
    await tx.sql('UPDATE customers SET contact_proved_at = ? WHERE id = ? AND contact_proved_at IS NULL', [
      now,
      customerId,
    ]);
  }

  /** The same where something else than his mailbox has vouched for him. */
  async enter(tx: Transaction, customerId: string, { token, before }: ChangedToken): Promise<void> {
    const now = this.clock.now();
    await this.forget(tx, before);
    await tx.sql(
      'INSERT INTO visitor_tokens (token_hash, customer_id, created_at, proved_at) VALUES (?, ?, ?, ?)',
      [hashToken(token), customerId, now, now],
    );
  }

  /** This browser is nobody's any more. Somebody without a request is forgotten altogether. */
  async forget(tx: Transaction, token: string | undefined): Promise<void> {
    if (!token) {
      return;
    }
    const [gone] = await tx.sql<{ token_hash: string; customer_id: string }>(
      'DELETE FROM visitor_tokens WHERE token_hash = ? RETURNING token_hash, customer_id',
      [hashToken(token)],
    );
    if (gone) {
      tx.record(new SessionEnded(gone.token_hash));
      await audit(tx, { action: 'customer.device-left', object: { kind: 'customer', id: gone.customer_id } });
      await this.requests.dropIfBare(tx, gone.customer_id);
    }
  }

  /** A browser gives its token back after this time; a copy of one is good for no longer. */
  @Sweep(3_600)
  async forgetOld(asOf: Date): Promise<void> {
    const before = new Date(asOf.getTime() - VISITOR_DAYS * 86_400_000);
    await this.unitOfWork.run(async (tx) => {
      const old = await tx.sql<{ token_hash: string; customer_id: string }>(
        'DELETE FROM visitor_tokens WHERE created_at <= ? RETURNING token_hash, customer_id',
        [before],
      );
      for (const { token_hash, customer_id } of old) {
        tx.record(new SessionEnded(token_hash));
        await this.requests.dropIfBare(tx, customer_id);
      }
    });
  }
}
