import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { audit } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { seal } from '../../platform/crypto/sealed.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Conflict } from '../../platform/errors/app-error.js';
import { Sweep } from '../../platform/events/registry.js';
import { Idempotency } from '../../platform/idempotency/idempotency.js';
import { hashToken, Keys } from '../../platform/ids/keys.js';
import { VisitorTokens } from './visitor-tokens.js';
import { type WalletAssertion, WalletAssertions } from './wallet-assertions.js';

/** How long the wallet's word lasts here. After it the browser keeps its requests, and sees no more transactions. */
const SESSION_MS = 30 * 60_000;
/** For the seal of names in `wallet_sessions`, whose row they belong to. */
export const NAMES_KEY = 'wallet-sessions';

interface Press {
  /** Of the form: pressed twice, it is one sign-in with one answer. */
  readonly key: string;
  /** The token that the browser has now. */
  readonly before: string | undefined;
}

/**
 * Customers whom their wallet's app brings: its signed token says who they are and which account is theirs. Such a
 * customer is always himself, on every device; requests that a browser sent before without the wallet stay with who
 * sent them, because somebody else may have sat there.
 */
@Injectable()
export class WalletSignInService {
  constructor(
    private readonly assertions: WalletAssertions,
    private readonly idempotency: Idempotency,
    private readonly unitOfWork: UnitOfWork,
    private readonly tokens: VisitorTokens,
    private readonly keys: Keys,
    private readonly clock: Clock,
  ) {}

  /** The browser's new token. @throws Conflict where the wallet's is not good, or was used before */
  async enter(assertion: string, { key, before }: Press): Promise<string> {
    const said = await this.assertions.read(assertion);
    if (!said) {
      throw refusal();
    }
    const scope = 'access.wallet';
    const body = { id: said.id };
    // The same press gives the same token, which is stored nowhere but as a hash.
    const token = this.keys.hash('visitor-tokens', JSON.stringify([scope, key, assertion]), 'base64url');
    const isIn = await this.idempotency.once({ scope, key, body }, async (tx) => {
      if (!(await this.use(tx, said))) {
        return false;
      }
      const customerId = await this.customerOf(tx, said);
      await this.tokens.enter(tx, customerId, { token, before });
      await this.keep(tx, hashToken(token), said);
      await audit(tx, {
        action: 'access.wallet-vouched',
        object: { kind: 'customer', id: customerId },
      });

      return true;
    });
    if (!isIn) {
      throw refusal();
    }

    return token;
  }

  @Sweep(3_600)
  async forgetOld(asOf: Date): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      await tx.sql('DELETE FROM wallet_sessions WHERE until <= ?', [asOf]);
      await tx.sql('DELETE FROM wallet_tokens_used WHERE expires_at <= ?', [asOf]);
    });
  }

  /** False where it was used before. */
  private async use(tx: Transaction, { id, expiresAt }: WalletAssertion): Promise<boolean> {
    const used = await tx.sql(
      `INSERT INTO wallet_tokens_used (id_hash, expires_at) VALUES (?, ?) ON CONFLICT DO NOTHING RETURNING id_hash`,
      [this.keys.hash('wallet-tokens', id), expiresAt],
    );

    return used.length > 0;
  }

  private async customerOf(tx: Transaction, { subject, contact }: WalletAssertion): Promise<string> {
    const now = this.clock.now();
    const walletSubject = this.keys.hash('wallet-subjects', subject);
    await tx.sql(
      `INSERT INTO customers (id, created_at, wallet_subject) VALUES (?, ?, ?) ON CONFLICT DO NOTHING`,
      [randomUUID(), now, walletSubject],
    );
    const [row] = await tx.sql<{ id: string }>('SELECT id FROM customers WHERE wallet_subject = ?', [
      walletSubject,
    ]);
    const id = String(row?.id);
    if (contact !== null) {
      await tx.sql(
        'UPDATE customers SET contact = ?, contact_proved_at = ? WHERE id = ? AND contact IS NULL',
        [contact, now, id],
      );
    }

    return id;
  }

  private async keep(tx: Transaction, tokenHash: string, { names, zone }: WalletAssertion): Promise<void> {
    const sealed = seal(this.keys.of(NAMES_KEY), JSON.stringify(names), tokenHash);
    const until = new Date(this.clock.now().getTime() + SESSION_MS);
    await tx.sql('INSERT INTO wallet_sessions (token_hash, sealed_names, zone, until) VALUES (?, ?, ?, ?)', [
      tokenHash,
      sealed,
      zone,
      until,
    ]);
  }
}

const refusal = (): Conflict => new Conflict('access.errors.wallet');
