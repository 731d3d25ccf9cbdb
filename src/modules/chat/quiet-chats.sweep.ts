import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Sweep } from '../../platform/events/registry.js';
import { SYSTEM, TicketRecord } from '../tickets/ticket-record.js';
import { ENDED, noteEnd } from './chat-ending.js';

/** When a live ticket is an ordinary one: after so many minutes of silence on both sides, or of waiting for anybody. */
const ENDS = [
  { minutes: 15, whose: 't.assignee_id IS NOT NULL', key: 'chat-quiet' },
  { minutes: 60, whose: 't.assignee_id IS NULL', key: 'chat-unanswered' },
] as const;
/** Few, because each leaves a line, and everybody else waits meanwhile. */
const BITE = 20;

@Injectable()
export class QuietChatsSweep {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly record: TicketRecord,
  ) {}

  @Sweep(60)
  async turnAsync(asOf: Date): Promise<void> {
    for (const { minutes, whose, key } of ENDS) {
      const before = new Date(asOf.getTime() - minutes * 60_000);
      let ended = BITE;
      while (ended === BITE) {
        ended = await this.bite(before, whose, key);
      }
    }
  }

  private bite(before: Date, whose: string, key: string): Promise<number> {
    return this.unitOfWork.run(async (tx) => {
      const rows = await tx.sql(
        `UPDATE tickets SET mode = 'async', version = version + 1 WHERE id IN (
           SELECT t.id FROM tickets t WHERE t.mode = 'live' AND ${whose} AND t.customer_at < ? AND NOT EXISTS (
             SELECT 1 FROM entries e WHERE e.ticket_id = t.id AND e.author = 'staff' AND e.kind = 'message' AND e.created_at >= ?)
           LIMIT ${BITE}${tx.lockFreeRows}
         ) ${ENDED}`,
        [before, before],
      );
      for (const row of rows) {
        await noteEnd(tx, this.record, row, { author: SYSTEM, fact: { key, params: {} } });
      }

      return rows.length;
    });
  }
}
