import { Injectable } from '@nestjs/common';
import { audit } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { Conflict } from '../../platform/errors/app-error.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import type { Stand } from '../wallets/transaction-transitions.js';
import type { TransactionSnapshot } from '../wallets/transaction-snapshot.js';
import { follow, lookSoon } from './follow-transaction.job.js';
import { nextLookAt } from './follow-times.js';
import type { LinkChange, LinkRequest } from './link-request.js';
import { tieLink, tieOrdered } from './link-rows.js';
import { MoneySeen } from './money-seen.event.js';
import { ReportedTransactions } from './reported-transactions.js';
import type { FoundTicket } from './ticket.lookup.js';
import { type Author, authorOf, type RecordedTicket, SYSTEM, TicketRecord } from './ticket-record.js';
import { type LookKind, TransactionNews } from './transaction-news.js';

/** The link that is changed, and why it was tied. */
export interface ChangedLink {
  readonly id: string;
  readonly reference: string;
  readonly purpose: string;
}

/** What the staff sets of a link; the rest is read from the wallet. */
export type SetAct = Exclude<LinkChange['act'], 'refresh'>;

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

  /**
   * Ties a transaction, and follows it from here on. `seen`: how the wallet shows it now; null where it has not said so
   * in time, then it is tied as it was suggested and read as soon as may be. @throws as `tieLink` does
   */
  async tie(
    tx: Transaction,
    actor: KnownActor,
    ticket: FoundTicket,
    input: LinkRequest,
    seen: TransactionSnapshot | null,
  ): Promise<void> {
    const { transaction: reference, role, purpose } = input;
    await this.record.hold(tx, ticket);
    const now = this.clock.now();
    const { suggested, ...tied } = await tieLink(tx, actor.id, ticket.id, input, now);
    const read = seen ? 'now' : 'before';
    await this.write(tx, authorOf(actor), ticket, 'linked', reference, { role, purpose, read });
    await this.news.take(tx, ticket, tied.linkId, seen ?? suggested, 'asked-for');
    tx.record(new MoneySeen(ticket.id, 'link'));
    if (role === 'subject') {
      await this.reports.claim(tx, ticket, reference);
    }
    const stand = JSON.parse((seen ?? suggested).json) as Stand;
    const next = nextLookAt({ stand, confirmedAt: now, looks: 0 }, now, Math.random());
    const at = seen ? next : now;
    if (at) {
      await follow(this.jobs, tx, { ...tied, looks: 0, misses: 0 }, at);
    }
  }

  /**
   * Ties what the wallet has made because the desk ordered it; `by`: who of the staff has said yes to that. Where
   * somebody has found and tied it meanwhile, his link stands.
   */
  async tieOrdered(
    tx: Transaction,
    by: string,
    ticket: RecordedTicket,
    seen: TransactionSnapshot & { readonly reference: string },
  ): Promise<void> {
    const request = { transaction: seen.reference, role: 'reversal', purpose: 'state' } as const;
    const tied = await tieOrdered(tx, by, ticket.id, request, this.clock.now());
    if (tied) {
      await this.write(tx, SYSTEM, ticket, 'linked', seen.reference, { role: 'reversal', purpose: 'state' });
      await this.see(tx, ticket, tied.linkId, seen, 'asked-for');
    }
  }

  /** Another look at what is tied, within the unit that holds the ticket; what it shows anew is told. */
  async see(
    tx: Transaction,
    ticket: RecordedTicket,
    linkId: string,
    seen: TransactionSnapshot,
    look: LookKind,
  ): Promise<void> {
    await this.news.take(tx, ticket, linkId, seen, look);
    tx.record(new MoneySeen(ticket.id, 'link'));
  }

  /** What the staff sets. @throws Conflict for a link that was untied meanwhile */
  async change(
    tx: Transaction,
    actor: KnownActor,
    ticket: FoundTicket,
    { id, reference, purpose }: ChangedLink,
    act: SetAct,
  ): Promise<void> {
    await this.record.hold(tx, ticket);
    await this.set(tx, actor, id, act);
    await this.write(tx, authorOf(actor), ticket, LINK_FACTS[act], reference, { purpose });
    if (act === 'unlink') {
      tx.record(new MoneySeen(ticket.id, 'link'));
    }
  }

  /** What the wallet shows, because somebody asked. @throws Conflict as above */
  async refresh(
    tx: Transaction,
    actor: KnownActor,
    ticket: FoundTicket,
    { id, reference, purpose }: ChangedLink,
    seen: TransactionSnapshot,
  ): Promise<void> {
    await this.record.hold(tx, ticket);
    await this.stillTied(tx, id);
    await this.write(tx, authorOf(actor), ticket, 'link-refreshed', reference, { purpose });
    await this.news.take(tx, ticket, id, seen, 'asked-for');
    tx.record(new MoneySeen(ticket.id, 'link'));
  }

  /** The wallet takes its time: it is read behind the page, which fills itself in. @throws Conflict as above */
  async refreshLater(
    tx: Transaction,
    actor: KnownActor,
    ticket: FoundTicket,
    { id, reference, purpose }: ChangedLink,
    key: string,
  ): Promise<void> {
    const now = this.clock.now();
    await this.stillTied(tx, id);
    await audit(tx, {
      action: 'transaction.asked-again',
      object: { kind: 'transaction', id: reference },
      meta: { ticket: ticket.id, purpose },
    });
    await tx.sql('UPDATE transaction_links SET checking_since = ? WHERE id = ?', [now, id]);
    const [confirmed] = await tx.sql(
      'SELECT id FROM transaction_confirmations WHERE link_id = ? ORDER BY confirmed_at DESC LIMIT 1',
      [id],
    );
    const asker = { id: actor.id, name: actor.name };
    const look = { linkId: id, confirmationId: String(confirmed?.id), looks: 0, misses: 0, asker };
    await lookSoon(this.jobs, tx, look, now, key);
  }

  private async stillTied(tx: Transaction, id: string): Promise<void> {
    const [tied] = await tx.sql('SELECT id FROM transaction_links WHERE id = ? AND unlinked_at IS NULL', [
      id,
    ]);
    if (!tied) {
      throw new Conflict('tickets.errors.changed-meanwhile');
    }
  }

  private async set(tx: Transaction, actor: KnownActor, id: string, act: SetAct): Promise<void> {
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
    author: Author,
    ticket: RecordedTicket,
    key: string,
    reference: string,
    why: Readonly<Record<string, string>>,
  ): Promise<void> {
    await this.record.addFact(tx, ticket, {
      kind: 'link',
      visibility: 'internal',
      author,
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

const SETS: Readonly<Record<SetAct, string>> = {
  show: 'shown_at = ?',
  hide: 'shown_at = NULL',
  promise: 'promised_at = ?',
  release: 'promised_at = NULL',
  unlink: 'shown_at = NULL, promised_at = NULL, unlinked_at = ?, unlinked_by = ?',
};
