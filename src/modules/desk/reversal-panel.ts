import { Injectable } from '@nestjs/common';
import { canProposeReversal, canSeeReversals, canWithdrawReversal } from '../../policies/reversal.policy.js';
import { Clock } from '../../platform/clock/clock.js';
import type { SqlRow } from '../../platform/database/statement.js';
import type { Words } from '../../platform/i18n/words.js';
import type { Actor } from '../../platform/identity/actor.js';
import { isCharged } from '../reversals/reversal-figures.js';
import { type ReversalFacts, ReversalLookup } from '../reversals/reversal.lookup.js';
import { ReversalRules } from '../reversals/reversal-rules.js';
import { isOpenReversal } from '../reversals/reversal-status.js';
import type { Kept } from './transaction.view.js';
import { reversalModel, type ReversalModel } from './reversal-words.js';
import { workspacePath } from './workspace-address.js';

/** What a linked transaction says of money that goes back. */
export interface LinkReversals {
  readonly reversals: readonly (ReversalModel & {
    /** '' for who may not open it. */
    readonly decidePath: string;
    readonly withdrawPath: string;
  })[];
  /** Where one proposes that it goes back; '' where nobody may now. */
  readonly proposePath: string;
}

export const NOTHING_GOES_BACK: LinkReversals = { reversals: [], proposePath: '' };

/** The requests to give back the transactions of a ticket, each beside its transaction. One query, or none. */
@Injectable()
export class ReversalPanel {
  constructor(
    private readonly rules: ReversalRules,
    private readonly lookup: ReversalLookup,
    private readonly clock: Clock,
  ) {}

  /** Asked once a page; what it returns says it of each link. */
  async of(
    actor: Actor,
    ticket: SqlRow,
    words: Words,
  ): Promise<(linkId: string, kept: Kept) => LinkReversals> {
    if (!this.rules.isOpen) {
      return () => NOTHING_GOES_BACK;
    }
    const all = await this.lookup.ofTicket(String(ticket.id));
    const now = this.clock.now();
    const path = workspacePath(String(ticket.reference));
    const mayPropose = canProposeReversal(actor) && ticket.status !== 'closed';

    return (linkId, kept) => {
      const own = all.filter((one) => one.linkId === linkId);
      const isFree = !own.some(({ status }) => isOpenReversal(status));

      return {
        reversals: own.map((one) => this.shown(actor, one, path, words, now)),
        proposePath: mayPropose && isFree && mayGoBack(kept) ? `${path}/links/${linkId}/reversal` : '',
      };
    };
  }

  private shown(
    actor: Actor,
    facts: ReversalFacts,
    path: string,
    words: Words,
    now: Date,
  ): LinkReversals['reversals'][number] {
    const model = reversalModel(facts, words, now);
    const mayWithdraw = facts.status === 'proposed' && canWithdrawReversal(actor, facts);

    return {
      ...model,
      decidePath: canSeeReversals(actor) ? model.path : '',
      withdrawPath: mayWithdraw ? `${path}/reversals/${facts.id}/withdrawal` : '',
    };
  }
}

/** By what was seen last; a fresh look decides when it is proposed. */
const mayGoBack = (kept: Kept): boolean => !kept.originalReference && isCharged(kept);
