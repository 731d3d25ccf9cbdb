import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { authorize } from '../../policies/authorize.js';
import { canManageNotices } from '../../policies/notice.policy.js';
import { audit } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { Conflict, Invalid, NotFound } from '../../platform/errors/app-error.js';
import { Idempotency } from '../../platform/idempotency/idempotency.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import { type InBoth, type NoticeContent, requirePublishable } from './notice-content.js';
import { NoticeChanged } from './notice-changed.event.js';
import { NoticeOver } from './notice-over.event.js';
import {
  bothWithoutSecrets,
  contentWithoutSecrets,
  contentValues,
  INSERT_NOTICE,
  UPDATE_NOTICE,
} from './notice-values.js';
import { canMoveNotice, isOver, type NoticeStatus, statusAt } from './notice-status.js';

/** What the editor sends: the whole notice, as he saw it. */
export interface NoticeEdit {
  readonly key: string;
  /** Which version he saw; of none for a new one. */
  readonly version: number;
  /** To be shown to everybody, at its time. */
  readonly publish: boolean;
  readonly content: NoticeContent;
}

interface FoundNotice {
  readonly id: string;
  readonly status: NoticeStatus;
  readonly version: number;
}

/** Notices are written, shown, continued and ended here; time itself moves them in `NoticeTimesSweep`. */
@Injectable()
export class NoticesService {
  constructor(
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
  ) {}

  /** The id of a new notice. @throws Invalid where it is to be shown and something is missing */
  async write(actor: KnownActor, { key, publish, content: typed }: NoticeEdit): Promise<string> {
    authorize(canManageNotices, actor);
    const content = contentWithoutSecrets(typed);
    const request = { scope: `${actor.id}/notices.write`, key, body: { publish, content } };

    return this.idempotency.once(request, async (tx) => {
      const id = randomUUID();
      const now = this.clock.now();
      const status = publish ? shownAs(content, 'draft', now) : 'draft';
      await tx.sql(INSERT_NOTICE, [...contentValues(content), id, status, now, actor.id]);
      await this.note(tx, publish ? 'notice.published' : 'notice.written', id);

      return id;
    });
  }

  /**
   * Changes a notice; what is shown already stays shown. @throws Invalid where something is missing,
   * Conflict where somebody else has changed it since, or it is over
   */
  async change(
    actor: KnownActor,
    id: string,
    { key, version, publish, content: typed }: NoticeEdit,
  ): Promise<void> {
    authorize(canManageNotices, actor);
    const content = contentWithoutSecrets(typed);
    const request = {
      scope: `${actor.id}/notices.change/${id}`,
      key,
      body: { version, publish, content },
    };
    await this.idempotency.once(request, async (tx) => {
      const notice = await this.require(tx, id);
      if (isOver(notice.status) || notice.version !== version) {
        throw new Conflict(
          isOver(notice.status) ? 'notices.errors.over' : 'notices.errors.changed-meanwhile',
        );
      }
      const isShown = publish || notice.status !== 'draft';
      const status = isShown ? shownAs(content, notice.status, this.clock.now()) : 'draft';
      const values = [...contentValues(content), status, id, version, notice.status];
      if ((await tx.sql(UPDATE_NOTICE, values)).length === 0) {
        throw new Conflict('notices.errors.changed-meanwhile');
      }
      await this.note(tx, isShown && notice.status === 'draft' ? 'notice.published' : 'notice.changed', id);
    });
  }

  /** Says how it goes on. @throws Conflict where it is not shown, or over */
  async addUpdate(actor: KnownActor, id: string, { key, ...typed }: InBoth & { key: string }): Promise<void> {
    authorize(canManageNotices, actor);
    const text = bothWithoutSecrets(typed);
    await this.idempotency.once(
      { scope: `${actor.id}/notices.update/${id}`, key, body: text },
      async (tx) => {
        const { status } = await this.require(tx, id);
        if (status !== 'scheduled' && status !== 'active') {
          throw new Conflict(status === 'draft' ? 'notices.errors.draft' : 'notices.errors.over');
        }
        await this.say(tx, actor, id, text);
        await this.note(tx, 'notice.updated', id);
      },
    );
  }

  /** It is over now; the last words may say how it ended. @throws Conflict where it has not begun, or is over */
  async end(actor: KnownActor, id: string, { key, ...typed }: InBoth & { key: string }): Promise<void> {
    authorize(canManageNotices, actor);
    const text = bothWithoutSecrets(typed);
    const isSaid = text.en !== '';
    if (isSaid !== (text['zh-CN'] !== '')) {
      throw new Invalid([{ field: isSaid ? 'endZh' : 'endEn', key: 'notices.errors.both-languages' }]);
    }
    const request = { scope: `${actor.id}/notices.end/${id}`, key, body: text };
    await this.idempotency.once(request, async (tx) => {
      await this.move(tx, id, 'ended');
      if (isSaid) {
        await this.say(tx, actor, id, text);
      }
      await this.note(tx, 'notice.ended', id);
    });
  }

  /** It will not come, or was never shown. @throws Conflict where it has begun already */
  async cancel(actor: KnownActor, id: string, { key }: { readonly key: string }): Promise<void> {
    authorize(canManageNotices, actor);
    const request = { scope: `${actor.id}/notices.cancel/${id}`, key, body: {} };
    await this.idempotency.once(request, async (tx) => {
      await this.move(tx, id, 'cancelled');
      await this.note(tx, 'notice.cancelled', id);
    });
  }

  /** From where it was found, and nowhere if it has moved since. */
  private async move(tx: Transaction, id: string, to: 'ended' | 'cancelled'): Promise<void> {
    const { status } = await this.require(tx, id);
    // What is planned and has slept through its time is ended by time alone; nobody else ends what has not begun.
    const moved =
      canMoveNotice(status, to) && (to === 'cancelled' || status === 'active')
        ? await tx.sql(
            `UPDATE service_notices SET status = ?, over_at = ?, version = version + 1
           WHERE id = ? AND status = ? RETURNING id`,
            [to, this.clock.now(), id, status],
          )
        : [];
    if (moved.length === 0) {
      throw new Conflict('notices.errors.moved-meanwhile');
    }
    tx.record(new NoticeOver(id));
  }

  private async require(tx: Transaction, id: string): Promise<FoundNotice> {
    const [row] = await tx.sql(`SELECT status, version FROM service_notices WHERE id = ?${tx.lockRows}`, [
      id,
    ]);
    if (!row) {
      throw new NotFound();
    }

    return { id, status: row.status as NoticeStatus, version: Number(row.version) };
  }

  private async say(tx: Transaction, actor: KnownActor, id: string, text: InBoth): Promise<void> {
    await tx.sql(
      `INSERT INTO notice_updates (id, notice_id, at, author_id, text_zh, text_en) VALUES (?, ?, ?, ?, ?, ?)`,
      [randomUUID(), id, this.clock.now(), actor.id, text['zh-CN'], text.en],
    );
  }

  private async note(tx: Transaction, action: string, id: string): Promise<void> {
    tx.record(new NoticeChanged(id));
    await audit(tx, { action, object: { kind: 'notice', id } });
  }
}

/** @throws Invalid where something is missing; Conflict where it has begun and is to begin later */
function shownAs(content: NoticeContent, before: NoticeStatus, now: Date): NoticeStatus {
  const status = statusAt(requirePublishable(content, now), now);
  if (before === 'active' && status === 'scheduled') {
    throw new Invalid([{ field: 'startDate', key: 'notices.errors.begun' }]);
  }

  return status;
}
