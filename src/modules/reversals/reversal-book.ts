import { Injectable } from '@nestjs/common';
import { audit } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import type { SqlRow, SqlValue } from '../../platform/database/statement.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { Conflict } from '../../platform/errors/app-error.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { type Author, SYSTEM, TicketRecord } from '../tickets/ticket-record.js';
import { advance } from './advance-reversal.job.js';
import { moneyGap, type ReversalRow } from './reversal-row.js';
import { canMoveReversal, NEVER_SENT, type ReversalStatus } from './reversal-status.js';

/** What may change with a move, by its column. */
type Changes = Readonly<
  Partial<
    Record<
      | 'decided_by'
      | 'decided_at'
      | 'decline_reason'
      | 'decision_note'
      | 'sends'
      | 'polls'
      | 'poll_limit'
      | 'expires_at'
      | 'sent_at'
      | 'server_correlation_id'
      | 'reversal_reference'
      | 'refusal_category'
      | 'refusal_code'
      | 'alerted_at'
      | 'tied_at'
      | 'ended_by'
      | 'ended_at'
      | 'end_note',
      SqlValue
    >
  >
>;

/** Writes what becomes of a request: each of these in the unit of whoever calls, which holds the ticket. */
@Injectable()
export class ReversalBook {
  constructor(
    private readonly record: TicketRecord,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  /** Tickets are locked before their requests, by everybody. */
  hold(tx: Transaction, { ticket }: Pick<ReversalRow, 'ticket'>): Promise<void> {
    return this.record.hold(tx, ticket);
  }

  /** Whether the transaction is still one of this ticket; nobody unties it before the unit that holds the ticket ends. */
  async isTied(tx: Transaction, { linkId }: Pick<ReversalRow, 'linkId'>): Promise<boolean> {
    const [tied] = await tx.sql('SELECT id FROM transaction_links WHERE id = ? AND unlinked_at IS NULL', [
      linkId,
    ]);

    return tied !== undefined;
  }

  /** It was approved, and is never sent. */
  async giveUp(tx: Transaction, request: ReversalRow): Promise<void> {
    if (await this.move(tx, request, 'rejected', { refusal_code: NEVER_SENT })) {
      await this.tell(tx, request, SYSTEM, 'not-sent');
    }
  }

  /** From where it was read to `to`; false where it has moved since. @throws Conflict where no such move is */
  async move(
    tx: Transaction,
    request: ReversalRow,
    to: ReversalStatus,
    changes: Changes = {},
  ): Promise<boolean> {
    if (!canMoveReversal(request.status, to)) {
      throw new Conflict('reversals.errors.moved-meanwhile');
    }

    return this.set(tx, request, { status: to, moved_at: this.clock.now(), asks: 0, ...changes });
  }

  /** As `move`, for a person who has seen where it stood. @throws Conflict where it has moved since too */
  async mustMove(
    tx: Transaction,
    request: ReversalRow,
    to: ReversalStatus,
    changes: Changes = {},
  ): Promise<void> {
    if (!(await this.move(tx, request, to, changes))) {
      throw new Conflict('reversals.errors.moved-meanwhile');
    }
  }

  /** It stands where it stood, and was asked about once more. */
  stay(tx: Transaction, request: ReversalRow, changes: Changes = {}): Promise<boolean> {
    return this.set(tx, request, { asks: request.asks + 1, ...changes });
  }

  /** The next step, after a pause. Its number keeps two of them from being the same one. */
  async goOn(tx: Transaction, { id, step }: ReversalRow, pauseMs: number): Promise<void> {
    const at = new Date(this.clock.now().getTime() + pauseMs);
    await advance(this.jobs, tx, { id, step: step + 1 }, at);
  }

  /** A line for the staff, and one in the audit about the request itself. */
  async tell(
    tx: Transaction,
    request: Pick<ReversalRow, 'id' | 'ticket' | 'originalReference' | 'amountMinor' | 'currency'>,
    author: Author,
    key: string,
    params: Readonly<Record<string, string>> = {},
  ): Promise<void> {
    const { id, ticket, originalReference: reference } = request;
    await this.record.addFact(tx, ticket, {
      kind: 'reversal',
      visibility: 'internal',
      author,
      fact: { key: `reversal-${key}`, params: { reference, itsMoney: moneyGap(request), ...params } },
    });
    await audit(tx, {
      action: `reversal.${key}`,
      object: { kind: 'reversal', id },
      meta: { ticket: ticket.id, transaction: reference },
    });
  }

  private async set(
    tx: Transaction,
    { id, status, step }: ReversalRow,
    changes: SqlRow & Readonly<Record<string, SqlValue>>,
  ): Promise<boolean> {
    const columns = Object.keys(changes).map((column) => `${column} = ?`);
    const [moved] = await tx.sql(
      `UPDATE reversal_requests SET step = step + 1, ${columns.join(', ')}
       WHERE id = ? AND status = ? AND step = ? RETURNING id`,
      [...Object.values(changes), id, status, step],
    );

    return moved !== undefined;
  }
}
