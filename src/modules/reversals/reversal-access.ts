import { Injectable } from '@nestjs/common';
import { authorize } from '../../policies/authorize.js';
import { canDecideReversal, canWithdrawReversal } from '../../policies/reversal.policy.js';
import { Forbidden, NotFound } from '../../platform/errors/app-error.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import { parseReference } from '../../platform/ids/reference.js';
import { ReversalLookup } from './reversal.lookup.js';
import type { ReversalRow } from './reversal-row.js';

/** A request as whoever wants to do something with it may have it. */
@Injectable()
export class ReversalAccess {
  constructor(private readonly lookup: ReversalLookup) {}

  /** To say yes or no to it, or to end it by hand. @throws Forbidden for who proposed it, NotFound where there is none */
  async toDecide(actor: KnownActor, id: string): Promise<ReversalRow> {
    // Who decides nothing learns nothing of what there is.
    authorize(canDecideReversal, actor, { proposedBy: '' });
    const found = await this.lookup.row(id);
    if (!found) {
      throw new NotFound();
    }
    if (!canDecideReversal(actor, found)) {
      throw new Forbidden('reversals.errors.own');
    }

    return found;
  }

  /** To take it back. @throws Forbidden for who did not propose it, NotFound for a request of another ticket */
  async toWithdraw(actor: KnownActor, ticketReference: string, id: string): Promise<ReversalRow> {
    // Who works on no tickets learns nothing of what there is.
    authorize(canWithdrawReversal, actor, { proposedBy: actor.id });
    const found = await this.lookup.row(id);
    if (found === null || found.ticket.reference !== parseReference(ticketReference)) {
      throw new NotFound();
    }
    authorize(canWithdrawReversal, actor, found);

    return found;
  }
}
