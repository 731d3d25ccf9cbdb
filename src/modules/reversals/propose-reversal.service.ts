import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { authorize } from '../../policies/authorize.js';
import { canProposeReversal } from '../../policies/reversal.policy.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { Conflict, NotFound } from '../../platform/errors/app-error.js';
import { Idempotency } from '../../platform/idempotency/idempotency.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import { withoutSecrets } from '../../platform/redaction/without-secrets.js';
import { authorOf } from '../tickets/ticket-record.js';
import { redactedAfter } from '../tickets/said-before.js';
import { LinkBook } from '../tickets/link-book.js';
import type { FoundTicket } from '../tickets/ticket.lookup.js';
import { ProposableLinks } from './proposable-links.js';
import type { ReversalFigures } from './reversal-figures.js';
import type { FreshLook } from './reversal-look.js';
import type { ProposeReversalDto } from './reversal.dto.js';
import { ReversalBook } from './reversal-book.js';
import { ReversalChecks } from './reversal-checks.js';
import { kindOf } from './reversal-status.js';

interface Proposal {
  readonly ticket: FoundTicket;
  readonly linkId: string;
  readonly input: ProposeReversalDto;
  readonly seen: { readonly look: FreshLook; readonly figures: ReversalFigures };
}

/** Nothing where another request for the same transaction is open, on whichever ticket. */
const INSERT = `INSERT INTO reversal_requests (id, ticket_id, link_id, provider, original_reference, kind, part_minor,
  amount_minor, currency, reason, note, correlation_id, proposed_by, proposed_at, moved_at, status, step, sends, asks,
  polls) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'proposed', 0, 0, 0, 0) ON CONFLICT DO NOTHING RETURNING id`;

/**
 * Proposing that money goes back. Nothing moves by it: another person decides. The wallet is looked at first, so that
 * nobody decides by what was true yesterday.
 */
@Injectable()
export class ProposeReversalService {
  constructor(
    private readonly idempotency: Idempotency,
    private readonly proposable: ProposableLinks,
    private readonly checks: ReversalChecks,
    private readonly links: LinkBook,
    private readonly book: ReversalBook,
    private readonly clock: Clock,
  ) {}

  /**
   * Proposes for a link of this ticket, once a key. @throws NotFound for any other link, Invalid that says why it cannot
   * be, Conflict where another request for it is open or the ticket is closed, Unavailable while the wallet does not answer
   */
  async propose(
    actor: KnownActor,
    ticketReference: string,
    linkId: string,
    typed: ProposeReversalDto,
  ): Promise<void> {
    authorize(canProposeReversal, actor);
    const { ticket, reference } = await this.proposable.require(actor, ticketReference, linkId);
    if (ticket.status === 'closed') {
      throw new Conflict('tickets.errors.closed');
    }
    const input = { ...typed, note: withoutSecrets(typed.note) };
    const { key, ...said } = input;
    const body = { ticket: ticket.id, link: linkId, ...said };
    const request = { scope: `${actor.id}/reversals.propose`, key, body };
    const seen = (await this.idempotency.isDone(request))
      ? null
      : await this.checks.forProposal(actor, ticket.id, reference, input);
    await this.idempotency.once(request, async (tx) => {
      if (seen) {
        await this.store(tx, actor, { ticket, linkId, input, seen });
      }
    });
  }

  private async store(
    tx: Transaction,
    actor: KnownActor,
    { ticket, linkId, input, seen: { look, figures } }: Proposal,
  ): Promise<void> {
    await this.book.hold(tx, { ticket });
    if (!(await this.book.isTied(tx, { linkId }))) {
      throw new NotFound();
    }
    const { reference, provider } = look.original;
    const place = { ticketId: ticket.id, authorId: actor.id };
    const { text: note } = await redactedAfter(tx, place, input.note);
    const id = randomUUID();
    const now = this.clock.now();
    const [first] = await tx.sql(INSERT, [
      id,
      ticket.id,
      linkId,
      provider,
      reference,
      kindOf(input.reason),
      figures.partMinor,
      figures.amountMinor,
      figures.currency,
      input.reason,
      note,
      randomUUID(),
      actor.id,
      now,
      now,
    ]);
    if (!first) {
      throw new Conflict('reversals.errors.open-already');
    }
    await this.checks.stillWithin(tx, actor, { ...figures, originalReference: reference });
    await this.links.see(tx, ticket, linkId, look.snapshot, 'asked-for');
    await this.book.tell(
      tx,
      { id, ticket, originalReference: reference, ...figures },
      authorOf(actor),
      'proposed',
      { note },
    );
  }
}
