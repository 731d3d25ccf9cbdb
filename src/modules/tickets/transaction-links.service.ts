import { Injectable } from '@nestjs/common';
import { authorize } from '../../policies/authorize.js';
import { canLinkTransaction, canShowTransaction } from '../../policies/wallet.policy.js';
import { Reader } from '../../platform/database/reader.js';
import { Conflict, NotFound, Unavailable } from '../../platform/errors/app-error.js';
import { Idempotency } from '../../platform/idempotency/idempotency.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import { TransactionLookup } from '../wallets/transaction.lookup.js';
import { snapshotOf, type TransactionSnapshot as Snapshot } from '../wallets/transaction-snapshot.js';
import { CallerLookup } from './caller.lookup.js';
import { inTime } from './in-time.js';
import { LinkBook } from './link-book.js';
import type { LinkChange, LinkRequest } from './link-request.js';
import { type FoundTicket, TicketLookup } from './ticket.lookup.js';
import { walletAnswer } from './wallet-answer.js';

/** Ties transactions to a ticket, with what was seen at each look. Nothing of it is ever removed. */
@Injectable()
export class TransactionLinksService {
  constructor(
    private readonly idempotency: Idempotency,
    private readonly tickets: TicketLookup,
    private readonly transactions: TransactionLookup,
    private readonly book: LinkBook,
    private readonly callers: CallerLookup,
    private readonly reader: Reader,
  ) {}

  /**
   * Links one of the ticket's candidates, as the wallet shows it now; while the wallet is away or slow, as it was when
   * it was suggested. @throws NotFound for what was not suggested for this ticket, or is not there any more, Conflict
   * when it is linked already
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
    const seen = await this.look(reference).catch(unlessAway);
    await this.idempotency.once(request, (tx) => this.book.tie(tx, actor, ticket, input, seen));
  }

  /**
   * Changes a link, once a key. Answers `checking` where the wallet takes its time: then it is read behind the page.
   * @throws NotFound where this ticket has no such link, Unavailable while the wallet that should be read is away,
   * Conflict where a caller whom nobody has verified would be told
   */
  async change(
    actor: KnownActor,
    ticketReference: string,
    linkId: string,
    { act, key }: LinkChange,
  ): Promise<'done' | 'checking'> {
    authorize(canLinkTransaction, actor);
    const ticket = await this.tickets.require(actor, ticketReference);
    const body = { ticket: ticket.id, link: linkId, act };
    const request = { scope: `${actor.id}/tickets.change-link`, key, body };
    const link = await this.reader.first(
      'SELECT reference, purpose, unlinked_at FROM transaction_links WHERE id = ? AND ticket_id = ?',
      [linkId, ticket.id],
    );
    const isDone = await this.idempotency.isDone(request);
    if (!link || (link.unlinked_at !== null && !isDone)) {
      throw new NotFound();
    }
    if (!isDone && TELLS.some((one) => one === act)) {
      await this.refuseStranger(actor, ticket);
    }
    const changed = { id: linkId, reference: String(link.reference), purpose: String(link.purpose) };
    const seen = act === 'refresh' && !isDone ? await this.look(changed.reference) : null;

    return this.idempotency.once(request, async (tx) => {
      if (act !== 'refresh') {
        await this.book.change(tx, actor, ticket, changed, act);
      } else if (seen) {
        await this.book.refresh(tx, actor, ticket, changed, seen);
      } else {
        await this.book.refreshLater(tx, actor, ticket, changed, key);

        return 'checking';
      }

      return 'done';
    });
  }

  private async refuseStranger(actor: KnownActor, ticket: FoundTicket): Promise<void> {
    const isCaller = ticket.channel === 'phone';
    const isVerified = isCaller && (await this.callers.isVerified(ticket.id));
    if (!canShowTransaction(actor, { isCaller, isVerified })) {
      throw new Conflict('calls.errors.tell-unverified');
    }
  }

  /** Null where the wallet has not answered in time. */
  private look(reference: string): Promise<Snapshot | null> {
    return inTime(walletAnswer(async () => snapshotOf(await this.transactions.require(reference))));
  }
}

/** What lets a customer see how his money moves. */
const TELLS: readonly LinkChange['act'][] = ['show', 'promise'];

/** @throws what says more than that the wallet does not answer */
function unlessAway(error: unknown): null {
  if (error instanceof Unavailable) {
    return null;
  }
  throw error;
}
