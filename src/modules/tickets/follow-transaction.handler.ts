import { Injectable } from '@nestjs/common';
import { audit } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { instantOf } from '../../platform/database/columns.js';
import { Reader } from '../../platform/database/reader.js';
import type { SqlRow } from '../../platform/database/statement.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { Runs } from '../../platform/events/registry.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import type { Delivery } from '../../platform/jobs/work-runner.js';
import type { Stand } from '../wallets/transaction-transitions.js';
import { snapshotOf, type TransactionSnapshot } from '../wallets/transaction-snapshot.js';
import { TransactionLookup } from '../wallets/transaction.lookup.js';
import { WalletError } from '../wallets/wallet-error.js';
import { FOLLOW, type Follow, follow } from './follow-transaction.job.js';
import { nextLookAt, nextTryAt, tomorrow } from './follow-times.js';
import { MoneySeen } from './money-seen.event.js';
import { reopenableUntil } from './ticket-reopening.js';
import { type RecordedTicket, TicketRecord } from './ticket-record.js';
import { TransactionNews } from './transaction-news.js';

/** The link of this confirmation, while it is tied and nobody has confirmed it anew: then that one's job follows it. */
const FOLLOWED = `SELECT l.id, l.reference, c.confirmed_at, t.id AS ticket_id, t.reference AS ticket_reference, t.status,
    t.closed_at
  FROM transaction_confirmations c JOIN transaction_links l ON l.id = c.link_id JOIN tickets t ON t.id = l.ticket_id
  WHERE c.id = ? AND l.unlinked_at IS NULL AND NOT EXISTS (
    SELECT 1 FROM transaction_confirmations n WHERE n.link_id = c.link_id AND n.confirmed_at > c.confirmed_at)`;

/**
 * Reads each linked transaction again until nothing more can happen to it, or its ticket is over for good. One job a
 * confirmation, which sets the next when it is done; a wallet that is away is asked again later, however long that lasts.
 */
@Injectable()
export class FollowTransactionHandler {
  constructor(
    private readonly wallet: TransactionLookup,
    private readonly news: TransactionNews,
    private readonly record: TicketRecord,
    private readonly reader: Reader,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  @Runs(FOLLOW)
  async look(job: Follow, delivery: Delivery): Promise<void> {
    const link = await this.reader.first(FOLLOWED, [job.confirmationId]);
    if (!link) {
      return;
    }
    if (link.status === 'closed' && !job.asker) {
      await this.waitForReopening(job, link, delivery);

      return;
    }
    const seen = await this.ask(String(link.reference));
    await delivery.complete(async (tx) => {
      await this.record.hold(tx, ticketOf(link));
      const [tied] = await tx.sql('SELECT id FROM transaction_links WHERE id = ? AND unlinked_at IS NULL', [
        job.linkId,
      ]);
      if (tied) {
        await (seen ? this.take(tx, job, link, seen) : this.miss(tx, job, link));
      }
    });
  }

  private async waitForReopening(job: Follow, link: SqlRow, delivery: Delivery): Promise<void> {
    const now = this.clock.now();
    const until = reopenableUntil(instantOf(link.closed_at));
    if (until && until > now) {
      await delivery.complete((tx) => follow(this.jobs, tx, job, tomorrow(now, Math.random())));
    }
  }

  /** Null where the wallet gave no answer that can be believed, whatever kept it. */
  private async ask(reference: string): Promise<TransactionSnapshot | null> {
    try {
      return snapshotOf(await this.wallet.require(reference));
    } catch (error) {
      if (error instanceof WalletError) {
        return null;
      }
      throw error;
    }
  }

  private async take(tx: Transaction, job: Follow, link: SqlRow, seen: TransactionSnapshot): Promise<void> {
    const ticket = ticketOf(link);
    const look = job.asker ? 'asked-for' : 'by-itself';
    const isNew = await this.news.take(tx, ticket, job.linkId, seen, look);
    await audit(tx, {
      action: 'transaction.followed',
      object: { kind: 'transaction', id: String(link.reference) },
      meta: { ticket: ticket.id, purpose: 'follow', new: isNew, ...(job.asker ? { for: job.asker.id } : {}) },
    });
    if (isNew) {
      tx.record(new MoneySeen(ticket.id, 'recheck'));
    }
    if (job.asker) {
      await this.answer(tx, ticket, job.asker, 'link-refreshed', String(link.reference));
    } else {
      await this.goOn(tx, job, link, seen);
    }
  }

  private async goOn(tx: Transaction, job: Follow, link: SqlRow, seen: TransactionSnapshot): Promise<void> {
    const looks = job.looks + 1;
    const confirmedAt = new Date(Number(link.confirmed_at));
    const stand = JSON.parse(seen.json) as Stand;
    const at = nextLookAt({ stand, confirmedAt, looks }, this.clock.now(), Math.random());
    if (at) {
      await follow(this.jobs, tx, { ...job, looks, misses: 0 }, at);
    }
  }

  private async miss(tx: Transaction, job: Follow, link: SqlRow): Promise<void> {
    const now = this.clock.now();
    await tx.sql(
      'UPDATE transaction_links SET away_since = COALESCE(away_since, ?), checking_since = NULL WHERE id = ?',
      [now, job.linkId],
    );
    if (job.asker) {
      await this.answer(tx, ticketOf(link), job.asker, 'link-unread', String(link.reference));

      return;
    }
    const at = nextTryAt(job.misses, now, Math.random());
    await follow(this.jobs, tx, { ...job, misses: job.misses + 1 }, at);
  }

  /** Somebody has stopped waiting: the line in the record brings the panel that he looks at up to date. */
  private async answer(
    tx: Transaction,
    ticket: RecordedTicket,
    asker: { readonly id: string; readonly name: string },
    key: 'link-refreshed' | 'link-unread',
    reference: string,
  ): Promise<void> {
    await this.record.addFact(tx, ticket, {
      kind: 'link',
      visibility: 'internal',
      author: { kind: 'staff', ...asker },
      fact: { key, params: { reference } },
    });
  }
}

const ticketOf = (link: SqlRow): RecordedTicket => ({
  id: String(link.ticket_id),
  reference: String(link.ticket_reference),
});
