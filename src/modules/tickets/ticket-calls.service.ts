import { Injectable } from '@nestjs/common';
import { authorize } from '../../policies/authorize.js';
import { canTakeCalls } from '../../policies/ticket.policy.js';
import type { SqlRow } from '../../platform/database/statement.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { Invalid } from '../../platform/errors/app-error.js';
import { Idempotency } from '../../platform/idempotency/idempotency.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import { parseReference } from '../../platform/ids/reference.js';
import { ServiceCustomers } from '../accounts/service-customers.js';
import { CallBook } from './call-book.js';
import { JoinEarlierTicket } from './join-earlier-ticket.js';
import type { TakeCallDto } from './take-call.dto.js';
import { takenCall, type TakenCall } from './taken-call.js';
import { TicketHandlingService } from './ticket-handling.service.js';
import { TicketIntakeService } from './ticket-intake.service.js';
import type { RecordedTicket } from './ticket-record.js';

/**
 * Somebody rings, and one of the staff takes down what he says: the same ticket as by the page, in the customer's
 * words, and with whoever took it. Having been heard is no answer: the first reply is promised as by the page, and is
 * owed until somebody has replied, so that figures of how fast we answer mean the same for every way in.
 */
@Injectable()
export class TicketCallsService {
  constructor(
    private readonly idempotency: Idempotency,
    private readonly intake: TicketIntakeService,
    private readonly handling: TicketHandlingService,
    private readonly customers: ServiceCustomers,
    private readonly earlier: JoinEarlierTicket,
    private readonly book: CallBook,
  ) {}

  /**
   * The reference to read out, once a key. A caller whom nobody has verified is heard in a ticket of his own: his words
   * never come into one that may be another's. @throws Invalid with all that cannot be taken, Conflict where the ticket
   * that he calls about was closed meanwhile
   */
  async take(actor: KnownActor, input: TakeCallDto): Promise<string> {
    authorize(canTakeCalls, actor);
    const call = takenCall(input, this.book.now());
    const { lang, join = null, named = '' } = input;
    const request = { scope: `${actor.id}/calls.take`, key: input.key, body: { ...call, lang, join } };
    const { reference } = await this.idempotency.once(request, async (tx) => {
      const ticket =
        join === null
          ? await this.open(tx, actor, call, lang)
          : await this.add(tx, actor, call, { join, named });
      await this.book.note(tx, actor, ticket, call.caller);

      return { reference: ticket.reference };
    });

    return reference;
  }

  private async open(
    tx: Transaction,
    actor: KnownActor,
    { intake }: TakenCall,
    lang: TakeCallDto['lang'],
  ): Promise<RecordedTicket> {
    const customer = await this.customers.findOrMake(tx, null, intake.contact);
    const ticket = await this.intake.write(tx, customer, lang, { ...intake, takenDownBy: actor.name });
    await this.handling.take(tx, actor, ticket);

    return ticket;
  }

  /**
   * Into the open ticket that he calls about; nobody's becomes his who has listened. Anybody may have opened it, with
   * any account: that the caller is who he says he is does not say who reads there.
   */
  private async add(
    tx: Transaction,
    actor: KnownActor,
    { intake, caller }: TakenCall,
    { join, named }: { readonly join: string; readonly named: string },
  ): Promise<RecordedTicket> {
    const reference = parseReference(join);
    const [row] = reference
      ? await tx.sql(
          `SELECT t.id, t.reference, t.customer_id, t.assignee_id, c.contact, c.called_at
           FROM tickets t JOIN customers c ON c.id = t.customer_id
           WHERE t.reference = ? AND t.status NOT IN ('resolved', 'closed')${tx.lockRows}`,
          [reference],
        )
      : [];
    if (!row) {
      throw new Invalid([{ field: 'join', key: 'calls.errors.join' }]);
    }
    if (caller.proof === null) {
      throw new Invalid([{ field: 'proof', key: 'calls.errors.join-unverified' }]);
    }
    if (parseReference(named) !== reference && !isReadByHim(row, intake.contact)) {
      throw new Invalid([{ field: 'named', key: 'calls.errors.join-unnamed' }]);
    }
    const ticket = { id: String(row.id), reference: String(row.reference) };
    const author = { kind: 'customer', id: String(row.customer_id), name: actor.name } as const;
    // Who could only be called back so far can be written to from now on; any other address stays what it is.
    const contact = row.contact === null ? intake.contact : null;
    await this.earlier.add(tx, ticket, author, { ...intake, contact });
    if (row.assignee_id === null) {
      await this.handling.take(tx, actor, ticket);
    }

    return ticket;
  }
}

/** The address is his, or the ticket is one of a call, which nobody but the staff can read so far. */
const isReadByHim = (row: SqlRow, contact: string | null): boolean =>
  row.contact === null ? row.called_at !== null : row.contact === contact;
