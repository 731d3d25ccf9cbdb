import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { Env } from '../../config/env.js';
import { Clock } from '../../platform/clock/clock.js';
import { seal } from '../../platform/crypto/sealed.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { Conflict, Invalid, NotFound } from '../../platform/errors/app-error.js';
import type { Language } from '../../platform/i18n/languages.js';
import { Idempotency } from '../../platform/idempotency/idempotency.js';
import type { Actor } from '../../platform/identity/actor.js';
import { hashToken, Keys } from '../../platform/ids/keys.js';
import { Post } from '../../platform/mail/post.js';
import { toldUrl } from './notice-lines.js';
import { isOver, type NoticeStatus } from './notice-status.js';
import { ProvedAddress } from './proved-address.js';
import type { AnswerToldDto, TellMeDto } from './subscription.dto.js';

/** So long a request waits for its yes. */
export const CONFIRM_HOURS = 24;

/** `asked` waits for the yes from the mailbox; `confirmed` needs none, since the mailbox was shown to us before. */
type Outcome = 'asked' | 'confirmed';

export interface Asked {
  readonly done: Outcome;
  /** By which it is taken back; null while its mail is on the way. */
  readonly link: string | null;
}

interface Asking {
  readonly noticeId: string;
  readonly address: string;
  readonly language: Language;
  readonly zone: string | null;
  readonly isProved: boolean;
}

const INSERT = `INSERT INTO notice_subscriptions
    (id, notice_id, address, address_hash, link_hash, language, zone, created_at, confirmed_at)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (notice_id, address_hash) DO UPDATE SET
    created_at = excluded.created_at,
    confirmed_at = COALESCE(notice_subscriptions.confirmed_at, excluded.confirmed_at)`;

/**
 * People who want one mail when a notice is over. An address counts once its reader has said yes; until then, and for
 * every address, asking does the same work and gives the same answer: nobody learns who is told of what.
 */
@Injectable()
export class SubscriptionsService {
  constructor(
    private readonly idempotency: Idempotency,
    private readonly proved: ProvedAddress,
    private readonly post: Post,
    private readonly keys: Keys,
    private readonly clock: Clock,
    private readonly env: Env,
  ) {}

  /** @throws Invalid where no address is known, NotFound where there is no such notice, Conflict where it is over */
  async ask(actor: Actor, language: Language, noticeId: string, input: TellMeDto): Promise<Asked> {
    const { email, zone = null, key } = input;
    const address = email ?? (await this.proved.of(actor));
    if (address === null) {
      throw new Invalid([{ field: 'email', key: 'notices.errors.address' }]);
    }
    const asking = { noticeId, address, language, zone, isProved: email === undefined };
    const request = { scope: 'notices.ask', key, body: asking };

    const done = await this.idempotency.once<Outcome>(request, (tx) => this.store(tx, asking));

    return { done, link: done === 'confirmed' ? this.linkOf(noticeId, address) : null };
  }

  /** Takes what was answered by the link of a mail → the notice. @throws Conflict where the link is good no more */
  async answer(link: string, { answer, key }: AnswerToldDto): Promise<string> {
    const hash = hashToken(link);
    const request = { scope: 'notices.told', key, body: { hash, answer } };

    return this.idempotency.once(request, async (tx) => {
      const [row] = await tx.sql<{ id: string; notice_id: string }>(
        'SELECT id, notice_id FROM notice_subscriptions WHERE link_hash = ?',
        [hash],
      );
      if (!row) {
        throw new Conflict('notices.errors.link-over');
      }
      if (answer === 'stopped') {
        await tx.sql('DELETE FROM notice_subscriptions WHERE id = ?', [row.id]);
      } else {
        await this.requireOpen(tx, row.notice_id);
        await tx.sql(
          'UPDATE notice_subscriptions SET confirmed_at = COALESCE(confirmed_at, ?) WHERE id = ?',
          [this.clock.now(), row.id],
        );
      }

      return row.notice_id;
    });
  }

  private async store(tx: Transaction, asking: Asking): Promise<Outcome> {
    const { noticeId, address, language, zone, isProved } = asking;
    const notice = await this.requireOpen(tx, noticeId);
    const id = randomUUID();
    const now = this.clock.now();
    const link = this.linkOf(noticeId, address);
    await tx.sql(INSERT, [
      id,
      noticeId,
      seal(this.keys.of('notices'), address, addressPlace(noticeId)),
      this.keys.hash('notice-addresses', address),
      hashToken(link),
      language,
      zone,
      now,
      isProved ? now : null,
    ]);
    if (isProved) {
      return 'confirmed';
    }
    await this.post.send(tx, {
      to: address,
      template: 'notice-confirm',
      language,
      params: {
        title: language === 'en' ? notice.titleEn : notice.titleZh,
        link: `${this.env.publicUrl}${toldUrl(language, link)}`,
        hours: CONFIRM_HOURS,
      },
      ...(zone === null ? {} : { zone }),
      validUntil: new Date(now.getTime() + CONFIRM_HOURS * 3_600_000),
      allowance: 'notice',
    });

    return 'asked';
  }

  /** The same for the same address: whoever asks again gets the link that he has. Nobody can guess it. */
  private linkOf(noticeId: string, address: string): string {
    return this.keys.hash('notice-links', `${noticeId} ${address}`, 'base64url');
  }

  /**
   * Holds the notice while somebody is added to it: whoever is confirmed before it ends is told of its end, and nobody
   * is confirmed after it. @throws NotFound, Conflict
   */
  private async requireOpen(
    tx: Transaction,
    id: string,
  ): Promise<{ readonly titleZh: string; readonly titleEn: string }> {
    const [row] = await tx.sql(
      `SELECT status, title_zh, title_en FROM service_notices WHERE id = ?${tx.lockRows}`,
      [id],
    );
    const status = row?.status as NoticeStatus | undefined;
    if (!row || status === undefined || status === 'draft' || status === 'cancelled') {
      throw new NotFound('notices.errors.none');
    }
    if (isOver(status)) {
      throw new Conflict('notices.errors.over-already');
    }

    return { titleZh: String(row.title_zh), titleEn: String(row.title_en) };
  }
}

/** What a sealed address belongs to: it does not open beside another notice. */
export const addressPlace = (noticeId: string): string => `notice ${noticeId}`;
