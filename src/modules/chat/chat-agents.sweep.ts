import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Sweep } from '../../platform/events/registry.js';
import { Realtime, STAFF_ROOM } from '../../platform/realtime/realtime.js';
import { canHandleTicket } from '../../policies/ticket.policy.js';
import { SYSTEM, TicketRecord } from '../tickets/ticket-record.js';
import { ENDED, noteEnd } from './chat-ending.js';

/** Minutes without a window and without a word, after which an agent has left his chats. */
const GONE_MINUTES = 5;
const KEPT_DAYS = 7;
const BITE = 20;

/** Keeps true who of the staff is there for chats, and lets the chats of those who are not go on as requests. */
@Injectable()
export class ChatAgentsSweep {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly record: TicketRecord,
    private readonly live: Realtime,
  ) {}

  @Sweep(60)
  async look(asOf: Date): Promise<void> {
    await this.noteSeen(asOf);
    const before = new Date(asOf.getTime() - GONE_MINUTES * 60_000);
    let ended = BITE;
    while (ended === BITE) {
      ended = await this.leaveFor(before);
    }
  }

  @Sweep(3_600)
  async forgetWaits(asOf: Date): Promise<void> {
    const before = new Date(asOf.getTime() - KEPT_DAYS * 86_400_000);
    await this.unitOfWork.run((tx) => tx.sql('DELETE FROM chat_waits WHERE accepted_at < ?', [before]));
  }

  /** Each process notes those whose windows it holds. */
  private async noteSeen(asOf: Date): Promise<void> {
    const here = new Set<string>();
    for (const { data } of this.live.in(STAFF_ROOM)) {
      if (canHandleTicket(data.actor)) {
        here.add(data.actor.id);
      }
    }
    if (here.size === 0) {
      return;
    }
    const rows = [...here].sort(); // In one order everywhere: two processes never wait for each other.
    await this.unitOfWork.run((tx) =>
      tx.sql(
        `INSERT INTO chat_agents (user_id, availability, seen_at)
         VALUES ${rows.map(() => `(?, 'available', ?)`).join(', ')}
         ON CONFLICT (user_id) DO UPDATE SET seen_at = excluded.seen_at`,
        rows.flatMap((id) => [id, asOf]),
      ),
    );
  }

  /** Who works without scripts has no window that is seen; what he writes is a sign of him too. */
  private leaveFor(before: Date): Promise<number> {
    return this.unitOfWork.run(async (tx) => {
      const rows = await tx.sql(
        `UPDATE tickets SET mode = 'async', version = version + 1 WHERE id IN (
           SELECT t.id FROM tickets t WHERE t.mode = 'live' AND t.assignee_id IS NOT NULL
             AND NOT EXISTS (SELECT 1 FROM chat_agents a WHERE a.user_id = t.assignee_id AND a.seen_at >= ?)
             AND NOT EXISTS (SELECT 1 FROM entries e WHERE e.ticket_id = t.id AND e.author = 'staff' AND e.created_at >= ?)
           LIMIT ${BITE}${tx.lockFreeRows}
         ) ${ENDED}`,
        [before, before],
      );
      for (const row of rows) {
        await noteEnd(tx, this.record, row, { author: SYSTEM, fact: { key: 'chat-agent-left', params: {} } });
      }

      return rows.length;
    });
  }
}
