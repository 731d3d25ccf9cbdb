import { Injectable } from '@nestjs/common';
import { authorize } from '../../policies/authorize.js';
import { canDecideEscalation } from '../../policies/escalation.policy.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { Conflict, Invalid } from '../../platform/errors/app-error.js';
import { Idempotency } from '../../platform/idempotency/idempotency.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import { withoutSecrets } from '../../platform/redaction/without-secrets.js';
import { ColleaguesLookup } from '../accounts/colleagues.lookup.js';
import { type FoundTicket, TicketLookup } from '../tickets/ticket.lookup.js';
import { authorOf, TicketRecord } from '../tickets/ticket-record.js';
import type { DecideDto, HandEscalationDto, MoveEscalationDto } from './escalate.dto.js';
import { EscalationMoves, type OpenEscalation } from './escalation-moves.js';
import { type BoardMove, isMoveBack } from './escalation-status.js';

interface Pressed {
  readonly key: string;
}

type Step = (tx: Transaction, ticket: FoundTicket) => Promise<void>;

/**
 * What supervisors do with a request: take it over, put it where it waits, hand it on, decide. Every step stands in the
 * record that the customer reads. The ticket stays with the agent who has it: he knows the case and goes on answering,
 * and the supervisor answers for the decision. A supervisor who wants the whole ticket takes it like anybody else.
 */
@Injectable()
export class EscalationsService {
  constructor(
    private readonly idempotency: Idempotency,
    private readonly tickets: TicketLookup,
    private readonly record: TicketRecord,
    private readonly moves: EscalationMoves,
    private readonly colleagues: ColleaguesLookup,
    private readonly clock: Clock,
  ) {}

  /** A supervisor has it now, once a key. @throws Conflict where another was first */
  async see(actor: KnownActor, reference: string, { key }: Pressed): Promise<void> {
    await this.once(actor, reference, 'see', { key }, async (tx, ticket) => {
      await this.takeOver(tx, actor, ticket, await this.moves.openOf(tx, ticket.id, 'seen'));
    });
  }

  /** @throws Invalid where it goes back and nobody says why, Conflict where it stands elsewhere meanwhile */
  async move(actor: KnownActor, reference: string, { to, line = '', key }: MoveEscalationDto): Promise<void> {
    const why = withoutSecrets(line);
    await this.once(actor, reference, 'move', { key, to, line: why }, async (tx, ticket) => {
      const open = await this.moves.openOf(tx, ticket.id, to);
      if (isMoveBack(open.status, to) && why === '') {
        throw new Invalid([{ field: 'line', key: 'escalations.errors.line' }]);
      }
      await this.put(tx, actor, ticket, open, to);
      if (why !== '') {
        await this.moves.note(tx, ticket, actor, why);
      }
    });
  }

  /** To a colleague who may decide as well. @throws Invalid for anybody else, Conflict before somebody has it */
  async hand(actor: KnownActor, reference: string, { supervisor, key }: HandEscalationDto): Promise<void> {
    authorize(canDecideEscalation, actor);
    const colleague = (await this.colleagues.inRoles(['supervisor'])).find(({ id }) => id === supervisor);
    if (!colleague) {
      throw new Invalid([{ field: 'supervisor', key: 'escalations.errors.supervisor' }]);
    }
    await this.once(actor, reference, 'hand', { key, supervisor }, async (tx, ticket) => {
      const open = await this.moves.openOf(tx, ticket.id, 'decided');
      if (open.status === 'requested' || open.supervisorId === colleague.id) {
        throw new Conflict('escalations.errors.moved-meanwhile');
      }
      await this.moves.set(tx, open, 'supervisor_id = ?', [colleague.id]);
      await this.moves.tell(tx, ticket, actor, open, 'handed', { name: colleague.name });
    });
  }

  /** The decision goes to the customer as a message, and into the record with its outcome. */
  async decide(actor: KnownActor, reference: string, input: DecideDto): Promise<void> {
    const decision = withoutSecrets(input.decision);
    const { outcome, key } = input;
    await this.once(actor, reference, 'decide', { key, outcome, decision }, async (tx, ticket) => {
      const open = await this.moves.openOf(tx, ticket.id, 'decided');
      const now = this.clock.now();
      await this.moves.set(
        tx,
        open,
        `status = 'decided', supervisor_id = ?, seen_at = COALESCE(seen_at, ?), decided_at = ?, outcome = ?, decision = ?`,
        [actor.id, now, now, outcome, decision],
      );
      await this.moves.tell(tx, ticket, actor, open, `decided-${outcome}`, { name: actor.name }, 'decided');
      const author = authorOf(actor);
      const message = { kind: 'message', visibility: 'public', author, body: decision } as const;
      await this.record.addMessage(tx, ticket, message, null);
    });
  }

  private async put(
    tx: Transaction,
    actor: KnownActor,
    ticket: FoundTicket,
    open: OpenEscalation,
    to: BoardMove,
  ): Promise<void> {
    if (to === 'requested') {
      await this.moves.set(tx, open, `status = 'requested', supervisor_id = NULL, seen_at = NULL`, []);
      await this.moves.tell(tx, ticket, actor, open, 'returned', {}, to);
    } else if (to === 'third-party') {
      await this.moves.set(tx, open, `status = 'third-party'`, []);
      await this.moves.tell(tx, ticket, actor, open, 'third-party', { name: actor.name }, to);
    } else if (open.status === 'requested') {
      await this.takeOver(tx, actor, ticket, open);
    } else {
      await this.moves.set(tx, open, `status = 'seen'`, []);
      await this.moves.tell(tx, ticket, actor, open, 'resumed', { name: actor.name }, to);
    }
  }

  private async takeOver(
    tx: Transaction,
    actor: KnownActor,
    ticket: FoundTicket,
    open: OpenEscalation,
  ): Promise<void> {
    await this.moves.set(tx, open, `status = 'seen', supervisor_id = ?, seen_at = ?`, [
      actor.id,
      this.clock.now(),
    ]);
    await this.moves.tell(tx, ticket, actor, open, 'seen', { name: actor.name }, 'seen');
  }

  private async once(
    actor: KnownActor,
    reference: string,
    what: string,
    { key, ...body }: Pressed & Readonly<Record<string, string>>,
    step: Step,
  ): Promise<void> {
    authorize(canDecideEscalation, actor);
    const ticket = await this.tickets.require(actor, reference);
    const request = { scope: `${actor.id}/escalations.${what}`, key, body: { ticket: ticket.id, ...body } };
    await this.idempotency.once(request, async (tx) => {
      await this.record.hold(tx, ticket); // Tickets are locked before their requests, by everybody.
      await step(tx, ticket);
    });
  }
}
