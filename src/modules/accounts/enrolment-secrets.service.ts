import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { Clock } from '../../platform/clock/clock.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { seal, unseal } from '../../platform/crypto/sealed.js';
import { Keys } from '../../platform/ids/keys.js';
import type { Holder } from './staff-sessions.service.js';
import { newTotpSecret } from './second-factor.js';

const PURPOSE = 'totp';
const OFFER_MINUTES = 30;

/** Secrets of second factors: offered to one session, then a person's. Stored sealed, never in clear. */
@Injectable()
export class EnrolmentSecrets {
  constructor(
    private readonly keys: Keys,
    private readonly clock: Clock,
  ) {}

  /** A new secret that only this session may see and confirm, for half an hour. */
  async offer(tx: Transaction, userId: string, sessionId: string): Promise<void> {
    const until = this.clock.now().getTime() + OFFER_MINUTES * 60_000;
    const sealed = this.seal(`${newTotpSecret()} ${sessionId} ${until}`, userId);
    await tx.sql('UPDATE users SET totp_pending = ? WHERE id = ?', [sealed, userId]);
  }

  /** What was offered to this session; null where nothing was, or too long ago. */
  offered({ id, totpPending, sessionId }: Holder): string | null {
    const [secret = '', whose, until] = (this.open(totpPending, id) ?? '').split(' ');

    return whose === sessionId && Number(until) > this.clock.now().getTime() ? secret : null;
  }

  /** `<key id>.<sealed>`, good for this person only. */
  seal(secret: string, userId: string): string {
    const key = this.keys.of(PURPOSE);

    return `${keyId(key)}.${seal(key, secret, userId)}`;
  }

  /** Null where there is none, or where it was sealed under another secret of the installation. */
  open(sealed: string | null, userId: string): string | null {
    const key = this.keys.of(PURPOSE);
    const [id, body = ''] = (sealed ?? '').split('.');

    return id === keyId(key) ? unseal(key, body, userId) : null;
  }
}

/** Says which key it was, and nothing about it. */
const keyId = (key: Buffer): string => createHash('sha256').update(key).digest('base64url').slice(0, 8);
