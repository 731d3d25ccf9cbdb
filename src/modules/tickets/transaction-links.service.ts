import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { authorize } from '../../policies/authorize.js';
import { canLinkTransaction } from '../../policies/wallet.policy.js';
import { Clock } from '../../platform/clock/clock.js';
import { Reader } from '../../platform/database/reader.js';
import { Conflict, NotFound, Unavailable } from '../../platform/errors/app-error.js';
import { Idempotency } from '../../platform/idempotency/idempotency.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import { TransactionLookup } from '../wallets/transaction.lookup.js';
import { snapshotOf, type TransactionSnapshot as Snapshot } from '../wallets/transaction-snapshot.js';
import { WalletError } from '../wallets/wallet-error.js';
import { TicketLookup } from './ticket.lookup.js';
import { authorOf, TicketRecord } from './ticket-record.js';
import { TransactionLink, TransactionSnapshot } from './transaction.entity.js';

/** One of the candidates, and the key of the form that chose it. */
interface LinkRequest {
  readonly transaction: string;
  readonly key: string;
}

/** Ties a transaction to a ticket, with what was seen at that moment. */
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
    const { transaction: reference, key } = input;
    authorize(canLinkTransaction, actor);
    const ticket = await this.tickets.require(actor, ticketReference);
    const suggested = await this.reader.first(
      'SELECT 1 AS yes FROM transaction_candidates WHERE ticket_id = ? AND reference = ?',
      [ticket.id, reference],
    );
    if (!suggested) {
      throw new NotFound();
    }
    const request = { scope: `${actor.id}/tickets.link`, key, body: { ticket: ticket.id, reference } };
    if (await this.idempotency.isDone(request)) {
      return; // The wallet need not be asked again, nor be there.
    }
    const seen = await this.look(reference);
    await this.idempotency.once(request, async (tx) => {
      const link = {
        id: randomUUID(),
        ticketId: ticket.id,
        reference,
        role: 'subject' as const,
        linkedBy: actor.id,
        purpose: `ticket ${ticket.reference}`,
        linkedAt: this.clock.now(),
      };
      await this.record.hold(tx, ticket);
      const [known] = await tx.sql(
        'SELECT 1 AS yes FROM transaction_links WHERE ticket_id = ? AND reference = ?',
        [ticket.id, reference],
      );
      if (known) {
        throw new Conflict('tickets.errors.linked-meanwhile');
      }
      await tx.repository(TransactionLink).insert(link);
      const { json: content, hash, takenAt } = seen;
      await tx
        .repository(TransactionSnapshot)
        .insert({ id: randomUUID(), linkId: link.id, content, hash, takenAt });
      await this.record.addFact(tx, ticket, {
        kind: 'link',
        visibility: 'internal',
        author: authorOf(actor),
        fact: { key: 'linked', params: { reference } },
      });
    });
  }

  private async look(reference: string): Promise<Snapshot> {
    try {
      return snapshotOf(await this.transactions.require(reference));
    } catch (error) {
      if (error instanceof WalletError) {
        throw error.kind === 'NOT_FOUND'
          ? new NotFound()
          : new Unavailable('tickets.errors.wallet-away', 5, { cause: error });
      }
      throw error;
    }
  }
}
