import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { unseal } from '../crypto/sealed.js';
import { Runs } from '../events/registry.js';
import { Keys } from '../ids/keys.js';
import type { Delivery } from '../jobs/work-runner.js';
import type { Mail } from './mail.js';
import { MailWriter } from './mail-writer.js';
import { Mailer } from './mailer.js';
import { SEALED_MAIL, SEND_MAIL } from './post.js';

/**
 * Sends what the post has taken. Its id is that of the job, so a mail whose answer was lost on the way, or whose
 * server died at it, goes out again as the same mail.
 */
@Injectable()
export class MailDelivery {
  constructor(
    private readonly mailer: Mailer,
    private readonly writer: MailWriter,
    private readonly keys: Keys,
    private readonly clock: Clock,
  ) {}

  @Runs(SEND_MAIL)
  async deliver({ sealed }: { readonly sealed: string }, { workId }: Delivery): Promise<void> {
    const mail = JSON.parse(unseal(this.keys.of('mail'), sealed, SEALED_MAIL)) as Mail;
    const { validUntil } = mail;
    if (validUntil && new Date(validUntil) <= this.clock.now()) {
      return;
    }
    await this.mailer.send(this.writer.write(workId, mail));
  }
}
