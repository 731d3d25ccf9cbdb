import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { type FinishedMail, Mailer } from './mailer.js';

/** Keeps mails in a table instead of sending them, for `/demo/mailbox` and for tests. A mail tried twice is one mail. */
@Injectable()
export class CapturedMailer extends Mailer {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async send({
    messageId,
    from,
    to,
    subject,
    text,
    html,
    headers,
    language,
  }: FinishedMail): Promise<void> {
    const id = messageId.slice(1, messageId.indexOf('@'));
    const kept = JSON.stringify({ ...headers, 'Message-ID': messageId, From: from });
    await this.unitOfWork.run((tx) =>
      tx.sql(
        `INSERT INTO captured_mails (id, address, subject, language, body, html, headers, created_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
        [id, to, subject, language, text, html, kept, this.clock.now()],
      ),
    );
  }
}
