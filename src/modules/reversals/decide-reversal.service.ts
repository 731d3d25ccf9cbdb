import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Conflict } from '../../platform/errors/app-error.js';
import { Idempotency } from '../../platform/idempotency/idempotency.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import { withoutSecrets } from '../../platform/redaction/without-secrets.js';
import { redactedAfter } from '../tickets/said-before.js';
import { LinkBook } from '../tickets/link-book.js';
import { authorOf } from '../tickets/ticket-record.js';
import { ReversalAccess } from './reversal-access.js';
import type { DeclineReversalDto } from './reversal.dto.js';
import { ReversalBook } from './reversal-book.js';
import { ReversalChecks } from './reversal-checks.js';

interface Pressed {
  readonly key: string;
}

/**
 * A supervisor's yes or no to what somebody else has proposed. A yes is not yet money: a job sends it from here on, and
 * the record says at each step where it stands.
 */
@Injectable()
export class DecideReversalService {
  constructor(
    private readonly idempotency: Idempotency,
    private readonly access: ReversalAccess,
    private readonly checks: ReversalChecks,
    private readonly links: LinkBook,
    private readonly book: ReversalBook,
    private readonly clock: Clock,
  ) {}

  /**
   * Yes, once a key. @throws Forbidden for who proposed it, Conflict where it is decided already or cannot be any more,
   * Unavailable while the wallet cannot be looked at
   */
  async approve(actor: KnownActor, id: string, { key }: Pressed): Promise<void> {
    const found = await this.access.toDecide(actor, id);
    const request = { scope: `${actor.id}/reversals.approve`, key, body: { id } };
    const look = (await this.idempotency.isDone(request)) ? null : await this.checks.forApproval(found);
    await this.idempotency.once(request, async (tx) => {
      if (look) {
        await this.book.hold(tx, found);
        if (!(await this.book.isTied(tx, found))) {
          throw new Conflict('reversals.errors.untied');
        }
        const decided = { decided_by: actor.id, decided_at: this.clock.now() };
        await this.book.mustMove(tx, found, 'approved', decided);
        await this.checks.stillApprovable(tx, found);
        await this.links.see(tx, found.ticket, found.linkId, look.snapshot, 'asked-for');
        await this.book.tell(tx, found, authorOf(actor), 'approved');
        await this.book.goOn(tx, found, 0);
      }
    });
  }

  /** No, and why, once a key. @throws as `approve`, but nobody asks the wallet */
  async decline(actor: KnownActor, id: string, input: DeclineReversalDto): Promise<void> {
    const found = await this.access.toDecide(actor, id);
    const { declineReason, key } = input;
    const said = withoutSecrets(input.decisionNote ?? '');
    const request = { scope: `${actor.id}/reversals.decline`, key, body: { id, declineReason, note: said } };
    await this.idempotency.once(request, async (tx) => {
      await this.book.hold(tx, found);
      const decided = { decided_by: actor.id, decided_at: this.clock.now() };
      const place = { ticketId: found.ticket.id, authorId: actor.id };
      const { text: note } = await redactedAfter(tx, place, said);
      const why = { decline_reason: declineReason, decision_note: note };
      await this.book.mustMove(tx, found, 'declined', { ...decided, ...why });
      await this.book.tell(tx, found, authorOf(actor), `declined-${declineReason}`, { note });
    });
  }

  /** Who proposed it takes it back. @throws NotFound for a request of another ticket, Conflict once it is decided */
  async withdraw(actor: KnownActor, ticketReference: string, id: string, { key }: Pressed): Promise<void> {
    const found = await this.access.toWithdraw(actor, ticketReference, id);
    const request = { scope: `${actor.id}/reversals.withdraw`, key, body: { id } };
    await this.idempotency.once(request, async (tx) => {
      await this.book.hold(tx, found);
      await this.book.mustMove(tx, found, 'withdrawn');
      await this.book.tell(tx, found, authorOf(actor), 'withdrawn');
    });
  }
}
