import { Injectable } from '@nestjs/common';
import { audit } from '../../platform/audit/audit.js';
import { Reader } from '../../platform/database/reader.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Sweep } from '../../platform/events/registry.js';
import { NoticeChanged } from './notice-changed.event.js';
import { NoticeOver } from './notice-over.event.js';

const BEGINS = `status = 'scheduled' AND starts_at <= ?`;
/** One that slept through its whole time ends too: nobody was shown it, but somebody may wait for its end. */
const ENDS = `status IN ('scheduled', 'active') AND ends_at <= ?`;

/** Begins and ends notices when their time has come, each once, however many servers look. */
@Injectable()
export class NoticeTimesSweep {
  constructor(
    private readonly reader: Reader,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  @Sweep(5)
  async turn(asOf: Date): Promise<void> {
    // Almost always nothing is due, and looking costs no writer's turn.
    const due = await this.reader.first(
      `SELECT id FROM service_notices WHERE (${ENDS}) OR (${BEGINS}) LIMIT 1`,
      [asOf, asOf],
    );
    if (!due) {
      return;
    }
    await this.unitOfWork.run(async (tx) => {
      const ended = await tx.sql<{ id: string }>(
        `UPDATE service_notices SET status = 'ended', over_at = ends_at, version = version + 1 WHERE ${ENDS} RETURNING id`,
        [asOf],
      );
      for (const { id } of ended) {
        tx.record(new NoticeOver(id));
        tx.record(new NoticeChanged(id));
        await audit(tx, { action: 'notice.ended', object: { kind: 'notice', id } });
      }
      const begun = await tx.sql<{ id: string }>(
        `UPDATE service_notices SET status = 'active', version = version + 1 WHERE ${BEGINS} RETURNING id`,
        [asOf],
      );
      for (const { id } of begun) {
        tx.record(new NoticeChanged(id));
        await audit(tx, { action: 'notice.begun', object: { kind: 'notice', id } });
      }
    });
  }
}
