import { Injectable } from '@nestjs/common';
import { authorize } from '../../policies/authorize.js';
import { canLinkTransaction } from '../../policies/wallet.policy.js';
import { Reader } from '../../platform/database/reader.js';
import { NotFound } from '../../platform/errors/app-error.js';
import { Idempotency } from '../../platform/idempotency/idempotency.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import { TransactionLookup } from '../wallets/transaction.lookup.js';
import { snapshotOf, type TransactionSnapshot as Snapshot } from '../wallets/transaction-snapshot.js';
import { LinkBook } from './link-book.js';
import type { LinkChange, LinkRequest } from './link-request.js';
import { TicketLookup } from './ticket.lookup.js';
import { walletAnswer } from './wallet-answer.js';

/** Ties transactions to a ticket, with what was seen at each look. Nothing of it is ever removed. */
@Injectable()
export class TransactionLinksService {
  constructor(
    private readonly idempotency: Idempotency,
    private readonly tickets: TicketLookup,
    private readonly transactions: TransactionLookup,
    private readonly book: LinkBook,
    private readonly reader: Reader,
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
    await this.idempotency.once(request, (tx) => this.book.tie(tx, actor, ticket, input, seen));
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
    const changed = { id: linkId, reference: String(link.reference), purpose: String(link.purpose) };
    const seen = act === 'refresh' ? await this.look(changed.reference) : null;
    await this.idempotency.once(request, (tx) => this.book.change(tx, actor, ticket, changed, act, seen));
  }

  private look(reference: string): Promise<Snapshot> {
    return walletAnswer(async () => snapshotOf(await this.transactions.require(reference)));
  }
}
