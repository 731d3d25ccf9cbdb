import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { audit } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { Conflict } from '../../platform/errors/app-error.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import { Call } from './call.entity.js';
import type { CallerProof } from './caller-proofs.js';
import type { Caller } from './taken-call.js';
import { noteTicketChange } from './ticket-change.js';
import { authorOf, type RecordedTicket, TicketRecord } from './ticket-record.js';

/** What is written of a call besides the words: in the unit of whoever calls. */
@Injectable()
export class CallBook {
  constructor(
    private readonly record: TicketRecord,
    private readonly clock: Clock,
  ) {}

  now(): Date {
    return this.clock.now();
  }

  /** That somebody of the staff has taken it, and how he made sure who called. */
  async note(tx: Transaction, actor: KnownActor, ticket: RecordedTicket, caller: Caller): Promise<void> {
    const { name: callerName, phone, proof } = caller;
    const now = this.now();
    const proved = { proof, provedBy: proof && actor.id, provedAt: proof && now };
    const taken = { id: randomUUID(), ticketId: ticket.id, takenBy: actor.id, takenAt: now };
    await tx.repository(Call).insert({ ...taken, ...proved, callerName, phone });
    await this.tell(tx, actor, ticket, proof);
  }

  /** That it was made sure later. @throws Conflict where the last caller of this ticket was verified meanwhile */
  async prove(tx: Transaction, actor: KnownActor, ticket: RecordedTicket, proof: CallerProof): Promise<void> {
    const proved = await tx.sql(
      `UPDATE calls SET proof = ?, proved_by = ?, proved_at = ? WHERE proof IS NULL AND id = (
         SELECT k.id FROM calls k WHERE k.ticket_id = ? ORDER BY k.taken_at DESC, k.id DESC LIMIT 1) RETURNING id`,
      [proof, actor.id, this.now(), ticket.id],
    );
    if (proved.length === 0) {
      throw new Conflict('calls.errors.proved-meanwhile');
    }
    await this.tell(tx, actor, ticket, proof);
    await noteTicketChange(tx, ticket.id);
  }

  private async tell(
    tx: Transaction,
    actor: KnownActor,
    ticket: RecordedTicket,
    proof: CallerProof | null,
  ): Promise<void> {
    await audit(tx, {
      action: proof ? 'caller.verified' : 'caller.unverified',
      object: { kind: 'ticket', id: ticket.id },
      meta: proof ? { proof } : {},
    });
    await this.record.addFact(tx, ticket, {
      kind: 'call',
      visibility: 'internal',
      author: authorOf(actor),
      fact: { key: `caller-${proof ?? 'unverified'}`, params: { name: actor.name } },
    });
  }
}
