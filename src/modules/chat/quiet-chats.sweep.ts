import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Sweep } from '../../platform/events/registry.js';
import { TicketChanged } from '../tickets/ticket-changed.event.js';

/** Minutes of silence after which a live ticket is an ordinary one: nothing is copied, only the mode changes. */
const QUIET_MINUTES = 15;
const BITE = 100;

@Injectable()
export class QuietChatsSweep {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  @Sweep(60)
  async turnAsync(asOf: Date): Promise<void> {
    const before = new Date(asOf.getTime() - QUIET_MINUTES * 60_000);
    await this.unitOfWork.run(async (tx) => {
      const rows = await tx.sql<{ id: string; version: number }>(
        `UPDATE tickets SET mode = 'async', version = version + 1 WHERE id IN (
           SELECT id FROM tickets WHERE mode = 'live' AND customer_at < ? LIMIT ${BITE}${tx.lockFreeRows}
         ) RETURNING id, version`,
        [before],
      );
      for (const { id, version } of rows) {
        tx.record(new TicketChanged(id, Number(version)));
      }
    });
  }
}
