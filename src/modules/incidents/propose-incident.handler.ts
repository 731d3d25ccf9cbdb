import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { Clock } from '../../platform/clock/clock.js';
import { instantOf } from '../../platform/database/columns.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { Handles } from '../../platform/events/registry.js';
import type { Delivery } from '../../platform/jobs/work-runner.js';
import { TechnicalFailureSeen } from '../tickets/technical-failure.event.js';
import {
  customersOf,
  type Failure,
  failureWindow,
  type FailureWindow,
  isNear,
  reasonsOf,
  WINDOW_MS,
} from './failure-window.js';
import { IncidentProposed } from './incident-proposed.event.js';

/** Older failures are no news: nobody warns everybody of what is over. */
export const NEWS_MS = 24 * 3_600_000;
/** Within one window of one service; by then it was proposed long ago. */
const MOST = 1_000;

interface Proposal extends FailureWindow {
  readonly id: string;
  readonly isDismissed: boolean;
}

/**
 * Counts technical failures by what failed and when, and proposes a notice where enough customers met one within ten
 * minutes: once for each service and time. People decide what is told to whom.
 */
@Injectable()
export class ProposeIncidentHandler {
  constructor(private readonly clock: Clock) {}

  @Handles(TechnicalFailureSeen)
  async count(event: TechnicalFailureSeen, delivery: Delivery): Promise<void> {
    const at = new Date(event.failure.at);
    const oldest = new Date(this.clock.now().getTime() - NEWS_MS);
    if (at > oldest) {
      await delivery.complete((tx) => this.countIn(tx, event, at, oldest));
    }
  }

  private async countIn(
    tx: Transaction,
    { ticketId, customerId, failure: { reference, service, reason } }: TechnicalFailureSeen,
    at: Date,
    oldest: Date,
  ): Promise<void> {
    // Two of one service count one after the other, or neither would see the other's.
    await tx.sql(
      `INSERT INTO failing_services (service, counted_at) VALUES (?, ?)
       ON CONFLICT (service) DO UPDATE SET counted_at = excluded.counted_at`,
      [service, this.clock.now()],
    );
    await tx.sql('DELETE FROM counted_failures WHERE service = ? AND failed_at <= ?', [service, oldest]);
    const counted = await tx.sql(
      `INSERT INTO counted_failures (ticket_id, reference, customer_id, service, reason, failed_at)
       VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING RETURNING ticket_id`,
      [ticketId, reference, customerId, service, reason, at],
    );
    if (counted.length > 0) {
      await this.proposeIn(tx, service, at);
    }
  }

  private async proposeIn(tx: Transaction, service: string, at: Date): Promise<void> {
    const last = await this.lastOf(tx, service, at);
    if (last && isNear(at, last)) {
      if (!last.isDismissed) {
        await this.grow(tx, service, last, at);
      }

      return;
    }
    const from = Math.max(at.getTime() - WINDOW_MS, last ? last.lastAt.getTime() + WINDOW_MS + 1 : 0);
    const to = this.clock.now();
    const failures = await failuresOf(tx, service, new Date(from), to > at ? to : at);
    const window = failureWindow(failures, at);
    if (window) {
      await this.propose(
        tx,
        service,
        window,
        failures.filter((one) => isWithin(one, window)),
      );
    }
  }

  /** The latest that began before this failure or about its time. */
  private async lastOf(tx: Transaction, service: string, at: Date): Promise<Proposal | null> {
    const [row] = await tx.sql(
      `SELECT id, since, last_at, dismissed_at FROM incident_proposals WHERE service = ? AND since <= ?
       ORDER BY last_at DESC LIMIT 1`,
      [service, new Date(at.getTime() + WINDOW_MS)],
    );

    return row
      ? {
          id: String(row.id),
          since: instantOf(row.since) ?? at,
          lastAt: instantOf(row.last_at) ?? at,
          isDismissed: row.dismissed_at !== null,
        }
      : null;
  }

  private async grow(tx: Transaction, service: string, last: Proposal, at: Date): Promise<void> {
    const since = at < last.since ? at : last.since;
    const lastAt = at > last.lastAt ? at : last.lastAt;
    const failures = await failuresOf(tx, service, since, lastAt);
    await tx.sql(
      'UPDATE incident_proposals SET since = ?, last_at = ?, customers = ?, reasons = ? WHERE id = ?',
      [since, lastAt, customersOf(failures), JSON.stringify(reasonsOf(failures)), last.id],
    );
    tx.record(new IncidentProposed(last.id, customersOf(failures)));
  }

  private async propose(
    tx: Transaction,
    service: string,
    { since, lastAt }: FailureWindow,
    failures: readonly Failure[],
  ): Promise<void> {
    const id = randomUUID();
    await tx.sql(
      `INSERT INTO incident_proposals (id, service, reasons, customers, since, last_at, proposed_at)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
      [
        id,
        service,
        JSON.stringify(reasonsOf(failures)),
        customersOf(failures),
        since,
        lastAt,
        this.clock.now(),
      ],
    );
    tx.record(new IncidentProposed(id, customersOf(failures)));
  }
}

const isWithin = ({ at }: Failure, { since, lastAt }: FailureWindow): boolean => at >= since && at <= lastAt;

async function failuresOf(tx: Transaction, service: string, from: Date, to: Date): Promise<Failure[]> {
  const rows = await tx.sql(
    `SELECT customer_id, reference, reason, failed_at FROM counted_failures
     WHERE service = ? AND failed_at BETWEEN ? AND ? ORDER BY failed_at LIMIT ${MOST}`,
    [service, from, to],
  );

  return rows.map((row) => ({
    customerId: String(row.customer_id),
    reference: String(row.reference),
    reason: String(row.reason),
    at: instantOf(row.failed_at) ?? from,
  }));
}
