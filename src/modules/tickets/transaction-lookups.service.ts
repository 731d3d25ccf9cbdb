import { Injectable } from '@nestjs/common';
import { authorize } from '../../policies/authorize.js';
import { canLinkTransaction } from '../../policies/wallet.policy.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { type FieldFault, Invalid } from '../../platform/errors/app-error.js';
import { Idempotency } from '../../platform/idempotency/idempotency.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { parseAmount } from '../../platform/money/money.js';
import { withoutSecrets } from '../../platform/redaction/without-secrets.js';
import { type HandLook, HandLooks } from './hand-look.js';
import { LATE_LOOK } from './hand-look.handler.js';
import { inTime } from './in-time.js';
import { type FoundTicket, TicketLookup } from './ticket.lookup.js';
import { authorOf } from './ticket-record.js';

export interface LookUp extends HandLook {
  readonly key: string;
}

/** Looks of the staff into the wallet, from a ticket and for a reason. What they find stands there as suggestions. */
@Injectable()
export class TransactionLookupsService {
  constructor(
    private readonly idempotency: Idempotency,
    private readonly tickets: TicketLookup,
    private readonly looks: HandLooks,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  /**
   * Asks the wallet, once a key, and tells how many were found; `checking` where it takes its time: then it is asked
   * behind the page. @throws Invalid for a question that cannot be asked, Unavailable while the wallet does not answer:
   * then nothing is written, and what was found earlier stays
   */
  async look(actor: KnownActor, reference: string, input: LookUp): Promise<number | 'checking'> {
    authorize(canLinkTransaction, actor);
    const ticket = await this.tickets.require(actor, reference);
    refuseUnclear(input);
    const { key, ...look } = input;
    const request = { scope: `${actor.id}/tickets.look-up`, key, body: { ticket: ticket.id, ...look } };
    const isDone = await this.idempotency.isDone(request);
    const found = isDone ? null : await inTime(this.looks.ask(ticket, look));

    return this.idempotency.once<number | 'checking'>(request, (tx) =>
      found
        ? this.looks.store(tx, authorOf(actor), ticket, look, found)
        : this.askLater(tx, actor, ticket, input),
    );
  }

  private async askLater(
    tx: Transaction,
    { id, name }: KnownActor,
    ticket: FoundTicket,
    { key, ...look }: LookUp,
  ): Promise<'checking'> {
    // A job is stored: of a card that was typed as an account no number is kept.
    const kept = Object.fromEntries(
      Object.entries(look).map(([field, value]) => [field, withoutSecrets(String(value))]),
    ) as unknown as HandLook;
    const job = { ticketId: ticket.id, look: kept, asker: { id, name } };
    await this.jobs.enqueue(tx, LATE_LOOK, job, this.clock.now(), `late-look/${id}/${key}`);

    return 'checking';
  }
}

/** One transaction by its number, or an account and a day. @throws Invalid that names what is missing */
function refuseUnclear({ lookReference, lookAccount, lookDate, lookAmount }: HandLook): void {
  const faults: (FieldFault | false)[] =
    lookReference === undefined
      ? [
          lookAccount === undefined && { field: 'lookAccount', key: 'tickets.errors.account' },
          lookDate === undefined && { field: 'lookDate', key: 'tickets.errors.date' },
        ]
      : [];
  faults.push(
    lookAmount !== undefined &&
      parseAmount(lookAmount) === null && { field: 'lookAmount', key: 'tickets.errors.amount' },
  );
  const wrong = faults.filter((fault) => fault !== false);
  if (wrong.length > 0) {
    throw new Invalid(wrong);
  }
}
