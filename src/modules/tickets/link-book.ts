import { Injectable } from '@nestjs/common';
import { audit } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { Conflict } from '../../platform/errors/app-error.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import type { Stand } from '../wallets/transaction-course.js';
import type { TransactionSnapshot } from '../wallets/transaction-snapshot.js';
import { follow } from './follow-transaction.job.js';
import { nextLookAt } from './follow-times.js';
import type { LinkChange, LinkRequest } from './link-request.js';
import { tieLink } from './link-rows.js';
import { MoneySeen } from './money-seen.event.js';
import { ReportedTransactions } from './reported-transactions.js';
import type { FoundTicket } from './ticket.lookup.js';
import { authorOf, TicketRecord } from './ticket-record.js';
import { TransactionNews } from './transaction-news.js';

/** The link that is changed, and why it was tied. */
export interface ChangedLink {
  readonly id: string;
  readonly reference: string;
  readonly purpose: string;
}

/** What is written when a link is tied or changed: each of these in the unit of whoever calls. */
@Injectable()
export class LinkBook {
  constructor(
    private readonly record: TicketRecord,
    private readonly news: TransactionNews,
    private readonly reports: ReportedTransactions,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  /** Ties a transaction as it is seen now, and follows it from here on. @throws as `tieLink` does */
  async tie(
    tx: Transaction,
    actor: KnownActor,
    ticket: FoundTicket,
    input: LinkRequest,
    seen: TransactionSnapshot,
  ): Promise<void> {
    const { transaction: reference, role, purpose } = input;
    await this.record.hold(tx, ticket);
    const now = this.clock.now();
    const tied = await tieLink(tx, actor.id, ticket.id, input, now);
    await this.write(tx, actor, ticket, 'linked', reference, { role, purpose });
    await this.news.take(tx, ticket, tied.linkId, seen, 'asked-for');
    tx.record(new MoneySeen(ticket.id, 'link'));
    if (role === 'subject') {
      await this.reports.claim(tx, ticket, reference);
    }
    const stand = JSON.parse(seen.json) as Stand;
    const at = nextLookAt({ stand, confirmedAt: now, looks: 0 }, now, Math.random());
    if (at) {
      await follow(this.jobs, tx, { ...tied, looks: 0, misses: 0 }, at);
    }
  }

  /** `seen`: what the wallet showed, where it was read anew. @throws Conflict for a link that was untied meanwhile */
  async change(
    tx: Transaction,
    actor: KnownActor,
    ticket: FoundTicket,
    { id, reference, purpose }: ChangedLink,
    act: LinkChange['act'],
    seen: TransactionSnapshot | null,
  ): Promise<void> {
    await this.record.hold(tx, ticket);
    await this.set(tx, actor, id, act);
    await this.write(tx, actor, ticket, LINK_FACTS[act], reference, { purpose });
    if (seen) {
      await this.news.take(tx, ticket, id, seen, 'asked-for');
    }
    if (seen || act === 'unlink') {
      tx.record(new MoneySeen(ticket.id, 'link'));
    }
  }

  private async set(tx: Transaction, actor: KnownActor, id: string, act: LinkChange['act']): Promise<void> {
    const now = this.clock.now();
    const values = {
      show: [now],
      hide: [],
      promise: [now],
      release: [],
      refresh: [],
      unlink: [now, actor.id],
    };
    const [changed] = await tx.sql(
      `UPDATE transaction_links SET ${SETS[act]} WHERE id = ? AND unlinked_at IS NULL RETURNING id`,
      [...values[act], id],
    );
    if (!changed) {
      throw new Conflict('tickets.errors.changed-meanwhile');
    }
  }

  /** A line in the record, and one in the audit about the transaction itself: who, for which ticket, why. */
  private async write(
    tx: Transaction,
    actor: KnownActor,
    ticket: FoundTicket,
    key: string,
    reference: string,
    why: Readonly<Record<string, string>>,
  ): Promise<void> {
    await this.record.addFact(tx, ticket, {
      kind: 'link',
      visibility: 'internal',
      author: authorOf(actor),
      fact: { key, params: { reference } },
    });
    await audit(tx, {
      action: `transaction.${key}`,
      object: { kind: 'transaction', id: reference },
      meta: { ticket: ticket.id, ...why },
    });
  }
}

/** The sentence that the record keeps of an act, under `tickets.facts`. */
export const LINK_FACTS: Readonly<Record<LinkChange['act'], string>> = {
  show: 'link-shown',
  hide: 'link-hidden',
  promise: 'link-promised',
  release: 'link-released',
  refresh: 'link-refreshed',
  unlink: 'unlinked',
};

const SETS: Readonly<Record<LinkChange['act'], string>> = {
  show: 'shown_at = ?',
  hide: 'shown_at = NULL',
  promise: 'promised_at = ?',
  release: 'promised_at = NULL',
  refresh: 'reference = reference',
  unlink: 'shown_at = NULL, promised_at = NULL, unlinked_at = ?, unlinked_by = ?',
};
