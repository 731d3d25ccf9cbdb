import { Injectable } from '@nestjs/common';
import { Env } from '../../config/env.js';
import { isIanaZone } from '../../config/env-values.js';
import { unseal } from '../../platform/crypto/sealed.js';
import type { Transaction } from '../../platform/database/transaction.js';
import type { SqlRow } from '../../platform/database/statement.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Handles, Sweep } from '../../platform/events/registry.js';
import type { Language } from '../../platform/i18n/languages.js';
import { Keys } from '../../platform/ids/keys.js';
import type { Delivery } from '../../platform/jobs/work-runner.js';
import { Post } from '../../platform/mail/post.js';
import { statusUrl } from './notice-lines.js';
import { NoticeOver } from './notice-over.event.js';
import { addressPlace, CONFIRM_HOURS } from './subscriptions.service.js';

/** Mails in one unit: it stays far below what a unit may take. */
const BITE = 25;

/** One mail to everybody who asked for it and said yes, when a notice is over; then his address is forgotten. */
@Injectable()
export class TellSubscribers {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly post: Post,
    private readonly keys: Keys,
    private readonly env: Env,
  ) {}

  /**
   * A mail and the end of its address are one unit. Wherever the server dies, those who have a mail are not in the list
   * any more when the news is brought again, and those who are in it have none.
   */
  @Handles(NoticeOver)
  async tell({ noticeId }: NoticeOver, _delivery: Delivery): Promise<void> {
    while ((await this.unitOfWork.run((tx) => this.tellSome(tx, noticeId))) === BITE) {
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  /** Nobody said yes: the address was not his who named it, or he has thought better of it. */
  @Sweep(3_600)
  async forgetUnconfirmed(asOf: Date): Promise<void> {
    const before = new Date(asOf.getTime() - CONFIRM_HOURS * 3_600_000);
    await this.unitOfWork.run((tx) =>
      tx.sql('DELETE FROM notice_subscriptions WHERE confirmed_at IS NULL AND created_at <= ?', [before]),
    );
  }

  private async tellSome(tx: Transaction, noticeId: string): Promise<number> {
    const [notice] = await tx.sql('SELECT status, title_zh, title_en FROM service_notices WHERE id = ?', [
      noticeId,
    ]);
    const rows = await tx.sql(
      `DELETE FROM notice_subscriptions WHERE id IN
         (SELECT id FROM notice_subscriptions WHERE notice_id = ? ORDER BY id LIMIT ${BITE})
       RETURNING id, address, language, zone, confirmed_at`,
      [noticeId],
    );
    for (const row of rows.filter(({ confirmed_at: at }) => at !== null)) {
      await this.write(tx, noticeId, notice ?? {}, row);
    }

    return rows.length;
  }

  private async write(tx: Transaction, noticeId: string, notice: SqlRow, row: SqlRow): Promise<void> {
    const language = row.language as Language;
    await this.post.send(tx, {
      to: unseal(this.keys.of('notices'), String(row.address), addressPlace(noticeId)),
      template: notice.status === 'cancelled' ? 'notice-cancelled' : 'notice-ended',
      language,
      params: {
        title: String(language === 'en' ? notice.title_en : notice.title_zh),
        link: this.env.publicUrl + statusUrl(language),
      },
      ...(typeof row.zone === 'string' && isIanaZone(row.zone) ? { zone: row.zone } : {}),
      dedupeKey: `notice.over/${String(row.id)}`,
    });
  }
}
