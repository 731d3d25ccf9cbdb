import { Injectable } from '@nestjs/common';
import { Reader } from '../../platform/database/reader.js';
import { NotFound } from '../../platform/errors/app-error.js';
import type { Actor } from '../../platform/identity/actor.js';
import { type FoundTicket, TicketLookup } from '../tickets/ticket.lookup.js';

export interface ProposableLink {
  readonly ticket: FoundTicket;
  /** Of the transaction whose money would go back. */
  readonly reference: string;
  /** What the wallet showed of it last, as it is kept, and when. */
  readonly content: string;
  readonly seenAt: Date;
}

/** Only what somebody has confirmed to be the transaction that is meant may be given back. */
@Injectable()
export class ProposableLinks {
  constructor(
    private readonly tickets: TicketLookup,
    private readonly reader: Reader,
  ) {}

  /** @throws NotFound for a ticket that this person may not see, and for what is not linked to it */
  async require(actor: Actor, ticketReference: string, linkId: string): Promise<ProposableLink> {
    const ticket = await this.tickets.require(actor, ticketReference);
    const row = await this.reader.first(
      `SELECT l.reference, s.content, s.taken_at FROM transaction_links l
       JOIN transaction_snapshots s ON s.link_id = l.id
       WHERE l.id = ? AND l.ticket_id = ? AND l.unlinked_at IS NULL ORDER BY s.taken_at DESC, s.id DESC LIMIT 1`,
      [linkId, ticket.id],
    );
    if (!row) {
      throw new NotFound();
    }

    return {
      ticket,
      reference: String(row.reference),
      content: String(row.content),
      seenAt: new Date(Number(row.taken_at)),
    };
  }
}
