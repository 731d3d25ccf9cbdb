import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { seal } from '../crypto/sealed.js';
import type { Transaction } from '../database/transaction.js';
import { JobType } from '../events/registry.js';
import { Keys } from '../ids/keys.js';
import { Jobs } from '../jobs/jobs.js';
import { type Mail, MAIL_ALLOWANCES, type MailOrder } from './mail.js';
import { parseMailAddress } from './mail-address.js';

/** A mail on its way. Its address and its code are nobody's business who reads the table. */
export const SEND_MAIL = new JobType<{ readonly sealed: string }>('mail.send');

export const SEALED_MAIL = 'mail.send';

/** Takes mails in a unit of work; they leave after its commit, and are never lost between. */
@Injectable()
export class Post {
  constructor(
    private readonly jobs: Jobs,
    private readonly keys: Keys,
    private readonly clock: Clock,
  ) {}

  /**
   * Stores a mail with the work that calls for it. With an `allowance` that is used up, nothing is stored: false.
   * @throws Error where the address is not one that `parseMailAddress` gives
   */
  async send(tx: Transaction, order: MailOrder): Promise<boolean> {
    const { dedupeKey = null, allowance, at = this.clock.now(), ...mail } = order;
    if (parseMailAddress(mail.to) !== mail.to) {
      throw new Error('This is no address in the form that we write to.');
    }
    if (allowance && !(await this.isAllowed(tx, mail.to, allowance))) {
      return false;
    }
    const sealed = seal(this.keys.of('mail'), JSON.stringify(mail satisfies Mail), SEALED_MAIL);
    await this.jobs.enqueue(tx, SEND_MAIL, { sealed }, at, dedupeKey);

    return true;
  }

  /** Counts one, where there is one left; the row decides also between two at the same moment. */
  private async isAllowed(
    tx: Transaction,
    address: string,
    kind: keyof typeof MAIL_ALLOWANCES,
  ): Promise<boolean> {
    const { most, minutes } = MAIL_ALLOWANCES[kind];
    const now = this.clock.now();
    const old = new Date(now.getTime() - minutes * 60_000);
    const hash = this.keys.hash('mail-allowances', address);
    const rows = await tx.sql(
      `INSERT INTO mail_allowances (address_hash, kind, started_at, sent) VALUES (?, ?, ?, 1)
       ON CONFLICT (address_hash, kind) DO UPDATE SET
         sent = CASE WHEN mail_allowances.started_at <= ? THEN 1 ELSE mail_allowances.sent + 1 END,
         started_at = CASE WHEN mail_allowances.started_at <= ? THEN ? ELSE mail_allowances.started_at END
       WHERE mail_allowances.started_at <= ? OR mail_allowances.sent < ${most} RETURNING sent`,
      [hash, kind, now, old, old, now, old],
    );

    return rows.length > 0;
  }
}
