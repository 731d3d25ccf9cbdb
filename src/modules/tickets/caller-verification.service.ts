import { Injectable } from '@nestjs/common';
import { authorize } from '../../policies/authorize.js';
import { canTakeCalls } from '../../policies/ticket.policy.js';
import { Idempotency } from '../../platform/idempotency/idempotency.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import { CallBook } from './call-book.js';
import type { VerifyCallerDto } from './take-call.dto.js';
import { TicketLookup } from './ticket.lookup.js';

/** Notes afterwards how it was made sure who has called: from here on he may be told what the wallet shows. */
@Injectable()
export class CallerVerificationService {
  constructor(
    private readonly idempotency: Idempotency,
    private readonly tickets: TicketLookup,
    private readonly book: CallBook,
  ) {}

  /** Once a key. @throws NotFound, Conflict where nobody has called about this ticket, or he was verified meanwhile */
  async verify(actor: KnownActor, reference: string, { proof, key }: VerifyCallerDto): Promise<void> {
    authorize(canTakeCalls, actor);
    const ticket = await this.tickets.require(actor, reference);
    const request = { scope: `${actor.id}/calls.verify`, key, body: { ticket: ticket.id, proof } };
    await this.idempotency.once(request, (tx) => this.book.prove(tx, actor, ticket, proof));
  }
}
