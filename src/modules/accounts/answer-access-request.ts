import { Injectable } from '@nestjs/common';
import { Env } from '../../config/env.js';
import { audit } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { unseal } from '../../platform/crypto/sealed.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Runs, Sweep } from '../../platform/events/registry.js';
import { hashToken, Keys, newToken } from '../../platform/ids/keys.js';
import type { Delivery } from '../../platform/jobs/work-runner.js';
import { Post } from '../../platform/mail/post.js';
import {
  type AccessQuestion,
  ANSWER_ACCESS_REQUEST,
  CODE_MINUTES,
  codeHash,
  LINK_MINUTES,
  newCode,
} from './access-codes.js';
import { CustomerContacts } from './customer-contacts.js';
import { CustomerRequests } from './customer-requests.js';

const MINUTE_MS = 60_000;
const KEEP_HOURS = 48;

/** Looks after the answer whether request and contact belong together, and writes to the mailbox where they do. */
@Injectable()
export class AnswerAccessRequest {
  private readonly key: Buffer;

  constructor(
    private readonly requests: CustomerRequests,
    private readonly contacts: CustomerContacts,
    private readonly post: Post,
    private readonly keys: Keys,
    private readonly env: Env,
    private readonly clock: Clock,
  ) {
    this.key = keys.of('access');
  }

  @Runs(ANSWER_ACCESS_REQUEST)
  async answer(
    { id, sealed }: { readonly id: string; readonly sealed: string },
    delivery: Delivery,
  ): Promise<void> {
    const question = JSON.parse(unseal(this.key, sealed, id)) as AccessQuestion;
    const owner = await this.requests.ownerOf(question.reference);
    const contact = owner ? await this.contacts.of(owner.customerId) : null;
    if (!owner || contact?.address !== question.contact) {
      return;
    }
    await delivery.complete((tx) => this.write(tx, id, question, owner));
  }

  private async write(
    tx: Transaction,
    id: string,
    { reference, contact, language }: AccessQuestion,
    { customerId, discreet }: { readonly customerId: string; readonly discreet: boolean },
  ): Promise<void> {
    const code = newCode();
    const link = newToken();
    const now = this.clock.now().getTime();
    const codeUntil = new Date(now + CODE_MINUTES * MINUTE_MS);
    const sent = await this.post.send(tx, {
      to: contact,
      template: 'sign-in-code',
      language,
      params: {
        reference,
        code: `${code.slice(0, 4)} ${code.slice(4)}`,
        minutes: CODE_MINUTES,
        link: discreet ? '' : `${this.env.publicUrl}/${language}/requests/enter/${link}`,
      },
      thread: { reference },
      validUntil: codeUntil,
      allowance: 'code',
    });
    if (!sent) {
      return; // Enough mails for this hour; the codes that went out stay as they are.
    }
    await audit(tx, { action: 'access.code-sent', object: { kind: 'access-request', id } });
    await tx.sql('UPDATE access_requests SET used_at = ? WHERE customer_id = ? AND used_at IS NULL', [
      now,
      customerId,
    ]);
    await tx.sql(
      `UPDATE access_requests SET customer_id = ?, code_hash = ?, code_until = ?, link_hash = ?, link_until = ?
       WHERE id = ? AND used_at IS NULL`,
      [
        customerId,
        codeHash(this.keys, id, code),
        codeUntil,
        discreet ? null : hashToken(link),
        new Date(now + LINK_MINUTES * MINUTE_MS),
        id,
      ],
    );
  }
}

/** What was asked two days ago says nothing to anybody. */
@Injectable()
export class OldAccessRequests {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  @Sweep(3_600)
  async forget(asOf: Date): Promise<void> {
    const before = new Date(asOf.getTime() - KEEP_HOURS * 60 * MINUTE_MS);
    await this.unitOfWork.run((tx) => tx.sql('DELETE FROM access_requests WHERE created_at < ?', [before]));
  }
}
