import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { authorize } from '../../policies/authorize.js';
import { canLinkTransaction } from '../../policies/wallet.policy.js';
import { audit } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { Reader } from '../../platform/database/reader.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { Conflict, NotFound } from '../../platform/errors/app-error.js';
import { Idempotency } from '../../platform/idempotency/idempotency.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import { TransactionLookup } from '../wallets/transaction.lookup.js';
import { snapshotOf, type TransactionSnapshot as Snapshot } from '../wallets/transaction-snapshot.js';
import type { LinkChange, LinkRequest } from './link-request.js';
import { type FoundTicket, TicketLookup } from './ticket.lookup.js';
import { authorOf, TicketRecord } from './ticket-record.js';
import { TransactionLink, TransactionSnapshot } from './transaction.entity.js';
import { walletAnswer } from './wallet-answer.js';

/** Ties transactions to a ticket, with what was seen at each look. Nothing of it is ever removed. */
@Injectable()
export class TransactionLinksService {
  constructor(
    private readonly idempotency: Idempotency,
    private readonly tickets: TicketLookup,
    private readonly transactions: TransactionLookup,
    private readonly record: TicketRecord,
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {}

  /**
   * Links one of the ticket's candidates, as the wallet shows it now. @throws NotFound for what was not suggested
   * for this ticket, Conflict when it is linked already, Unavailable while the wallet is away.
   */
  async link(actor: KnownActor, ticketReference: string, input: LinkRequest): Promise<void> {
    const { transaction: reference, role, purpose, key } = input;
    authorize(canLinkTransaction, actor);
    const ticket = await this.tickets.require(actor, ticketReference);
    const suggested = await this.reader.first(
      'SELECT 1 AS yes FROM transaction_candidates WHERE ticket_id = ? AND reference = ?',
      [ticket.id, reference],
    );
    if (!suggested) {
      throw new NotFound();
    }
    const body = { ticket: ticket.id, reference, role, purpose };
    const request = { scope: `${actor.id}/tickets.link`, key, body };
    if (await this.idempotency.isDone(request)) {
      return; // The wallet need not be asked again, nor be there.
    }
    const seen = await this.look(reference);
    await this.idempotency.once(request, async (tx) => {
      await this.record.hold(tx, ticket);
      const linkId = await this.tie(tx, actor, ticket, input);
      await keep(tx, linkId, seen);
      await this.write(tx, actor, ticket, 'linked', reference, { role, purpose });
    });
  }

  /**
   * Changes a link, once a key. @throws NotFound where this ticket has no such link, Unavailable while the wallet that
   * should be read is away
   */
  async change(actor: KnownActor, ticketReference: string, linkId: string, input: LinkChange): Promise<void> {
    const { act, key } = input;
    authorize(canLinkTransaction, actor);
    const ticket = await this.tickets.require(actor, ticketReference);
    const request = {
      scope: `${actor.id}/tickets.change-link`,
      key,
      body: { ticket: ticket.id, link: linkId, act },
    };
    if (await this.idempotency.isDone(request)) {
      return;
    }
    const link = await this.reader.first(
      'SELECT reference, purpose FROM transaction_links WHERE id = ? AND ticket_id = ? AND unlinked_at IS NULL',
      [linkId, ticket.id],
    );
    if (!link) {
      throw new NotFound();
    }
    const reference = String(link.reference);
    const seen = act === 'refresh' ? await this.look(reference) : null;
    await this.idempotency.once(request, async (tx) => {
      await this.record.hold(tx, ticket);
      await this.set(tx, actor, linkId, act);
      if (seen) {
        await keep(tx, linkId, seen);
      }
      await this.write(tx, actor, ticket, LINK_FACTS[act], reference, { purpose: String(link.purpose) });
    });
  }

  private look(reference: string): Promise<Snapshot> {
    return walletAnswer(async () => snapshotOf(await this.transactions.require(reference)));
  }

  /** A link that was untied is tied again as itself: its earlier snapshots are still what was seen then. */
  private async tie(
    tx: Transaction,
    actor: KnownActor,
    { id: ticketId }: FoundTicket,
    { transaction: reference, role, purpose }: LinkRequest,
  ): Promise<string> {
    const now = this.clock.now();
    const [known] = await tx.sql(
      'SELECT id, unlinked_at FROM transaction_links WHERE ticket_id = ? AND reference = ?',
      [ticketId, reference],
    );
    if (known && known.unlinked_at === null) {
      throw new Conflict('tickets.errors.linked-meanwhile');
    }
    const linked = { role, purpose, linkedBy: actor.id, linkedAt: now };
    const untied = { shownAt: null, unlinkedAt: null, unlinkedBy: null };
    if (known) {
      const id = String(known.id);
      await tx.repository(TransactionLink).update({ id }, { ...linked, ...untied });

      return id;
    }
    const link = { id: randomUUID(), ticketId, reference, ...linked, ...untied };
    await tx.repository(TransactionLink).insert(link);

    return link.id;
  }

  private async set(tx: Transaction, actor: KnownActor, id: string, act: LinkChange['act']): Promise<void> {
    const now = this.clock.now();
    const values = { show: [now], hide: [], refresh: [], unlink: [now, actor.id] };
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
  refresh: 'link-refreshed',
  unlink: 'unlinked',
};

const SETS: Readonly<Record<LinkChange['act'], string>> = {
  show: 'shown_at = ?',
  hide: 'shown_at = NULL',
  refresh: 'reference = reference',
  unlink: 'shown_at = NULL, unlinked_at = ?, unlinked_by = ?',
};

/** What was seen, beside what was seen before. */
async function keep(
  tx: Transaction,
  linkId: string,
  { json: content, hash, takenAt }: Snapshot,
): Promise<void> {
  await tx.repository(TransactionSnapshot).insert({ id: randomUUID(), linkId, content, hash, takenAt });
}
