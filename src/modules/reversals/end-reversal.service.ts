import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { Conflict, Invalid } from '../../platform/errors/app-error.js';
import { Idempotency } from '../../platform/idempotency/idempotency.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import { withoutSecrets } from '../../platform/redaction/without-secrets.js';
import { redactedAfter } from '../tickets/said-before.js';
import { authorOf } from '../tickets/ticket-record.js';
import { ReversalAccess } from './reversal-access.js';
import type { EndReversalDto } from './reversal.dto.js';
import { ReversalBook } from './reversal-book.js';
import { ReversalReturn } from './reversal-return.js';
import type { ReversalRow } from './reversal-row.js';
import { type EndFinding, isOpenReversal, isStuckReversal, NOT_RETURNED } from './reversal-status.js';

interface Ending {
  readonly finding: EndFinding;
  readonly note: string;
  /** As the wallet shows it; '' where it shows none. */
  readonly made: string;
}

/**
 * The end by hand of an order of which the wallet says nothing for good: a supervisor writes down what the operator's
 * own back office has found. Nothing is sent. The customer hears of it by what the wallet shows, or not at all from here;
 * and only where nothing went back may it be proposed anew.
 */
@Injectable()
export class EndReversalService {
  constructor(
    private readonly idempotency: Idempotency,
    private readonly access: ReversalAccess,
    private readonly returns: ReversalReturn,
    private readonly book: ReversalBook,
    private readonly clock: Clock,
  ) {}

  /**
   * Ends it, once a key. @throws Forbidden for who proposed it, Conflict where it moves still or has moved meanwhile,
   * Invalid for a number that is not its return, Unavailable while the wallet cannot be looked at
   */
  async end(actor: KnownActor, id: string, input: EndReversalDto): Promise<void> {
    const found = await this.access.toDecide(actor, id);
    const { finding, key } = input;
    const typed = finding === 'returned' ? (input.made ?? '') : '';
    const note = withoutSecrets(input.endNote);
    const request = { scope: `${actor.id}/reversals.end`, key, body: { id, finding, made: typed, note } };
    const isDone = await this.idempotency.isDone(request);
    const made = isDone ? '' : await this.seen(found, finding, typed);
    await this.idempotency.once(request, async (tx) => {
      if (!isDone) {
        await this.store(tx, actor, found, { finding, note, made });
      }
    });
  }

  /** The return as the wallet shows it now; '' for a finding that needs none. */
  private async seen(found: ReversalRow, finding: EndFinding, typed: string): Promise<string> {
    if (!isStuckReversal(found, this.clock.now())) {
      throw new Conflict(
        `reversals.errors.${isOpenReversal(found.status) ? 'not-stuck' : 'moved-meanwhile'}`,
      );
    }
    if (finding !== 'returned') {
      return '';
    }
    if (typed === '') {
      throw new Invalid([{ field: 'made', key: 'reversals.errors.return-number' }]);
    }

    return this.returns.require(found, typed);
  }

  private async store(
    tx: Transaction,
    actor: KnownActor,
    found: ReversalRow,
    { finding, note: said, made }: Ending,
  ): Promise<void> {
    await this.book.hold(tx, found);
    const { text: note } = await redactedAfter(tx, { ticketId: found.ticket.id, authorId: actor.id }, said);
    const ended = { ended_by: actor.id, ended_at: this.clock.now(), end_note: note };
    switch (finding) {
      case 'returned':
        await this.returns.refuseTaken(tx, found, made);
        await this.book.mustMove(tx, found, 'done', { ...ended, reversal_reference: made });
        await this.book.goOn(tx, found, 0);
        break;
      case 'recorded':
        await this.book.mustMove(tx, found, 'recorded', ended);
        break;
      case 'not-returned':
        await this.book.mustMove(tx, found, 'rejected', { ...ended, refusal_code: NOT_RETURNED });
    }
    await this.book.tell(tx, found, authorOf(actor), `ended-${finding}`, {
      note,
      ...(made === '' ? {} : { made }),
    });
  }
}
