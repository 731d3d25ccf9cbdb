import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { instantOf } from '../../platform/database/columns.js';
import type { SqlRow } from '../../platform/database/statement.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { Conflict } from '../../platform/errors/app-error.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import type { Priority } from '../exceptions/exception-type.js';
import { ServiceLevels } from '../service-levels/service-levels.js';
import { ClosingObjection } from './closing-objection.js';
import { LearnFromSolved } from './learn-from-solved.js';
import { TicketChanged } from './ticket-changed.event.js';
import { authorOf, type RecordedTicket, TicketRecord } from './ticket-record.js';
import { reopenableUntil } from './ticket-reopening.js';
import { canMove, type TicketSide, type TicketStatus } from './ticket-status.js';

/** Where one may move a ticket to; `new` it is only once. */
export type MoveTarget = Exclude<TicketStatus, 'new'>;

/** The sentence that the record keeps of a move, under `tickets.facts`. */
export const MOVE_FACTS: Readonly<Record<MoveTarget, string>> = {
  open: 'reopened',
  waiting: 'waiting',
  resolved: 'resolved',
  closed: 'closed',
};

/** When it ended, and until when the desk owes a word: what comes back is owed one, what waits or has ended is not. */
const DATES: Readonly<Record<MoveTarget, string>> = {
  open: ', resolved_at = NULL, closed_at = NULL, next_due_at = COALESCE(next_due_at, ?)',
  waiting: ', next_due_at = NULL',
  resolved: ', next_due_at = NULL, resolved_at = ?',
  closed: ', next_due_at = NULL, closed_at = ?',
};

/** Moves tickets along the table of `ticket-status.ts`, whoever's hand it is. */
@Injectable()
export class TicketMoves {
  constructor(
    private readonly record: TicketRecord,
    private readonly objection: ClosingObjection,
    private readonly levels: ServiceLevels,
    private readonly clock: Clock,
    private readonly solved: LearnFromSolved,
  ) {}

  /**
   * Moves a ticket within the caller's unit, with a line in the record. The ticket is held to the commit, so each move
   * has one winner. @throws Conflict where the table has no such move for this side (somebody else was first, mostly),
   * where something stands against an end, and where a closed ticket has been closed for too long
   */
  async move(tx: Transaction, ticket: RecordedTicket, to: MoveTarget, by: KnownActor): Promise<void> {
    const now = this.clock.now();
    const from = await this.standing(tx, ticket);
    const side = by.role === 'customer' ? 'customer' : 'staff';
    if (!canMove(from.status, to, side)) {
      throw new Conflict('tickets.errors.changed-meanwhile');
    }
    const until = reopenableUntil(from.closedAt);
    if (until && until < now) {
      throw new Conflict('tickets.errors.closed');
    }
    await this.refuseAnEnd(tx, ticket, to, side);
    const [moved] = await tx.sql<{ version: number }>(
      `UPDATE tickets SET status = ?, version = version + 1${DATES[to]} WHERE id = ? AND status = ? RETURNING version`,
      [to, ...this.datesOf(to, from.priority, now), ticket.id, from.status],
    );
    if (!moved) {
      throw new Conflict('tickets.errors.changed-meanwhile');
    }
    await this.record.addFact(tx, ticket, {
      kind: 'status',
      visibility: 'public',
      author: authorOf(by),
      fact: { key: MOVE_FACTS[to], params: {} },
    });
    if (to === 'resolved') {
      await this.solved.learn(tx, ticket.id);
    }
    tx.record(new TicketChanged(ticket.id, Number(moved.version)));
  }

  private datesOf(to: MoveTarget, priority: Priority, now: Date): Date[] {
    if (to === 'open') {
      return [this.levels.updateDue(priority, now)];
    }

    return to === 'waiting' ? [] : [now];
  }

  /** Brings back what has ended, and leaves alone what has not. @throws Conflict as `move` does */
  async reopen(tx: Transaction, ticket: RecordedTicket, by: KnownActor): Promise<void> {
    const { status } = await this.standing(tx, ticket);
    if (status === 'resolved' || status === 'closed') {
      await this.move(tx, ticket, 'open', by);
    }
  }

  /** Where it stands now; from here to the commit it is ours alone. */
  private async standing(
    tx: Transaction,
    { id }: RecordedTicket,
  ): Promise<{ status: TicketStatus; priority: Priority; closedAt: Date | null }> {
    const [row] = await tx.sql<SqlRow>(
      `SELECT status, priority, closed_at FROM tickets WHERE id = ?${tx.lockRows}`,
      [id],
    );

    return {
      status: row?.status as TicketStatus,
      priority: row?.priority as Priority,
      closedAt: instantOf(row?.closed_at),
    };
  }

  /** Who asks for a supervisor at this moment is heard first, or afterwards. */
  private async refuseAnEnd(
    tx: Transaction,
    { id }: RecordedTicket,
    to: MoveTarget,
    side: TicketSide,
  ): Promise<void> {
    const isEnd = to === 'resolved' || to === 'closed';
    const objection = isEnd ? await this.objection.against(tx, id, side) : null;
    if (objection) {
      throw new Conflict(objection);
    }
  }
}
